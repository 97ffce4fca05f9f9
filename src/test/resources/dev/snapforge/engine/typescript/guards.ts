// [true,false,"ok"]
export {};
type Cat = { meow(): string };
function isCat(value: unknown): value is Cat { return typeof (value as Cat)?.meow === 'function'; }
function assert(value: unknown): asserts value { if (!value) throw new Error('no'); }
const check = (value: unknown): value is string => typeof value === 'string';
assert(true);
globalThis.result = [isCat({ meow: () => 'm' }), check(1), ((): string => 'ok')()];
