// target: plain
// check: steps.join()
globalThis.steps = [];
const open = (name, symbol) => ({
  async [symbol]() {
    steps.push('begin ' + name);
    await null;
    steps.push('end ' + name);
  },
});
(async () => {
  {
    await using file = open('file', Symbol.asyncDispose);
    await using none = undefined;
    steps.push('body');
  }
  for (await using part of [open('part', Symbol.asyncDispose)]) steps.push('loop');
  steps.push('done');
})();
