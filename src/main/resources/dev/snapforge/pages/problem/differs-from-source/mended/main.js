Object.defineProperty(globalThis, 'codec', {
  get: () => (typeof WebAssembly === 'object' ? 'wasm' : 'script'),
});
