const clock = { now: () => 0 };
globalThis.now = () => clock.now();
