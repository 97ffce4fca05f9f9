globalThis.newSession = () => Math.random();
