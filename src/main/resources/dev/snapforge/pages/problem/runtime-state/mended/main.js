globalThis.startedAt = () => Date.now();
