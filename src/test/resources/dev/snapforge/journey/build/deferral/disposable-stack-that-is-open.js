// target: plain
// check: ok()
const log = [];
const stack = new DisposableStack(); stack.defer(() => log.push('a')); stack.use({ [Symbol.dispose]() { log.push('b'); } });
globalThis.cleanup = stack;
globalThis.ok = () => [stack instanceof DisposableStack, stack.disposed, Object.prototype.toString.call(stack), stack.constructor === DisposableStack, (stack.defer(() => log.push('c')), stack.dispose(), log), stack.disposed].join();
// check: moved()
const second = new DisposableStack();
second.adopt(4, (value) => log.push(value));
const third = new AsyncDisposableStack();
third.defer(async () => log.push('late'));
globalThis.moved = async () => {
  const other = second.move();
  other.defer(() => log.push('first'));
  other[Symbol.dispose]();
  await third.disposeAsync();
  return [log, second.disposed, Object.getPrototypeOf(third) === AsyncDisposableStack.prototype, DisposableStack.prototype.dispose === DisposableStack.prototype[Symbol.dispose]].join();
};
