// [1,null,"d",5]
export {};
const deep = { a: { b: 1 } } as { a?: { b?: number; c?(): void } };
const value = deep.a!.b!;
const missing = (deep?.a!).c?.() ?? null;
let assigned: string | undefined;
assigned ??= 'd' as string;
const sum = (deep.a!.b as number) + 4;
globalThis.result = [value, missing, assigned!, sum];
