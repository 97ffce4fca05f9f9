// target: plain
// check: ok()
const wasmSupported = (() => { try { if (typeof WebAssembly === 'object' && typeof WebAssembly.instantiate === 'function') { const m = new WebAssembly.Module(Uint8Array.of(0,97,115,109,1,0,0,0)); if (m instanceof WebAssembly.Module) return new WebAssembly.Instance(m) instanceof WebAssembly.Instance; } } catch (e) {} return false; })();
const simd = typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array([0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,10,1,8,0,65,0,253,15,253,98,11]));
globalThis.ok = () => [wasmSupported, simd].join();
