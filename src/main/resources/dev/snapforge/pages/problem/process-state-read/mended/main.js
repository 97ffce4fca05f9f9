globalThis.log = (text) => process.argv.includes('--verbose') && console.log(text);
