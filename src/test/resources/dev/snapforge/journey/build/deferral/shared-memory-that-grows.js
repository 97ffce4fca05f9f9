// target: plain
// check: use()
// check: grow()
const g = new SharedArrayBuffer(8, { maxByteLength: 64 });
const v = new Uint8Array(g); v.set([1,2,3]);
const d = new DataView(g); d.setFloat32(4, 1.5);
class Ring { constructor(n) { this.sab = new SharedArrayBuffer(n * 4 + 8); this.head = new Uint32Array(this.sab, 0, 2); this.data = new Float32Array(this.sab, 8); }
 push(x) { const i = Atomics.add(this.head, 0, 1); this.data[i % this.data.length] = x; return i; } }
const ring = new Ring(4); ring.push(2.5); ring.push(3.5);
globalThis.use = () => { ring.push(9); return [Array.from(ring.data), Array.from(ring.head), ring.data.buffer === ring.sab].join(); };
globalThis.grow = () => { g.grow(16); return [v.length, v[2], d.getFloat32(4), g.growable, g.maxByteLength, d.byteLength].join(); };
