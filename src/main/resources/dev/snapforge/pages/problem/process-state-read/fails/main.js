// The arguments of the process that builds.
const verbose = process.argv.includes('--verbose');
globalThis.log = (text) => verbose && console.log(text);
