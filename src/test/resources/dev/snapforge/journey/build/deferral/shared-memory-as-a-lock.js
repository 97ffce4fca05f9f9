// target: plain
// check: ok()
const lock = new Int32Array(new SharedArrayBuffer(4));
const map = new Map([['lock', lock]]);
class Mutex { #cell = lock; lock() { return Atomics.compareExchange(this.#cell, 0, 0, 1) === 0; } unlock() { Atomics.store(this.#cell, 0, 0); } }
const m = new Mutex(); m.lock();
globalThis.ok = () => { const a = m.lock(); m.unlock(); const b = m.lock(); return [a, b, lock[0], map.get('lock') === lock, lock.buffer.byteLength, lock.buffer === lock.buffer, lock.buffer instanceof SharedArrayBuffer].join(); };
