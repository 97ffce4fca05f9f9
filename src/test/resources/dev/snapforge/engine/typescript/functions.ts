// ["number","string",5,[1,2]]
function kind(value: number): 'number';
function kind(value: string): 'string';
function kind(value: unknown): string { return typeof value; }
export async function* each<T extends readonly unknown[]>(items: T): AsyncGenerator<T[number]> { yield* items; }
function self(this: { a: number }, b: number) { return this.a + b; }
function alone(this: unknown): number[] { return [1, 2]; }
globalThis.result = [kind(1), kind('a'), self.call({ a: 2 }, 3), alone()];
