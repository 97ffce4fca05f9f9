// [1,[],true,"x|y",2]
export {};
class Box<in out T extends object = {}> { value!: T; static of<U extends object>(value: U): Box<U> { const box = new Box<U>(); box.value = value; return box; } }
const map = new Map<string, Array<Set<number>>>();
const tag = <T,>(parts: TemplateStringsArray, ...values: T[]) => parts.join('|');
function constant<const T extends readonly unknown[]>(value: T): T { return value; }
const shift = 8 >> 2, less = 1 < 2, both = less > (0 as any);
const bound = parseInt<string> as any;
globalThis.result = [Box.of<{ a: number }>({ a: 1 }).value.a, [...map.values()], both, tag<number>`x${1}y`, shift];
