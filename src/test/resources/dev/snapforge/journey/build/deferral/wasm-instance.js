// target: plain
// target: previous
// target: i18n
// check: sum(2, 3) + size()
// check: described()
// check: fresh(4, 5)
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 16, 2, 3, 97, 100, 100, 0, 0, 6, 109, 101, 109, 111, 114, 121, 2, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
const module = new WebAssembly.Module(bytes);
bytes.fill(0);
const instance = new WebAssembly.Instance(module);
const { add, memory } = instance.exports;
globalThis.sum = (a, b) => add(a, b);
globalThis.size = () => memory.buffer.byteLength;
globalThis.fresh = (a, b) => new WebAssembly.Instance(module).exports.add(a, b);
globalThis.described = () =>
  [
    WebAssembly.Module.exports(module).map((it) => it.name + it.kind),
    instance instanceof WebAssembly.Instance,
    memory instanceof WebAssembly.Memory,
    instance.exports.add === add,
    add.name,
    add.length,
    Object.isFrozen(instance.exports),
    Object.keys(instance.exports),
    Object.prototype.toString.call(memory),
  ].join();
