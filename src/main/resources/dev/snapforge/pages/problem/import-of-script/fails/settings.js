globalThis.settings = { port: 80 };
