// Node's modules that make native objects as soon as they are loaded (http, https, http2, tls): while the bundle loads, require answers
// an object that knows their properties by name and kind, and gives functions, classes and objects that load the module when they are
// first used. Plain data are there. A class that is extended has an object in the place of its prototype, which gets the real one as its
// own prototype when the class is first used; what needs more of it than that throws. An agent or a server that the bundle makes is made
// then, too, and told what it was told.
//
// shapes: module → property → f: name and length of a function, whether it has a form for promisify, whether it has a prototype; v: plain data; o: an object.
({ isLoading, note, refuse, likeNative }, shapes) => {
  const { apply, construct, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf, has, ownKeys, set, setPrototypeOf } = Reflect;
  const { create, hasOwn, keys } = Object;
  const load = globalThis.require;
  const PROMISIFY = Symbol.for('nodejs.util.promisify.custom');
  const early = (what) => refuse(`${what} is used while the snapshot is made, and can be used only once it is loaded`);

  /** What stands for the thing that real() finds; until it is there, its properties are those that begun(key) gives. */
  const standIn = (what, target, real, names, make, above, begun) => {
    const descriptor = (value) => ({ value, writable: true, enumerable: true, configurable: true });
    const later = (values) => {
      if (!make) return early(what);
      const copies = values.map(copyOf);
      return made(what, above ?? Object.prototype, () => make(copies));
    };
    const object = new Proxy(target, {
      __proto__: null,
      apply: (it, self, values) => (isLoading() ? later(values) : apply(real(), self, values)),
      construct(it, values, newTarget) {
        if (isLoading()) return newTarget === object ? later(values) : early(what);
        return construct(real(), values, newTarget === object ? real() : newTarget);
      },
      get: (it, key) => (isLoading() ? begun(key) : get(real(), key)),
      set: (it, key, value) => (isLoading() ? early(what) : set(real(), key, value)),
      has: (it, key) => (isLoading() ? names.includes(key) : has(real(), key)),
      deleteProperty: (it, key) => (isLoading() ? early(what) : deleteProperty(real(), key)),
      defineProperty: (it, key, property) => (isLoading() ? early(what) : defineProperty(real(), key, property)),
      ownKeys: () => (isLoading() ? names : ownKeys(real())),
      // A proxy may not call a property fixed that its target does not have.
      getOwnPropertyDescriptor(it, key) {
        if (isLoading()) return names.includes(key) ? descriptor(begun(key)) : undefined;
        const property = getOwnPropertyDescriptor(real(), key);
        return property && { ...property, configurable: true };
      },
      getPrototypeOf: (it) => (isLoading() ? getPrototypeOf(it) : getPrototypeOf(real())),
    });
    return object;
  };

  // What may be said to an object before it is there; it is said again once it is.
  const SAYABLE = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'off', 'removeListener', 'setTimeout', 'setMaxListeners', 'ref', 'unref'];
  /** What stands for an object that make() makes once the snapshot is loaded; its prototype is that until then. */
  const made = (what, prototype, make) => {
    const said = [];
    const own = create(null);
    let found;
    const real = () => {
      if (found === undefined) {
        found = make();
        for (const say of said.splice(0)) say(found);
      }
      return found;
    };
    const methods = new WeakMap();
    // A method is called of the real one, and answers the stand-in where it answers that.
    const method = (native) => {
      if (!methods.has(native)) {
        const call = new Proxy(native, {
          __proto__: null,
          apply(it, self, values) {
            const result = apply(it, self === object ? real() : self, values);
            return result === found ? object : result;
          },
        });
        methods.set(native, call);
      }
      return methods.get(native);
    };
    const sayings = create(null);
    const saying = (key) =>
      (sayings[key] ??= {
        [key](...values) {
          if (!isLoading()) return object[key](...values);
          defineProperty(said, said.length, { value: (it) => it[key](...values), configurable: true, writable: true, enumerable: true });
          return object;
        },
      }[key]);
    const object = new Proxy(create(prototype), {
      __proto__: null,
      get(it, key) {
        if (isLoading()) return hasOwn(own, key) ? own[key] : SAYABLE.includes(key) ? saying(key) : typeof key === 'symbol' ? undefined : early(`${what}.${key}`);
        const value = get(real(), key, real());
        return typeof value === 'function' && key !== 'constructor' ? method(value) : value;
      },
      set(it, key, value) {
        if (!isLoading()) return set(real(), key, value, real());
        own[key] = value;
        defineProperty(said, said.length, { value: (to) => (to[key] = value), configurable: true, writable: true, enumerable: true });
        return true;
      },
      has: (it, key) => (isLoading() ? early(what) : has(real(), key)),
      deleteProperty: (it, key) => (isLoading() ? early(what) : deleteProperty(real(), key)),
      defineProperty: (it, key, property) => (isLoading() ? early(what) : defineProperty(real(), key, property)),
      ownKeys: () => (isLoading() ? early(what) : ownKeys(real())),
      getOwnPropertyDescriptor(it, key) {
        if (isLoading()) return early(what);
        const property = getOwnPropertyDescriptor(real(), key);
        return property && { ...property, configurable: true };
      },
      getPrototypeOf: (it) => (isLoading() ? prototype : getPrototypeOf(real())),
    });
    note(what);
    return object;
  };
  // What they make can wait; what others do happens at once.
  const MAKE = /^(createServer|Server|Agent)$/;
  const copyOf = (value) => (typeof value === 'object' && value !== null && getPrototypeOf(value) === Object.prototype ? { ...value } : value);

  const callable = (what, find, [name, length, promisified, extensible]) => {
    const target = likeNative(function () {}, { name, length });
    const custom = promisified && callable(what, () => find()[PROMISIFY], [name, length, false, false]);
    let above = extensible ? {} : undefined;
    const real = () => {
      const found = find();
      if (above !== undefined) setPrototypeOf(above, found.prototype);
      above = undefined;
      return found;
    };
    const make = MAKE.test(name) && (extensible ? (values) => construct(real(), values) : (values) => apply(real(), undefined, values));
    return standIn(what, target, real, ['length', 'name', ...(custom ? [PROMISIFY] : [])], make, above, (key) => {
      if (key === 'name' || key === 'length') return target[key];
      if (key === PROMISIFY) return custom || undefined;
      if (key === 'prototype') return above;
      return typeof key === 'symbol' || key in target ? target[key] : early(`${what}.${key}`);
    });
  };
  const moduleOf = (name) => {
    const shape = shapes[name];
    const members = create(null);
    const real = () => apply(load, undefined, ['node:' + name]);
    const member = (key) => {
      const { f, o, v } = shape[key];
      const what = `${name}.${key}`;
      const find = () => real()[key];
      if (f) return callable(what, find, f);
      return o ? standIn(what, {}, find, [], undefined, undefined, (inner) => (typeof inner === 'symbol' ? undefined : early(`${what}.${inner}`))) : v;
    };
    const begun = (key) => (hasOwn(shape, key) ? (members[key] ??= member(key)) : undefined);
    // What was given away before is what comes later, too.
    return standIn(name, {}, () => new Proxy(real(), { __proto__: null, get: (it, key) => members[key] ?? get(it, key) }), keys(shape), undefined, undefined, begun);
  };

  const modules = create(null);
  const require = new Proxy(load, {
    __proto__: null,
    apply(it, self, values) {
      const name = typeof values[0] === 'string' ? values[0].replace(/^node:/, '') : '';
      if (modules[name] === undefined && isLoading() && hasOwn(shapes, name)) {
        note(`require('${name}')`);
        modules[name] = moduleOf(name);
      }
      return modules[name] ?? apply(it, self, values);
    },
  });
  globalThis.require = require;
};
