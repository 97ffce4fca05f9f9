/** `<system>-<architecture>/<engine>`. */
export const TARGET =
  /^(linux|macos|windows)-(x64|arm64)\/((?:javet-v8-i18n|javet-v8|javet-node|node)-[0-9][0-9A-Za-z.]{0,54}|isolated-vm-[0-9][0-9A-Za-z.]{0,54}-node-[0-9]{1,3})$/;

/** @type {Record<string, string>} */
const SYSTEMS = { darwin: 'macos', win32: 'windows' };

/**
 * The platform of a target, from Node's names.
 *
 * @param {string} system as `process.platform`
 * @param {string} arch as `process.arch`
 */
export const platformOf = (system, arch) => `${SYSTEMS[system] ?? system}-${arch}`;
