const names = ['double'];
// Hardens what it relies on, as a library does that does not trust its neighbours.
Object.freeze(Math);
exports.double = (x) => Math.imul(x, 2);
exports.names = names;
