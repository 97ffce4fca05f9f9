// Asked for when it is needed.
globalThis.startedAt = () => Date.now();
