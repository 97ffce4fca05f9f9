// While the snapshot is made there is no WebAssembly, and in a plain runtime there is.
globalThis.codec = typeof WebAssembly === 'object' ? 'wasm' : 'script';
