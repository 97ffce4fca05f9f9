// target: plain
// target: previous
// check: state()
const shared = new SharedArrayBuffer(64);
const ints = new Int32Array(shared, 8, 4);
const bytes = new Uint8Array(shared);
bytes[9] = 7; ints[1] = 123456;
Atomics.store(ints, 2, 42); Atomics.add(ints, 2, 3);
globalThis.state = () => [shared instanceof SharedArrayBuffer, shared.byteLength, ints.buffer === shared, bytes.buffer === shared, ints.join(), bytes[9], Atomics.load(ints, 2), (bytes[12] = 1, ints[1]), Object.prototype.toString.call(shared), ints.byteOffset].join('/');
