// target: plain
// target: previous
// check: state()
const { Memory, Global, Table } = WebAssembly;
const memory = new Memory({ initial: 1, maximum: 4 });
const counter = new Global({ value: 'i32', mutable: true }, 7);
const table = new Table({ element: 'anyfunc', initial: 2 });
globalThis.state = () => {
  const before = memory.buffer.byteLength;
  memory.grow(1);
  counter.value++;
  return [before, memory.buffer.byteLength, counter.value, table.length, table.get(0), new Memory({ initial: 2 }).buffer.byteLength].join();
};
