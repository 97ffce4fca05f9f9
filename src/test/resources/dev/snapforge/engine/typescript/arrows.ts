// [2,"x",6,[1,2]]
export {};
const identity = <T,>(value: T): T => value;
const pair = async <A extends object, B = A>(a: A, b?: B): Promise<[A, B | undefined]> => [a, b];
const long = (
  a: number,
  b: number,
): number =>
  a * b;
const wrapped = (a: number):
  Array<number> => [a, 2];
globalThis.result = [identity<number>(2), identity('x'), long(2, 3), wrapped(1)];
