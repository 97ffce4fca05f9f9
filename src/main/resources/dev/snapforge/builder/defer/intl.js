// Objects of Intl keep their data in ICU's memory, which V8 does not write. While the bundle loads, a constructor makes a real object,
// so that it throws what it always throws, and answers an object with the same prototype that remembers what the real one was made of:
// locales and options as they were read then, with the locale and the time zone that were the default. Its methods ask a real object,
// which is made when the first of them is called, and again in a restored runtime. Collators, formatters, segmenters with what they
// segment, and locales, also where another built-in takes one.
({ isLoading, atEnd, note, replace, likeNative }) => {
  if (typeof Intl !== 'object') return;
  const { apply, construct, defineProperty, get, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const { create } = Object;
  const { isArray } = Array;
  const { getCanonicalLocales } = Intl;
  const isPrototypeOf = Object.prototype.isPrototypeOf;
  const CALLABLE = ['NumberFormat', 'DateTimeFormat', 'Collator'];
  const TRUTH = ['hour12', 'numeric', 'ignorePunctuation'];
  const NUMBERS = /^(min|max)imum\w+Digits$|^roundingIncrement$|^fractional(Second)?Digits$/;
  const isNumber = (key) => apply(RegExp.prototype.test, NUMBERS, [key]);
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // A private name, which no code can see that did not make it.
  class Later extends (function (object) {
    return object;
  }) {
    #make;
    #real;
    #bound;
    #steps = 0;
    constructor(object, make, real) {
      super(object);
      this.#make = make;
      this.#real = real;
    }
    static is = (object) => isObject(object) && #make in object;
    static real = (object) => {
      if (object.#real === undefined) {
        object.#real = object.#make(object.#steps);
        if (isLoading()) remember(object);
      }
      return object.#real;
    };
    static forget = (object) => {
      object.#real = undefined;
    };
    static bound = (object) => object.#bound;
    static bind = (object, bound) => (object.#bound = bound);
    static step = (object) => {
      object.#steps++;
    };
  }
  // No array: its elements could be caught by a setter of Array.prototype's.
  let used;
  const remember = (object) => {
    used = { object, next: used };
  };
  atEnd(() => {
    for (; used !== undefined; used = used.next) Later.forget(used.object);
  });
  const real = (object) => (Later.is(object) ? Later.real(object) : object);
  const later = (actual, make) => {
    const object = new Later(create(getPrototypeOf(actual)), make, actual);
    remember(object);
    return object;
  };

  // A locale may stand where a built-in takes a tag.
  const tags = (locales) => {
    if (!isArray(locales)) return real(locales);
    const list = [];
    for (let i = 0; i < locales.length; i++) defineProperty(list, i, { value: real(locales[i]), writable: true, enumerable: true, configurable: true });
    return list;
  };
  const withTags = (values, position) => {
    if (!isObject(values[position])) return values;
    const changed = [...values];
    changed[position] = tags(values[position]);
    return changed;
  };
  const takesTags = (holder, key, position) =>
    replace(holder, key, 'value', (native) => ({
      apply: (target, self, values) => apply(native, self, withTags(values, position)),
    }));

  // Each option is read, and made what the language makes of it, once.
  const primitive = (key, value) =>
    !isObject(value) ? value : TRUTH.includes(key) ? true : isNumber(key) ? +value : `${value}`;
  const reading = (options, seen) => {
    if (!isObject(options)) return options;
    return new Proxy(create(null), {
      __proto__: null,
      get(target, key) {
        const value = primitive(key, get(options, key));
        if (value !== undefined) seen[key] = value;
        return value;
      },
    });
  };

  const make = (name, native, resolved, values, newTarget) => {
    const seen = create(null);
    const locales =
      name === 'Locale' ? (isObject(values[0]) ? `${real(values[0])}` : values[0]) : values[0] === undefined ? undefined : getCanonicalLocales(tags(values[0]));
    const actual = construct(native, [locales, reading(values[1], seen)], newTarget);
    note('Intl.' + name);
    if (name === 'Locale') {
      const tag = `${actual}`;
      return later(actual, () => construct(native, [tag]));
    }
    const chosen = apply(resolved, actual, []);
    const options = values[1] === undefined || isObject(values[1]) ? seen : values[1];
    if (name === 'DateTimeFormat' && isObject(options)) options.timeZone ??= chosen.timeZone;
    const wanted = locales === undefined || locales.length === 0 ? chosen.locale : locales;
    return later(actual, () => construct(native, [wanted, options]));
  };

  const constructorOf = (name) => {
    const { prototype } = Intl[name];
    const resolved = prototype.resolvedOptions;
    const type = replace(Intl, name, 'value', (native) => {
      const made = (values, newTarget) =>
        isLoading() ? make(name, native, resolved, values, newTarget) : construct(native, withTags(values, 0), newTarget);
      return {
        construct: (target, values, newTarget) => made(values, newTarget === type ? native : newTarget),
        apply(target, self, values) {
          // Also to fill an object of an older library, which has to be a real one.
          const own = CALLABLE.includes(name) && !(isObject(self) && apply(isPrototypeOf, prototype, [self]));
          return own ? made(values, native) : apply(native, self, values);
        },
      };
    });
    defineProperty(prototype, 'constructor', { ...getOwnPropertyDescriptor(prototype, 'constructor'), value: type });
    takesTags(type, 'supportedLocalesOf', 0);
    return prototype;
  };

  /** What a method answers, if it is itself an object of ICU's. */
  const answers = {
    __proto__: null,
    segment: (native, self, values) => {
      const text = `${values[0]}`;
      return later(apply(native, real(self), [text]), () => apply(native, real(self), [text]));
    },
    maximize: (native, self) => localeOf(apply(native, real(self), [])),
    minimize: (native, self) => localeOf(apply(native, real(self), [])),
  };
  const NativeLocale = Intl.Locale;
  const localeOf = (actual) => {
    const tag = `${actual}`;
    return later(actual, () => construct(NativeLocale, [tag]));
  };
  // On its own: what it closes over is kept, and a function of V8's is not to be.
  const forward =
    (getter, object) =>
    (...given) =>
      apply(apply(getter, real(object), []), undefined, given);
  const methodsOf = (prototype) => {
    for (const key of ownKeys(prototype)) {
      if (key === 'constructor') continue;
      replace(prototype, key, 'value', (native) => ({
        apply(target, self, values) {
          if (!Later.is(self)) return apply(native, self, values);
          return isLoading() && answers[key] !== undefined ? answers[key](native, self, values) : apply(native, real(self), values);
        },
      }));
      replace(prototype, key, 'get', (native) => ({
        apply(target, self, values) {
          if (!Later.is(self)) return apply(native, self, values);
          const value = apply(native, real(self), values);
          if (typeof value !== 'function') return value;
          // The function that formats or compares is bound to its object, and the same each time.
          return Later.bound(self) ?? Later.bind(self, likeNative(forward(native, self), value));
        },
      }));
    }
  };
  const segments = () => {
    const { segment } = Intl.Segmenter.prototype;
    const found = apply(segment, new Intl.Segmenter('en'), ['']);
    const all = getPrototypeOf(found);
    const iterator = all[Symbol.iterator];
    const each = getPrototypeOf(apply(iterator, found, []));
    const { next } = each;
    replace(all, Symbol.iterator, 'value', (native) => ({
      apply(target, self, values) {
        if (!Later.is(self) || !isLoading()) return apply(native, real(self), values);
        return later(apply(native, real(self), []), (steps) => {
          const again = apply(native, real(self), []);
          for (let i = 0; i < steps; i++) apply(next, again, []);
          return again;
        });
      },
    }));
    replace(all, 'containing', 'value', (native) => ({ apply: (target, self, values) => apply(native, real(self), values) }));
    replace(each, 'next', 'value', (native) => ({
      apply(target, self, values) {
        const value = apply(native, real(self), values);
        if (isLoading() && Later.is(self)) Later.step(self);
        return value;
      },
    }));
  };

  if (Intl.Segmenter !== undefined) segments();
  const prototypes = [];
  for (const name of ownKeys(Intl)) {
    if (typeof name === 'string' && typeof Intl[name] === 'function' && Intl[name].prototype !== undefined) {
      prototypes[prototypes.length] = constructorOf(name);
    }
  }
  for (const prototype of prototypes) methodsOf(prototype);
  takesTags(Intl, 'getCanonicalLocales', 0);
  takesTags(String.prototype, 'localeCompare', 1);
  for (const key of ['toLocaleUpperCase', 'toLocaleLowerCase']) takesTags(String.prototype, key, 0);
  for (const { prototype } of [Number, BigInt, Date]) {
    for (const key of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) takesTags(prototype, key, 0);
  }
};
