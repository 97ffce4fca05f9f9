globalThis.shared = (size) => new SharedArrayBuffer(size);
