// Two built-ins that V8 installs only at load, and whose absence makes bundles take another way or fail: stand-ins that are there
// while the bundle runs and gone before the snapshot is made. What a bundle captured of SharedArrayBuffer finds the real one when
// it is called. It stands on the global object's prototype, which is an object of its own: where a bundle freezes the global object,
// an own property could not be removed, and V8 would find it in its way. Error.stackTraceLimit is an accessor, which V8 takes for none: errors still get no stack, and one that had
// would end every process that loads it. The function that comes back removes them.
'use strict';
() => {
  const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const ErrorAtFirst = Error;
  const undo = [];
  const put = (holder, key, descriptor) => {
    if (getOwnPropertyDescriptor(holder, key) !== undefined) return;
    defineProperty(holder, key, { ...descriptor, configurable: true });
    undo[undo.length] = () => {
      const now = getOwnPropertyDescriptor(holder, key);
      if (now !== undefined && now.value === descriptor.value && now.get === descriptor.get) deleteProperty(holder, key);
    };
  };

  const real = () => {
    const found = getOwnPropertyDescriptor(globalThis, 'SharedArrayBuffer')?.value;
    if (found === undefined || found === SharedArrayBuffer) {
      throw new TypeError('A SharedArrayBuffer cannot be used while a snapshot is made');
    }
    return found;
  };
  const getter = (name) =>
    getOwnPropertyDescriptor(
      {
        get [name]() {
          return apply(getOwnPropertyDescriptor(real().prototype, name).get, this, []);
        },
      },
      name,
    ).get;
  const method = (name, length) => {
    const forward = {
      [name](...values) {
        return apply(real().prototype[name], this, values);
      },
    }[name];
    return defineProperty(forward, 'length', { value: length, configurable: true }) && forward;
  };
  class SharedArrayBuffer {
    constructor(length) {
      const type = real();
      return construct(type, [length], new.target === SharedArrayBuffer ? type : new.target);
    }
    static [Symbol.hasInstance](value) {
      return value instanceof real();
    }
  }
  for (const name of ['byteLength', 'growable', 'maxByteLength']) {
    defineProperty(SharedArrayBuffer.prototype, name, { get: getter(name), configurable: true });
  }
  for (const [name, length] of [['slice', 2], ['grow', 1]]) {
    defineProperty(SharedArrayBuffer.prototype, name, { value: method(name, length), writable: true, configurable: true });
  }
  const aboveGlobal = getPrototypeOf(globalThis);
  if (getOwnPropertyDescriptor(globalThis, 'SharedArrayBuffer') === undefined && aboveGlobal !== Object.prototype) {
    put(aboveGlobal, 'SharedArrayBuffer', { value: SharedArrayBuffer, writable: true });
  }

  let limit = 10;
  put(ErrorAtFirst, 'stackTraceLimit', {
    get: () => limit,
    set: (value) => {
      limit = value;
    },
    enumerable: true,
  });
  return () => {
    for (let i = 0; i < undo.length; i++) undo[i]();
  };
};
