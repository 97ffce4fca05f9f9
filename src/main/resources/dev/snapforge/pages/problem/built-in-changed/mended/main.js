globalThis.start = () => delete globalThis.WebAssembly;
globalThis.engine = () => (typeof WebAssembly === 'object' ? 'wasm' : 'js');
