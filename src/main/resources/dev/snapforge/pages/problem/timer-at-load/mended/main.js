globalThis.ticks = 0;
globalThis.start = () => setInterval(() => ticks++, 1000);
