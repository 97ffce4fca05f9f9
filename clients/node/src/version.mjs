/** That of package.json, which the build compares. */
export const VERSION = '0.1.0';
