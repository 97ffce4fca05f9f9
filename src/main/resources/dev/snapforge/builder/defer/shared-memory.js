// SharedArrayBuffer comes only at load, and V8 writes no shared memory. While the bundle loads, there is a class of that name on the
// global object's prototype, whose objects are ordinary buffers with another prototype: so views over them, and what Atomics does to
// those, are written as everything else, with their bytes. In a restored runtime they get the prototype of V8's class when something is
// first looked for in it, and its methods know them. The memory stays that of one runtime: nothing shares it, as nothing did at load.
//
// crosses: whether the bundle may give it to another thread, where there are some.
({ isLoading, atEnd, note, refuse, built, replace }, crosses) => {
  const { apply, construct, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf, has, ownKeys, setPrototypeOf } = Reflect;
  const NAME = 'SharedArrayBuffer';
  const NewBuffer = ArrayBuffer;
  const Bytes = Uint8Array;
  const above = getPrototypeOf(globalThis);
  if (getOwnPropertyDescriptor(globalThis, NAME) !== undefined || above === Object.prototype) return;
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const types = globalThis.process?.getBuiltinModule?.('util').types;
  const own = () => getOwnPropertyDescriptor(globalThis, NAME).value;
  const plain = (key, kind) => getOwnPropertyDescriptor(NewBuffer.prototype, key)[kind];
  const [length, maximum, resizable] = ['byteLength', 'maxByteLength', 'resizable'].map((key) => plain(key, 'get'));
  const resize = plain('resize', 'value');

  // A private name, which no code can see that did not make it.
  class Shared extends (function (object) {
    return object;
  }) {
    #shared = true;
    static is = (object) => isObject(object) && #shared in object;
  }
  // No array: its elements could be caught by a setter of Array.prototype's.
  let made;
  let heirs;
  const make = (values, prototype) => {
    const buffer = new Shared(construct(NewBuffer, values));
    setPrototypeOf(buffer, prototype);
    made = { buffer, next: made };
    return buffer;
  };
  const incompatible = (what) => new TypeError(`Method ${what} called on incompatible receiver #<${NAME}>`);

  /** What the methods and getters of V8's prototype do with a buffer of ours. */
  const members = {
    __proto__: null,
    byteLength: (buffer) => apply(length, buffer, []),
    growable: (buffer) => apply(resizable, buffer, []),
    maxByteLength: (buffer) => apply(maximum, buffer, []),
    grow(buffer, size) {
      const wanted = Math.trunc(+size) || 0;
      if (!apply(resizable, buffer, [])) throw incompatible(`${NAME}.prototype.grow`);
      if (wanted < apply(length, buffer, [])) throw new RangeError(`${NAME}.prototype.grow: Invalid length parameter`);
      apply(resize, buffer, [wanted]);
    },
    slice(buffer, start, end) {
      const from = new Bytes(buffer).subarray(start, end);
      const copy = isLoading() ? make([from.length], surface) : construct(own(), [from.length]);
      new Bytes(copy).set(from);
      return copy;
    },
  };
  const ours = (key, buffer, values) => {
    if (!Shared.is(buffer)) throw incompatible(`${NAME}.prototype.${key}`);
    return members[key](buffer, ...values);
  };
  // No class: whoever extends the proxy of one would have to get the prototype that the class has.
  function SharedArrayBuffer() {}
  for (const key of ['byteLength', 'growable', 'maxByteLength']) {
    const getter = { get [key]() { return ours(key, this, []); } };
    defineProperty(SharedArrayBuffer.prototype, key, { ...getOwnPropertyDescriptor(getter, key), enumerable: false });
  }
  for (const [key, count] of [['grow', 1], ['slice', 2]]) {
    const value = { [key](...values) { return ours(key, this, values); } }[key];
    defineProperty(value, 'length', { value: count, configurable: true });
    defineProperty(SharedArrayBuffer.prototype, key, { value, writable: true, configurable: true });
  }
  defineProperty(SharedArrayBuffer.prototype, Symbol.toStringTag, { value: NAME, configurable: true });
  defineProperty(SharedArrayBuffer, 'length', { value: 1, configurable: true });
  const now = () => (isLoading() ? SharedArrayBuffer.prototype : (adopt(), own().prototype));
  // Whatever is looked for in a buffer's prototype, by instanceof as well, comes here first.
  const surface = new Proxy(SharedArrayBuffer.prototype, {
    __proto__: null,
    get: (target, key, receiver) => get(now(), key, receiver),
    has: (target, key) => has(now(), key),
    getPrototypeOf: () => (isLoading() ? Object.prototype : now()),
    ownKeys: () => ownKeys(now()),
    getOwnPropertyDescriptor(target, key) {
      const property = getOwnPropertyDescriptor(now(), key);
      return property && { ...property, configurable: true };
    },
  });
  const type = new Proxy(SharedArrayBuffer, {
    __proto__: null,
    apply() {
      throw new TypeError(`Constructor ${NAME} requires 'new'`);
    },
    construct(target, values, newTarget) {
      if (!isLoading()) return construct(own(), values, newTarget === type ? own() : newTarget);
      if (crosses && types !== undefined) refuse('Shared memory that is made while the snapshot is made would be a copy in another thread');
      note(NAME);
      if (newTarget !== type) heirs = { type: newTarget, next: heirs };
      return make(values, newTarget === type ? surface : newTarget.prototype);
    },
    get: (target, key, receiver) => (key === 'prototype' ? (isLoading() ? surface : own().prototype) : get(isLoading() ? target : own(), key, receiver)),
  });
  // instanceof asks for it of what a bundle has kept.
  defineProperty(SharedArrayBuffer, Symbol.hasInstance, {
    value: (value) => Shared.is(value) || (!isLoading() && value instanceof own()),
    configurable: true,
  });
  delete SharedArrayBuffer.prototype.constructor;
  defineProperty(SharedArrayBuffer.prototype, 'constructor', { value: type, writable: true, configurable: true });

  let adopted = false;
  const adopt = () => {
    if (adopted) return;
    adopted = true;
    const { prototype } = own();
    for (const key of ownKeys(members)) {
      const knowing = (native) => ({
        apply: (target, self, values) => (Shared.is(self) ? members[key](self, ...values) : apply(native, self, values)),
      });
      for (const kind of ['value', 'get']) replace(prototype, key, kind, knowing);
    }
    for (; heirs !== undefined; heirs = heirs.next) {
      const { type: heir } = heirs;
      if (getPrototypeOf(heir) === type) setPrototypeOf(heir, own());
      if (getPrototypeOf(heir.prototype) === surface) setPrototypeOf(heir.prototype, prototype);
    }
    for (; made !== undefined; made = made.next) {
      if (getPrototypeOf(made.buffer) === surface) setPrototypeOf(made.buffer, prototype);
    }
  };
  defineProperty(built, NAME, { get: () => isLoading() || adopt(), enumerable: true });

  // An ordinary buffer's methods do not take a shared one.
  for (const key of ownKeys(NewBuffer.prototype)) {
    if (key === 'constructor') continue;
    const refusing = (native) => ({
      apply(target, self, values) {
        if (Shared.is(self)) throw incompatible(`ArrayBuffer.prototype.${String(key)}`);
        return apply(native, self, values);
      },
    });
    for (const kind of ['value', 'get']) replace(NewBuffer.prototype, key, kind, refusing);
  }
  // Nothing can wake this runtime's only thread: it waits as long as it is to, elsewhere.
  for (const key of ['wait', 'waitAsync']) {
    replace(Atomics, key, 'value', (native) => ({
      apply(target, self, values) {
        const [view, index, expected, patience] = values;
        if (!ArrayBuffer.isView(view) || !Shared.is(view.buffer)) return apply(native, self, values);
        const elsewhere = new view.constructor(construct(own(), [view.BYTES_PER_ELEMENT]));
        elsewhere[0] = Atomics.load(view, index);
        return apply(native, self, [elsewhere, 0, expected, patience]);
      },
    }));
  }
  if (types !== undefined) {
    replace(types, 'isSharedArrayBuffer', 'value', (native) => ({ apply: (target, self, [value]) => Shared.is(value) || native(value) }));
    replace(types, 'isArrayBuffer', 'value', (native) => ({ apply: (target, self, [value]) => !Shared.is(value) && native(value) }));
  }
  defineProperty(above, NAME, { value: type, writable: true, enumerable: false, configurable: true });
  atEnd(() => {
    if (getOwnPropertyDescriptor(above, NAME)?.value === type) deleteProperty(above, NAME);
  });
};
