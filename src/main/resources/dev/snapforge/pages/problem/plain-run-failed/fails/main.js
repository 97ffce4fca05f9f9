// While a snapshot is made there is no WebAssembly yet.
if (typeof WebAssembly === 'object') throw new Error('this file is for old engines');
globalThis.greet = (name) => `Hello, ${name}!`;
