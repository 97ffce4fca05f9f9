// [[1,2],{"a":3},"x",4]
export {};
const take = ([a, b]: [number, number], { c: { d = 4 } = {} }: { c?: { d?: number } } = {}): unknown[] => [[a, b], d];
const [pair, d] = take([1, 2]);
const { a = 3 as number }: { a?: number } = {};
let x: string; [x] = ['x'] as [string];
globalThis.result = [pair, { a }, x!, d];
