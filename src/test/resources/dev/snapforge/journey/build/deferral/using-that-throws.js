// target: plain
// check: errors.join('|')
// check: steps.join()
globalThis.steps = [];
const failing = (text) => ({
  [Symbol.dispose]() {
    throw new Error(text);
  },
});
const thrown = (action) => {
  try {
    return String(action());
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
globalThis.errors = [
  () => {
    using value = 5;
  },
  () => {
    using value = {};
  },
  () => {
    using value = failing('dispose');
    return 'unseen';
  },
  () => {
    using last = { [Symbol.dispose]: () => steps.push('last') };
    throw new RangeError('body');
  },
].map(thrown);
