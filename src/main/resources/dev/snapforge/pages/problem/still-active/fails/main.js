globalThis.ticks = 0;
setInterval(() => ticks++, 1000);
