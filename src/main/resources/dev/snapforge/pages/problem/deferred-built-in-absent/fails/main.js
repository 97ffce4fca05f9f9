// There is no WebAssembly before the snapshot is loaded.
const fast = typeof WebAssembly === 'object';
globalThis.codec = () => (fast ? 'wasm' : 'script');
