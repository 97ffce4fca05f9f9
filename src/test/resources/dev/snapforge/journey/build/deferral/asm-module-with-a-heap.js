// target: plain
// check: sum(3)
// check: [typeof asm.fill, asm.fill.length].join()
function Module(stdlib, foreign, heap) {
  "use asm";
  var words = new stdlib.Int32Array(heap);
  function fill(count) {
    count = count | 0;
    var i = 0;
    for (; (i | 0) < (count | 0); i = (i + 1) | 0) words[(i << 2) >> 2] = (i + 1) | 0;
  }
  function sum(count) {
    count = count | 0;
    var i = 0;
    var total = 0;
    for (; (i | 0) < (count | 0); i = (i + 1) | 0) total = (total + (words[(i << 2) >> 2] | 0)) | 0;
    return total | 0;
  }
  return { fill: fill, sum: sum };
}
const asm = Module({ Int32Array }, {}, new ArrayBuffer(0x10000));
asm.fill(4);
globalThis.asm = asm;
globalThis.sum = (count) => asm.sum(count);
