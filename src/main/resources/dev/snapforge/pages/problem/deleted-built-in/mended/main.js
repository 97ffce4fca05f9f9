// The code sees a variable of that name instead.
globalThis.run = (code) => Function('Atomics', code)();
