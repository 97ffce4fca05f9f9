// A stand-in while the snapshot is made, and not the real one afterwards.
const Memory = SharedArrayBuffer;
globalThis.shared = (size) => new Memory(size);
