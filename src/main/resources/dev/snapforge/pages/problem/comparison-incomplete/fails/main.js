globalThis.greet = (name) => `Hello, ${name}!`;
Object.freeze(globalThis);
