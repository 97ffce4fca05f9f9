// target: plain
// check: Module.ready.then((m) => m.add(2, 3))
// check: stat()
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 16, 2, 3, 97, 100, 100, 0, 0, 6, 109, 101, 109, 111, 114, 121, 2, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
var Module = {};
var HEAPU8, wasmExports;
function receive(instance) { wasmExports = instance.exports; HEAPU8 = new Uint8Array(wasmExports.memory.buffer); Module.HEAPU8 = HEAPU8; Module.add = (a, b) => wasmExports.add(a, b); return Module; }
async function instantiateAsync(imports) {
  if (typeof WebAssembly.instantiateStreaming === 'function' && typeof fetch === 'function') { try { await WebAssembly.instantiateStreaming(fetch('x:')); } catch {} }
  const { instance } = await WebAssembly.instantiate(bytes, imports); return receive(instance);
}
if (typeof WebAssembly != 'object') throw new Error('no native wasm support detected');
Module.ready = instantiateAsync({ env: {} }).then((m) => ({ add: m.add }));
globalThis.Module = { ready: Module.ready };
globalThis.stat = () => [HEAPU8.length, wasmExports.add.name, HEAPU8[0], wasmExports.memory.buffer === HEAPU8.buffer].join();
