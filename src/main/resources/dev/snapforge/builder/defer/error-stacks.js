// V8 before 13 (Node 22) cannot write an error whose stack was never read: until then it holds the frames. Reading makes a string of them,
// of the name and the message at that time, so it is done when the bundle has loaded and not when an error is made.
({ isLoading, atEnd, note, replace }) => {
  const { apply, construct, getOwnPropertyDescriptor, setPrototypeOf } = Reflect;
  const { get: getter } = getOwnPropertyDescriptor(new Error(), 'stack');
  let made;
  const keep = (error, what) => {
    if (isLoading()) {
      made = { error, next: made };
      note(what);
    }
    return error;
  };
  atEnd(() => {
    for (; made !== undefined; made = made.next) {
      const { error } = made;
      try {
        // V8's own has one getter for all; another one is the bundle's.
        if (getOwnPropertyDescriptor(error, 'stack')?.get === getter) void error.stack;
      } catch {
        // A function of the bundle's own that formats stacks has thrown; the next reader meets that, too.
      }
    }
  });
  const native = Error;
  replace(native, 'captureStackTrace', 'value', (capture) => ({
    apply(target, self, values) {
      const result = apply(capture, self, values);
      keep(values[0], 'Error.captureStackTrace');
      return result;
    },
  }));
  const standIn = (name) => {
    const type = replace(globalThis, name, 'value', (it) => ({
      apply: (target, self, values) => keep(apply(it, self, values), name),
      construct: (target, values, newTarget) => keep(construct(it, values, newTarget === type ? it : newTarget), name),
    }));
    type.prototype.constructor = type;
    return type;
  };
  const error = standIn('Error');
  for (const name of ['AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']) {
    const own = globalThis[name];
    standIn(name);
    setPrototypeOf(own, error);
  }
  // WebAssembly comes anew with each restore.
  const adopt = () => {
    for (const name of ['CompileError', 'LinkError', 'RuntimeError']) {
      const type = globalThis.WebAssembly?.[name];
      if (typeof type === 'function') setPrototypeOf(type, error);
    }
  };
  adopt();
  const { startupSnapshot } = process.getBuiltinModule('v8');
  if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.addDeserializeCallback(adopt);
};
