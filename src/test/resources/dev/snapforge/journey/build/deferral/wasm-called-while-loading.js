// target: plain
// check: ok()
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 16, 2, 3, 97, 100, 100, 0, 0, 6, 109, 101, 109, 111, 114, 121, 2, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
const { add, memory } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
const three = add(1, 2);
const heap = new Uint8Array(memory.buffer); heap[5] = 9;
globalThis.ok = () => [three, add(3, 4), heap[5], heap.length, new Uint8Array(memory.buffer)[5], heap.buffer === memory.buffer].join();
