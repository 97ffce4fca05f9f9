// target: plain
// check: ok()
// module: import env.f (i32->), start calls f(7); export get
const bytes = new Uint8Array([0,97,115,109,1,0,0,0, 1,8,2,96,1,127,0,96,0,0, 2,9,1,3,101,110,118,1,102,0,0, 3,2,1,1, 8,1,1, 10,8,1,6,0,65,7,16,0,11]);
const seen = [];
const i = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { f: (x) => { seen.push(x); } } });
globalThis.ok = () => seen.join() + (i instanceof WebAssembly.Instance);
