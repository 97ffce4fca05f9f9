// V8 cannot write a FinalizationRegistry that waits to call back. So nothing that is registered while the bundle loads dies before the
// snapshot is taken; in a restored runtime it does, once a registry is used again, and is called back for as the language allows.
({ isLoading, note, replace }) => {
  const { apply, construct } = Reflect;
  const { prototype } = FinalizationRegistry;
  let kept;
  const release = () => {
    if (!isLoading()) kept = undefined;
  };
  replace(prototype, 'register', 'value', (native) => ({
    apply(target, self, values) {
      const result = apply(native, self, values);
      release();
      if (isLoading()) {
        kept = { registry: self, target: values[0], token: values[2], next: kept };
        note('FinalizationRegistry.prototype.register');
      }
      return result;
    },
  }));
  replace(prototype, 'unregister', 'value', (native) => ({
    apply(target, self, values) {
      const result = apply(native, self, values);
      release();
      if (!result || !isLoading()) return result;
      let left;
      for (let it = kept; it !== undefined; it = it.next) {
        if (it.registry !== self || it.token !== values[0]) left = { ...it, next: left };
      }
      kept = left;
      return result;
    },
  }));
  const type = replace(globalThis, 'FinalizationRegistry', 'value', (native) => ({
    construct(target, values, newTarget) {
      release();
      return construct(native, values, newTarget === type ? native : newTarget);
    },
  }));
  prototype.constructor = type;
};
