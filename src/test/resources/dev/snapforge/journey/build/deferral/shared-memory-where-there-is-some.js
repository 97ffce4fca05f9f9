// target: plain
// check: ok()
let s; try { s = new SharedArrayBuffer(1024); } catch { s = new ArrayBuffer(1024); }
const scratch = new Float64Array(s, 0, 16); scratch.fill(0.5); const view = new Uint16Array(s, 512);
class Sub extends Uint8Array {}
const sub = new Sub(s, 100, 5); sub[0] = 255; sub.note = 'x';
globalThis.ok = () => [s.constructor.name, scratch[3], sub[0], sub.note, sub instanceof Sub, sub.constructor.name, view.length, scratch.subarray(0, 2).buffer === s].join();
