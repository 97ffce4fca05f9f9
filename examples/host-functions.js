// A bundle in two phases: this file runs while the snapshot is built (with "prelude": "web"), main() in every restored runtime.
const { slot } = globalThis[Symbol.for('snapforge')];

// Native code cannot be in a snapshot. A slot holds its place until the host binds a function to it.
const priceOf = slot('priceOf');
const currency = slot('currency');

globalThis.main = async () => {
  const price = await priceOf('bread');
  setTimeout(() => console.log(`bread costs ${price} ${currency()}`), 10);
};
