globalThis.codec = () => (typeof WebAssembly === 'object' ? 'wasm' : 'script');
