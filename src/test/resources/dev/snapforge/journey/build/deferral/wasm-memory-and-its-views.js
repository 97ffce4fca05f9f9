// target: plain
// check: ok()
const memory = new WebAssembly.Memory({ initial: 1, maximum: 10 });
let HEAP8, HEAP32;
function updateViews() { HEAP8 = new Int8Array(memory.buffer); HEAP32 = new Int32Array(memory.buffer); }
updateViews();
HEAP32[2] = 77;
const sp = new WebAssembly.Global({ value: 'i32', mutable: true }, 1024);
sp.value += 16;
const table = new WebAssembly.Table({ initial: 2, element: 'anyfunc' });
globalThis.ok = () => { const before = HEAP32[2]; HEAP8[8]++; return [before, new Int32Array(memory.buffer)[2], HEAP8.buffer === memory.buffer, sp.value, table.length, table.get(0)].join(); };
