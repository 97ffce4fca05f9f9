// [1,2]
interface Shape { a: number }
type Alias<T> = { [K in keyof T]?: T[K] };
const a = 1, b = 2;
export type { Shape, Alias };
export { type Shape as Other, a, type Alias as Third, b };
export default interface Fourth { x: string }
export type Fifth = 'a' | 'b';
export declare const sixth: number;
globalThis.result = [a, b];
