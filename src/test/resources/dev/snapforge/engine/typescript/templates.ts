// ["a1b","${x}",["<div>",""]]
export {};
type Route<T extends string> = `/${T}/${number}`;
const value = `a${1 as number}b`;
const raw = String.raw`\${x}`.slice(1) as `${string}`;
const parts = ((it: TemplateStringsArray, ..._: unknown[]): readonly string[] => it)`<div>${{ a: 1 } as any}`;
globalThis.result = [value, raw, [...parts]];
