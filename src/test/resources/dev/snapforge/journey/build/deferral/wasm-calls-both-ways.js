// target: plain
// target: previous
// check: ok()
// check: again()
const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,18,4,96,2,127,127,0,96,1,127,1,127,96,0,0,96,0,1,127,2,11,1,3,101,110,118,3,108,111,103,0,0,3,6,5,0,1,1,3,2,5,3,1,0,1,6,7,1,127,1,65,128,8,11,7,47,6,6,109,101,109,111,114,121,2,0,5,115,116,111,114,101,0,1,4,108,111,97,100,0,2,4,103,114,111,119,0,3,4,98,117,109,112,0,4,5,103,114,101,101,116,0,5,10,47,5,9,0,32,0,32,1,54,2,0,11,7,0,32,0,40,2,0,11,6,0,32,0,64,0,11,11,0,35,0,65,16,107,36,0,35,0,11,8,0,65,8,65,3,16,0,11,11,10,1,0,65,8,11,4,97,98,99,100]);
let heap;
const said = [];
const text = (p, n) => String.fromCharCode(...new Uint8Array(exports.memory.buffer, p, n));
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { log: (p, n) => { said.push(text(p, n)); heap[100] = 33; exports.store(104, 44); } } });
heap = new Uint8Array(exports.memory.buffer);
exports.store(16, 0x01020304);
heap[17] = 99;
exports.greet();
const sp = exports.bump();
exports.bump();
const loaded = exports.load(16);
heap[20] = 5;
globalThis.ok = () => [said, sp, loaded, heap[8], heap[17], heap[100], heap[104], heap.buffer === exports.memory.buffer, exports.load(20), exports.bump(), (exports.store(24, 7), heap[24]), (heap[25] = 1, exports.load(24))].join();
globalThis.again = () => { exports.greet(); const before = exports.grow(1); const gone = heap.length; heap = new Uint8Array(exports.memory.buffer); exports.store(70000, 3); return [said, before, gone, heap.length, heap[70000], heap[8], heap[100], exports.memory.buffer === heap.buffer].join(); };
