globalThis.greet = (name) => `Hello, ${name}!`;
// Called by the runtime once the snapshot is loaded.
globalThis.close = () => Object.preventExtensions(globalThis);
