// target: plain
// check: ok()
const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,18,4,96,2,127,127,0,96,1,127,1,127,96,0,0,96,0,1,127,2,11,1,3,101,110,118,3,108,111,103,0,0,3,6,5,0,1,1,3,2,5,3,1,0,1,6,7,1,127,1,65,128,8,11,7,47,6,6,109,101,109,111,114,121,2,0,5,115,116,111,114,101,0,1,4,108,111,97,100,0,2,4,103,114,111,119,0,3,4,98,117,109,112,0,4,5,103,114,101,101,116,0,5,10,47,5,9,0,32,0,32,1,54,2,0,11,7,0,32,0,40,2,0,11,6,0,32,0,64,0,11,11,0,35,0,65,16,107,36,0,35,0,11,8,0,65,8,65,3,16,0,11,11,10,1,0,65,8,11,4,97,98,99,100]);
const memories = [];
const module = new WebAssembly.Module(bytes);
const make = () => new WebAssembly.Instance(module, { env: { log() { throw new RangeError('host'); } } }).exports;
const a = make(), b = make();
const heapBefore = new Uint8Array(a.memory.buffer);
a.store(0, 5); b.store(0, 6);
let caught = ''; try { a.greet(); } catch (e) { caught = e.name + e.message; }
let trap = ''; try { b.load(-4); } catch (e) { trap = e.name + (e instanceof WebAssembly.RuntimeError) + (e instanceof Error) + e.message; }
a.memory.grow(2); a.grow(1);
const detached = heapBefore.length;
const heap = new Uint8Array(a.memory.buffer); heap[200000] = 8;
globalThis.ok = () => [caught, trap, detached, heap.length, a.load(200000), heap[0], a.load(0), b.load(0), a.memory.buffer.byteLength, (() => { try { a.greet(); } catch (e) { return e.message; } })(), (() => { try { b.load(-4); } catch (e) { return e instanceof WebAssembly.RuntimeError; } })()].join();
