// An array: each of its members is as near as the others.
const list = [{ value: new ArrayBuffer(1024) }];
for (let i = 0; i < 27; i++) list.unshift({});
globalThis.list = list;
