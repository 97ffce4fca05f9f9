// target: plain
// check: kinds()
// check: waits()
const memory = new SharedArrayBuffer(16);
const lengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;
const isArrayBuffer = (value) => {
  try {
    lengthOf.call(value);
    return true;
  } catch {
    return false;
  }
};
const atLoad = [isArrayBuffer(memory), isArrayBuffer(new ArrayBuffer(1)), String(memory), memory instanceof ArrayBuffer].join();
class Cells extends Int32Array {}
const cells = new Cells(memory);
cells[1] = 5;
globalThis.kinds = () => [atLoad, isArrayBuffer(memory), memory.constructor.name, Object.getPrototypeOf(memory) === SharedArrayBuffer.prototype, memory.slice(4, 8).byteLength, memory.growable].join();
globalThis.waits = () => [Atomics.wait(cells, 1, 4), Atomics.wait(cells, 1, 5, 1), Atomics.notify(cells, 1), Atomics.exchange(cells, 1, 9)].join();
