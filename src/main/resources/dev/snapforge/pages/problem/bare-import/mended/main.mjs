// A bundler puts the package's code into the file.
const capitalize = (text) => text.charAt(0).toUpperCase() + text.slice(1);
globalThis.greet = (name) => `Hello, ${capitalize(name)}!`;
