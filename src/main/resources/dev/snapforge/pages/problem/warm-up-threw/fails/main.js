globalThis.greet = (name) => `Hello, ${name}!`;
