// [2,true,"s"]
class Counter { #count: number = 1; static #shared?: string = 's'; #step(by: number): void { this.#count += by; }
  next(): number { this.#step(1); return this.#count!; }
  static has(value: object): value is Counter { return #count in value; }
  static { this.#shared = 's' as string; }
  static get shared(): string { return this.#shared!; } }
const counter = new Counter();
globalThis.result = [counter.next(), Counter.has(counter), Counter.shared];
export {};
