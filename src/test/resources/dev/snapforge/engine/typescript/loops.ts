// [0,1,"a","caught"]
export {};
const seen: unknown[] = [];
for (let i: number = 0; i < 2; i++) seen.push(i as number);
for (const key in { a: 1 } as Record<string, number>) seen.push(key!);
try { throw 'caught'; } catch (error: unknown) { seen.push(error as string); }
for (const it of [] as number[]) seen.push(it);
globalThis.result = seen;
