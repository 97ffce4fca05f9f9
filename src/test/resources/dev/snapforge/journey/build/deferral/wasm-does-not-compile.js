// target: plain
// check: ok()
let kind = ''; 
try { new WebAssembly.Module(new Uint8Array([1,2,3])); } catch (e) { kind = e.name + (e instanceof WebAssembly.CompileError) + e.message; }
class WasmTrap extends WebAssembly.RuntimeError {}
globalThis.ok = () => [kind, new WasmTrap('x') instanceof WebAssembly.RuntimeError, WasmTrap.name].join();
