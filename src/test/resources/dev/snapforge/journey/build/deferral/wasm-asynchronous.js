// target: plain
// check: ready.then(() => exports.add(1, 2))
let exports;
globalThis.ready = (async () => {
  const { instance, module } = await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 16, 2, 3, 97, 100, 100, 0, 0, 6, 109, 101, 109, 111, 114, 121, 2, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]));
  exports = instance.exports;
  return typeof module;
})();
globalThis.ready.then(() => {
  globalThis.exports = { add: (a, b) => exports.add(a, b) };
});
