// [3,"m",{"x":1},9]
export {};
const object = {
  async later<T>(this: void, value: T): Promise<T> { return value; },
  get size(): number { return 3; },
  method(): string { return 'm'; },
  ['computed' as string](a: number): number { return a * a; },
} as any;
const { x, ...rest }: { x: number } = { x: 1 };
globalThis.result = [object.size, object.method?.(), { x, ...rest }, object.computed!(3)];
