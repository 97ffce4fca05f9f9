// V8 puts off what lies too many references deep, and cannot read a buffer that is exactly there.
let list = { value: new ArrayBuffer(1024) };
for (let i = 0; i < 27; i++) list = { next: list };
globalThis.list = list;
