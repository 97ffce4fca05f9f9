// More than V8's heap holds.
const table = [];
for (let i = 0; i < 1e6; i++) table.push(new Array(1000).fill(i * i));
globalThis.square = (i) => table[i][0];
