function release(id) {}
globalThis.track = (target, id) => {
  globalThis.registry ??= new FinalizationRegistry(release);
  globalThis.registry.register(target, id);
};
