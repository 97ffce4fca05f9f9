// target: plain
// check: ok()
const memory = new WebAssembly.Memory({ initial: 1 });
const heap = new Uint8Array(memory.buffer);
heap[3] = 4;
// (import "env" "memory") (import "env" "f" (func)) (func (export "put") i32.const 7 i32.const 9 i32.store8 call f)
const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,2,23,2,3,101,110,118,6,109,101,109,111,114,121,2,0,1,3,101,110,118,1,102,0,0,3,2,1,0,7,7,1,3,112,117,116,0,1,10,13,1,11,0,65,7,65,9,58,0,0,16,0,11]);
globalThis.ok = () => { const seen = []; const i = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, f() { seen.push(heap[7]); heap[8] = 1; } } }); i.exports.put(); return [seen, heap[7], heap[8], heap[3], i.exports.put === i.exports.put].join(); };
