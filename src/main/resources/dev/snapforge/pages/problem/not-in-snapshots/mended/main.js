function Adder() {
  'use asm';
  function add(a, b) {
    a = a | 0;
    b = b | 0;
    return (a + b) | 0;
  }
  return add;
}
let adder;
globalThis.add = (a, b) => (adder ??= Adder())(a, b);
