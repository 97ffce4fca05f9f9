// target: plain
// check: twice(21) + '/' + calls()
// check: valid
let count = 0;
class Glue {
  static exports = new WebAssembly.Instance(
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 9, 2, 96, 0, 0, 96, 1, 127, 1, 127, 2, 9, 1, 3, 101, 110, 118, 1, 102, 0, 1, 3, 2, 1, 1, 7, 5, 1, 1, 103, 0, 1, 10, 8, 1, 6, 0, 32, 0, 16, 0, 11])),
    {
      env: {
        f(value) {
          count++;
          return value * 2;
        },
      },
    },
  ).exports;
}
globalThis.valid = [WebAssembly.validate(new Uint8Array([0, 97, 115])), typeof WebAssembly, 'Memory' in WebAssembly].join();
globalThis.twice = (value) => Glue.exports.g(value);
globalThis.calls = () => count;
