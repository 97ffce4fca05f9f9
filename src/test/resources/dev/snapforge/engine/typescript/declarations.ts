// ["here"]
declare global {
  interface Window { extra: string }
}
declare module './other.js' {
  export const x: number;
}
declare namespace Types { const a: number; }
declare function later(a: string): void;
declare class Later { x: number }
declare let before: string, after: string;
declare enum Colour { Red }
namespace OnlyTypes { export type A = string; export interface B { a: A } }
globalThis.result = ['here'];
export {};
