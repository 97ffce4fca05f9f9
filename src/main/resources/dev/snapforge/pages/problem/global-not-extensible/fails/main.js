globalThis.greet = (name) => `Hello, ${name}!`;
Object.preventExtensions(globalThis);
