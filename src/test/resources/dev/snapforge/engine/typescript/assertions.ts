// [1,"b",{"a":1},3,"const"]
export {};
const any = { a: 1, b: 'b', c: { d: 3 } } as any;
const one = any.a as number;
const maybe: { d?: number } | undefined = any.c;
const frozen = ['const'] as const;
const checked = { a: 1 } satisfies Record<string, number>;
const strict = maybe!.d!;
globalThis.result = [one, any!.b!, checked, strict!, frozen[0]] as unknown[]
globalThis.other = (any as { a: number }).a
;(globalThis as any).third = 3
