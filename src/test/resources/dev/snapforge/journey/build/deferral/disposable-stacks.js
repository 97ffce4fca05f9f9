// target: plain
// target: i18n
// check: steps.join()
// check: outcome
// check: later()
globalThis.steps = [];
const open = (name) => ({ [Symbol.dispose]: () => steps.push(name) });
function load() {
  using stack = new DisposableStack();
  stack.use(open('file'));
  stack.adopt('handle', (name) => steps.push(name));
  const moved = stack.move();
  moved.defer(() => {
    throw new Error('one');
  });
  moved.defer(() => {
    throw new Error('two');
  });
  try {
    moved[Symbol.dispose]();
  } catch (error) {
    return [error.name, error.error.message, error.suppressed.message, stack.disposed, moved instanceof DisposableStack].join();
  }
}
globalThis.outcome = load();
(async () => {
  const stack = new AsyncDisposableStack();
  stack.use(open('late'));
  await stack.disposeAsync();
})();
globalThis.later = () => {
  const stack = new DisposableStack();
  stack.use(open('later'));
  stack.dispose();
  return steps.at(-1) + (stack instanceof DisposableStack);
};
