// target: plain
// target: previous
// check: add(2, 3) + add(2147483647, 1)
function Adder() {
  'use asm';
  function add(a, b) {
    a = a | 0;
    b = b | 0;
    return (a + b) | 0;
  }
  return add;
}
globalThis.add = Adder();
