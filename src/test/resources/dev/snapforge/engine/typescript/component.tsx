// [1,"b"]
export {};
const generic = <T,>(value: T): T => value;
const less = <T extends unknown>(value: T) => value as T;
globalThis.result = [generic(1), less('b')];
