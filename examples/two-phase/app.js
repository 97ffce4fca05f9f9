// Phase one, while the snapshot is made: all that needs nobody else. The table below stands for what a real bundle parses,
// compiles or computes for seconds.
const prices = new Map(
  'tea 3.20;coffee 4.10'.split(';').map((line) => {
    const [name, price] = line.split(' ');
    return [name, Number(price)];
  }),
);

// A slot of the application's own, next to those of the prelude: the host's function takes its place later.
const timeOfDay = globalThis[Symbol.for('snapforge')].slot('timeOfDay');

globalThis.lookUp = (name) => {
  const title = name[0].toUpperCase() + name.slice(1);
  return `${title} costs ${prices.get(name).toFixed(2)} at ${timeOfDay()}`;
};
