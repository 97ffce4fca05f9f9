// WebAssembly comes only at load, and V8 writes neither modules nor instances. While the bundle loads there is a namespace of its own on
// the global object's prototype, where V8's is not in its way: a module keeps its bytes, an instance its module and imports, as they
// were read then; exports are functions and objects that make the real instance when the first of them is used. What needs the real
// thing while the bundle loads (a call of an export, a memory's buffer, a start function) is answered as in a plain runtime: see
// web-assembly-replay.js.
//
// facts: what the same calls did in a plain runtime: failed: why that cannot be kept, in words; validated: the answers of validate; log:
// what goes in and out of modules. words: see web-assembly-memory.js.
(deferral, facts, words, replayed) => {
  const { isLoading, atEnd, note, refuse, built, replace, likeNative } = deferral;
  const { apply, construct, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } = Reflect;
  const { create, freeze, fromEntries } = Object;
  const above = getPrototypeOf(globalThis);
  if ('WebAssembly' in globalThis || above === Object.prototype) return;
  const NewPromise = Promise;
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const { isPrototypeOf } = Object.prototype;
  const native = () => getOwnPropertyDescriptor(globalThis, 'WebAssembly').value;
  const early = (what) => refuse(`${what} is used while the snapshot is made, and can be used only once it is loaded`);
  if (facts.failed !== '') refuse(`In a plain runtime ${facts.failed}`);
  const PAGE = 65536;
  const ERRORS = ['CompileError', 'LinkError', 'RuntimeError'];

  /** What a module imports, exports and starts (WebAssembly Core Specification, 5.5). */
  const read = (bytes) => {
    let at = 8;
    const integer = () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
    };
    const text = () => {
      const end = integer() + at;
      let encoded = '';
      for (; at < end; at++) encoded += '%' + (bytes[at] < 16 ? '0' : '') + bytes[at].toString(16);
      return decodeURIComponent(encoded);
    };
    const list = (item) => {
      const items = [];
      for (let left = integer(); left > 0; left--) items[items.length] = item();
      return items;
    };
    const limits = () => {
      const flags = integer();
      const least = integer();
      if (flags & 1) integer();
      if (flags & 2) refuse('A memory is shared');
      return least;
    };
    const other = () => refuse('A module has types that are not known here');
    const types = { __proto__: null, 0: () => ({ kind: 'function', type: integer() }), 1: () => (at++, limits(), { kind: 'table' }) };
    types[2] = () => (limits(), { kind: 'memory' });
    types[3] = () => ((at += 2), { kind: 'global' });
    const found = { imports: [], exports: [], functions: [], parameters: [], memories: [] };
    const sections = {
      __proto__: null,
      1: () => {
        found.parameters = list(() => {
          if (bytes[at++] !== 0x60) other();
          const count = list(() => bytes[at++]).length;
          list(() => bytes[at++]);
          return count;
        });
      },
      2: () => {
        found.imports = list(() => {
          const from = text();
          const name = text();
          return { from, name, ...(types[integer()] ?? other)() };
        });
        for (const it of found.imports) if (it.kind === 'function') found.functions[found.functions.length] = it.type;
      },
      3: () => {
        for (const type of list(integer)) found.functions[found.functions.length] = type;
      },
      5: () => {
        found.memories = list(limits);
      },
      7: () => {
        found.exports = list(() => ({ name: text(), kind: ['function', 'table', 'memory', 'global'][integer()] ?? other(), index: integer() }));
      },
    };
    while (at < bytes.length) {
      const section = bytes[at++];
      const end = integer() + at;
      sections[section]?.();
      at = end;
    }
    return found;
  };

  class Later extends (function (object) {
    return object;
  }) {
    #make;
    #real;
    constructor(object, make) {
      super(object);
      this.#make = make;
    }
    static is = (object) => isObject(object) && #make in object;
    static real = (object) => (object.#real ??= object.#make());
  }
  const functions = new WeakMap();
  // Those that have no real prototype yet. No array: its elements could be caught by a setter of Array.prototype's.
  let made;
  const later = (name, prototype, make) => {
    const object = new Later(create(prototype), make);
    made = { name, object, next: made };
    return object;
  };
  const real = (value) => {
    const find = functions.get(value);
    if (!Later.is(value) && find === undefined) return value;
    if (isLoading()) return early('An object of WebAssembly');
    adopt();
    replay.revive();
    return find === undefined ? Later.real(value) : find();
  };
  const failure = ([, name, message]) => {
    const object = new Error(message);
    if (space[name] === undefined) return refuse(`In a plain runtime it throws ${name}: ${message}`);
    setPrototypeOf(object, space[name].prototype);
    made = { name, object, next: made };
    return object;
  };
  const isFunction = (value) => functions.has(value);
  const replay = replayed(deferral, facts.log, words, { failure, isFunction, real });
  const given = (value) => (typeof value === 'function' && !isFunction(value) ? replay.outward(value) : real(value));
  /** Imports with real things in the place of stand-ins, read as they are asked for. */
  const realImports = (imports) => {
    const reading = (object, value) => new Proxy({}, { __proto__: null, get: (it, key) => value(get(object, key)) });
    return isObject(imports) ? reading(imports, (from) => (isObject(from) ? reading(from, given) : from)) : imports;
  };
  const realValues = ([first, ...others]) => [real(first), ...others.map((it) => (Later.is(it) ? real(it) : realImports(it)))];
  const bytesOf = (source) => {
    const bytes = ArrayBuffer.isView(source)
      ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
      : new Uint8Array(source);
    return bytes.slice();
  };

  const space = create(null);
  // What is made just now has, besides.
  const described = create(null);
  /** A class whose objects are made later; members that are asked for are those of the real one. */
  const classOf = (name, length, methods, getters, make) => {
    const type = {
      [name]: class {
        constructor(...values) {
          if (!isLoading()) return construct(native()[name], name === 'Instance' ? realValues(values) : values.map(real), new.target === type ? native()[name] : new.target);
          note('WebAssembly.' + name);
          const object = later(name, new.target.prototype, make(...values));
          if (name === 'Memory') replay.know(object, described.pages * PAGE);
          return object;
        }
        static [Symbol.hasInstance](value) {
          const isOurs = Later.is(value) && apply(isPrototypeOf, type.prototype, [value]);
          return isOurs || (!isLoading() && value instanceof native()[name]);
        }
      },
    }[name];
    for (const key of methods) {
      const { value } = {
        value(...values) {
          const act = () => apply(real(this)[key], real(this), values.map(real));
          return isLoading() ? replay.operate(key === 'valueOf' ? 'value' : key, values, act) : replay.inside(act);
        },
      };
      defineProperty(value, 'name', { value: key, configurable: true });
      defineProperty(type.prototype, key, { value, writable: true, configurable: true });
    }
    for (const key of getters) {
      defineProperty(type.prototype, key, {
        get() {
          if (!isLoading()) {
            const object = real(this);
            return (key === 'buffer' && replay.held(this)) || object[key];
          }
          return key === 'buffer' ? replay.buffer(this) : replay.operate(key, []);
        },
        set(value) {
          const act = () => (real(this)[key] = real(value));
          if (isLoading()) replay.operate(key + '=', [value], act);
          else act();
        },
        configurable: true,
      });
    }
    defineProperty(type.prototype, Symbol.toStringTag, { value: 'WebAssembly.' + name, configurable: true });
    defineProperty(type, 'length', { value: length, configurable: true });
    space[name] = type;
    return type;
  };

  const modules = new WeakMap();
  const Module = classOf('Module', 1, [], [], (source) => {
    const bytes = bytesOf(source);
    replay.module();
    const found = read(bytes);
    described.last = found;
    return () => construct(native().Module, [bytes]);
  });
  const moduleOf = (source) => {
    const made = new Module(source);
    modules.set(made, described.last);
    return made;
  };
  space.Module = new Proxy(Module, {
    __proto__: null,
    construct: (target, values, newTarget) => {
      const made = construct(target, values, newTarget === space.Module ? target : newTarget);
      if (isLoading()) modules.set(made, described.last);
      return made;
    },
  });
  defineProperty(Module.prototype, 'constructor', { value: space.Module, writable: true, configurable: true });
  for (const [key, list] of [['exports', 'exports'], ['imports', 'imports']]) {
    defineProperty(Module, key, {
      value: { [key](module) {
        if (!isLoading() || !modules.has(module)) return native().Module[key](real(module));
        return modules.get(module)[list].map(({ from, name, kind }) => (from === undefined ? { name, kind } : { module: from, name, kind }));
      } }[key],
      writable: true,
      configurable: true,
    });
  }
  const of = (name) => (make) => later(name, space[name].prototype, make);
  const Instance = classOf('Instance', 1, [], [], (module, imports) => {
    const found = modules.get(module);
    if (found === undefined) refuse('A module is instantiated that was not made of bytes');
    const given = found.imports.map(({ from, name, kind }) => {
      const value = get(get(imports, from), name);
      return { from, name, kind, value, outward: typeof value === 'function' && !isFunction(value) ? replay.outward(value) : undefined };
    });
    described.given = given;
    return () => {
      const all = create(null);
      for (const { from, name, value, outward } of given) (all[from] ??= create(null))[name] = outward ?? real(value);
      return construct(native().Instance, [real(module), all]);
    };
  });
  const functionsOf = (given) => given.filter((it) => it.kind === 'function').map((it) => it.value);
  const exportsOf = (instance, found, given) => {
    const find = (name) => real(instance).exports[name];
    const stand = ({ name, kind, index }) => {
      // What was imported is what is exported.
      const imported = given.filter((it) => it.kind === kind);
      if (kind !== 'function') {
        if (index < imported.length) return imported[index].value;
        const object = of(kind[0].toUpperCase() + kind.slice(1))(() => find(name));
        if (kind === 'memory') replay.know(object, found.memories[index - imported.length] * PAGE);
        return object;
      }
      const call = {
        call(...values) {
          const act = () => apply(find(name), undefined, values.map(real));
          if (isLoading()) return replay.enter(String(index), values, functionsOf(given), act);
          real(instance);
          return replay.inside(act);
        },
      }.call;
      const bound = apply(Function.prototype.bind, call, []);
      functions.set(bound, () => find(name));
      defineProperty(bound, 'name', { value: String(index), configurable: true });
      defineProperty(bound, 'length', { value: found.parameters[found.functions[index]], configurable: true });
      return bound;
    };
    // The same function may have several names.
    const seen = create(null);
    const all = create(null);
    for (const it of found.exports) all[it.name] = seen[it.kind + it.index] ??= stand(it);
    return freeze(all);
  };
  const shown = new WeakMap();
  defineProperty(Instance.prototype, 'exports', {
    get() {
      return shown.get(this) ?? real(this).exports;
    },
    enumerable: true,
    configurable: true,
  });
  const instanceOf = (module, imports) => {
    const instance = new Instance(module, imports);
    const { given } = described;
    shown.set(instance, exportsOf(instance, modules.get(module), given));
    replay.enter('instance', [], functionsOf(given), () => real(instance));
    return instance;
  };
  space.Instance = new Proxy(Instance, {
    __proto__: null,
    construct: (target, [module, imports]) => (isLoading() ? instanceOf(module, imports) : new target(module, imports)),
  });
  defineProperty(Instance.prototype, 'constructor', { value: space.Instance, writable: true, configurable: true });
  const read1 = (descriptor, keys) => fromEntries(keys.map((key) => [key, descriptor[key]]).filter(([, value]) => value !== undefined));
  classOf('Memory', 1, ['grow'], ['buffer'], (descriptor) => {
    const given = read1(descriptor, ['initial', 'maximum', 'shared', 'address']);
    if (given.shared) refuse('A memory is shared');
    described.pages = given.initial;
    return () => construct(native().Memory, [given]);
  });
  classOf('Table', 1, ['grow', 'set', 'get'], ['length'], (descriptor, value) => {
    const given = read1(descriptor, ['element', 'initial', 'maximum', 'address']);
    return () => construct(native().Table, value === undefined ? [given] : [given, real(value)]);
  });
  classOf('Global', 1, ['valueOf'], ['value'], (descriptor, value) => {
    const given = read1(descriptor, ['value', 'mutable']);
    return () => construct(native().Global, value === undefined ? [given] : [given, real(value)]);
  });
  for (const name of ERRORS) {
    const type = { [name]: class extends Error {} }[name];
    defineProperty(type.prototype, 'name', { value: name, writable: true, configurable: true });
    defineProperty(type, Symbol.hasInstance, {
      value(value) {
        const isOurs = isObject(value) && apply(isPrototypeOf, this.prototype, [value]);
        return isOurs || (this === type && !isLoading() && value instanceof native()[name]);
      },
    });
    space[name] = type;
  }

  let validated = 0;
  const asked = (key, implementation) => {
    space[key] = {
      [key](...values) {
        return isLoading() ? implementation(...values) : apply(native()[key], native(), key === 'instantiate' ? realValues(values) : values);
      },
    }[key];
  };
  asked('validate', () => facts.validated[validated++] ?? refuse('WebAssembly.validate was asked more often than in a plain runtime'));
  const promised = (action) => new NewPromise((resolve) => resolve(action()));
  asked('compile', (source) => promised(() => moduleOf(source)));
  asked('instantiate', (source, imports) =>
    promised(() => {
      if (modules.has(source)) return instanceOf(source, imports);
      const module = moduleOf(source);
      return { module, instance: instanceOf(module, imports) };
    }),
  );
  const namespace = create(Object.prototype);
  for (const key of ownKeys(space)) {
    defineProperty(namespace, key, { value: space[key], writable: true, enumerable: false, configurable: true });
  }
  defineProperty(namespace, Symbol.toStringTag, { value: 'WebAssembly', configurable: true });
  defineProperty(above, 'WebAssembly', { value: namespace, writable: true, enumerable: false, configurable: true });
  // What is exported by a module that the bundle did not see while it loaded, and may work on a memory that it did see.
  const guards = new WeakMap();
  const guard = (native) => {
    if (!replay.holds() || isFunction(native)) return native;
    if (!guards.has(native)) {
      const bound = likeNative((...values) => replay.inside(() => apply(native, undefined, values.map(real))), native);
      functions.set(bound, () => native);
      guards.set(native, bound);
    }
    return guards.get(native);
  };
  const guarded = (exports) => {
    if (!replay.holds()) return exports;
    if (!guards.has(exports)) {
      const all = create(null);
      for (const key of ownKeys(exports)) all[key] = typeof exports[key] === 'function' ? guard(exports[key]) : exports[key];
      guards.set(exports, freeze(all));
    }
    return guards.get(exports);
  };
  // V8's own know no stand-ins: so those get the prototypes of real ones, and constructors and functions are given real ones.
  let adopted = false;
  const adopt = () => {
    if (adopted) return;
    adopted = true;
    const own = native();
    const type = replace(own, 'Instance', 'value', (it) => ({
      construct: (target, values, newTarget) => construct(it, realValues(values), newTarget === type ? it : newTarget),
    }));
    own.Instance.prototype.constructor = type;
    replace(own, 'instantiate', 'value', (it) => ({ apply: (target, self, values) => apply(it, self, realValues(values)) }));
    for (const name of ['Module', 'Instance', 'Memory', 'Table', 'Global', ...ERRORS]) {
      const { prototype } = own[name];
      // What is derived from it.
      setPrototypeOf(space[name].prototype, prototype);
      for (const key of ownKeys(prototype)) {
        if (key === 'constructor') continue;
        const asking = (it) => ({
          apply(target, self, values) {
            if (key === 'exports' && shown.has(self)) return shown.get(self);
            const object = real(self);
            if (key === 'buffer') return replay.held(self) ?? apply(it, object, []);
            if (key === 'exports') return guarded(apply(it, object, []));
            const result = replay.inside(() => apply(it, object, values.map(real)));
            return typeof result === 'function' ? guard(result) : result;
          },
        });
        for (const kind of ['value', 'get', 'set']) replace(prototype, key, kind, asking);
      }
    }
    for (; made !== undefined; made = made.next) {
      const { object, name } = made;
      if (getPrototypeOf(object) === space[name].prototype) setPrototypeOf(object, own[name].prototype);
    }
    for (const key of ['exports', 'imports', 'customSections']) {
      replace(own.Module, key, 'value', (it) => ({ apply: (target, self, values) => apply(it, self, values.map(real)) }));
    }
  };
  defineProperty(built, 'WebAssembly', {
    get() {
      if (isLoading()) return WebAssembly;
      adopt();
      return WebAssembly;
    },
    enumerable: true,
  });
  atEnd(() => {
    if (getOwnPropertyDescriptor(above, 'WebAssembly')?.value === namespace) deleteProperty(above, 'WebAssembly');
  });
};
