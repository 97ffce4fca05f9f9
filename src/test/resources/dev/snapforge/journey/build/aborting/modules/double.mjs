const names = ['double'];
export const harden = Object.freeze(Math);
export const double = (x) => harden.imul(x, 2);
globalThis.names = names;
