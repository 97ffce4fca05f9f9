var Temporal = { now: () => 0 };
globalThis.now = () => Temporal.now();
