// target: plain
// check: ok()
// (func (export "inc") (result i32) global += 1), global exported mutable
const bytes = new Uint8Array([0,97,115,109,1,0,0,0, 1,5,1,96,0,1,127, 3,2,1,0, 6,6,1,127,1,65,5,11, 7,11,2,3,105,110,99,0,0,1,103,3,0, 10,13,1,11,0,35,0,65,1,106,36,0,35,0,11]);
const inst = new WebAssembly.Instance(new WebAssembly.Module(bytes));
const first = inst.exports.inc();
inst.exports.inc();
globalThis.ok = () => [first, inst.exports.g.value, inst.exports.inc()].join();
