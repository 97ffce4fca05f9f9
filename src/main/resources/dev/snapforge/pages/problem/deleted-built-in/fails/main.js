delete globalThis.Atomics;
globalThis.run = (code) => Function(code)();
