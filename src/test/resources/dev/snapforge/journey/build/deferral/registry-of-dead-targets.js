// target: plain
// target: previous
// target: i18n
// check: registry instanceof FinalizationRegistry && registry.constructor === FinalizationRegistry
// check: registry.register({}, 1)
// check: [FinalizationRegistry.name, FinalizationRegistry.length].join()
globalThis.registry = new FinalizationRegistry(() => {});
(() => {
  for (let i = 0; i < 1000; i++) registry.register({ i }, i);
})();
