// Buffers lie outside of V8's heap, in the memory of the process.
const pages = [];
for (let i = 0; i < 1000; i++) pages.push(new Uint8Array(16 << 20).fill(1));
globalThis.page = (i) => pages[i];
