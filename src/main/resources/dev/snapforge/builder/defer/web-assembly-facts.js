// Put before the files in a plain runtime: notes what the bundle's use of WebAssembly does there, in order: what goes in and out of
// modules, and what changes in their memories meanwhile. Nothing waits here, so that all of it happens while the files run.
({ say, changes }) => {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { create, freeze } = Object;
  const MOST = 5000;
  const facts = { failed: '', validated: [], log: [] };
  const fail = (what) => {
    if (facts.failed === '') facts.failed = what;
  };
  const log = (...event) => {
    if (facts.log.length < MOST) facts.log.push(event);
    else fail('more goes in and out of modules than can be kept');
  };
  // Exports as the bundle sees them → as they are.
  const exported = new WeakMap();
  const bare = (value) => exported.get(value) ?? value;
  const said = (value) => {
    const word = exported.has(value) ? 'f' : say(value);
    if (word === undefined) fail('an object goes in or out of a module');
    return word ?? 'u';
  };
  const memories = [];
  const know = (memory) => {
    if (!memories.some((it) => it.memory === memory)) memories.push({ memory, image: new Uint8Array(0) });
  };
  const bufferOf = getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer').get;
  /** What changed since it was asked last: which memory, its length, and the bytes. */
  const state = () => {
    const all = [];
    memories.forEach((it, number) => {
      const bytes = new Uint8Array(apply(bufferOf, it.memory, []));
      const grown = bytes.length !== it.image.length;
      if (grown) {
        const image = new Uint8Array(bytes.length);
        image.set(it.image.subarray(0, bytes.length));
        it.image = image;
      }
      const text = changes(it.image, bytes);
      if (grown || text !== '') all.push([number, bytes.length, text]);
    });
    return all;
  };
  const thrown = (error) => ['t', String(error?.name), String(error?.message)];
  /** Goes into a module. */
  const enter = (what, values, action) => {
    log('enter', what, values.map(said), state());
    try {
      const result = action();
      log('leave', [said(what === 'instance' ? undefined : result)], state());
      return result;
    } catch (error) {
      log('leave', thrown(error), state());
      throw error;
    }
  };
  /** Goes out of it, into a function of the bundle's. */
  const outward = (native, number) =>
    function (...values) {
      log('import', number, values.map(said), state());
      try {
        const result = apply(native, this, values);
        log('return', said(result), state());
        return result;
      } catch (error) {
        log('return', 't', state());
        throw error;
      }
    };

  const replaced = (key, make) => {
    const native = WebAssembly[key];
    const type = new Proxy(native, { construct: (target, values, newTarget) => make(native, values, newTarget === type ? native : newTarget) });
    defineProperty(WebAssembly, key, { value: type, writable: true, configurable: true });
    defineProperty(native.prototype, 'constructor', { value: type, writable: true, configurable: true });
  };
  replaced('Module', (native, values, newTarget) => {
    try {
      const module = construct(native, values, newTarget);
      log('module', 0);
      return module;
    } catch (error) {
      log('module', thrown(error));
      throw error;
    }
  });
  replaced('Memory', (native, values, newTarget) => {
    const memory = construct(native, values, newTarget);
    know(memory);
    return memory;
  });
  replaced('Table', (native, values, newTarget) => construct(native, values.map(bare), newTarget));
  replaced('Global', (native, values, newTarget) => construct(native, values.map(bare), newTarget));
  const { imports: importsOf } = WebAssembly.Module;
  replaced('Instance', (native, [module, imports], newTarget) => {
    let functions = 0;
    const given = create(null);
    for (const { module: from, name, kind } of importsOf(module)) {
      const value = imports[from][name];
      const number = kind === 'function' ? functions++ : 0;
      given[from] ??= create(null);
      given[from][name] = exported.has(value) ? exported.get(value) : kind === 'function' && typeof value === 'function' ? outward(value, number) : value;
    }
    return enter('instance', [], () => {
      const instance = construct(native, [module, given], newTarget);
      for (const value of Object.values(apply(exportsOf, instance, []))) if (value instanceof WebAssembly.Memory) know(value);
      return instance;
    });
  });
  const shown = new WeakMap();
  const exportsProperty = getOwnPropertyDescriptor(WebAssembly.Instance.prototype, 'exports');
  const exportsOf = exportsProperty.get;
  const functions = new WeakMap();
  const inward = (native) => {
    if (!functions.has(native)) {
      const call = { call: (...values) => enter(native.name, values, () => apply(native, undefined, values.map(bare))) }.call;
      const bound = call.bind();
      for (const key of ['name', 'length']) defineProperty(bound, key, getOwnPropertyDescriptor(native, key));
      functions.set(native, bound);
      exported.set(bound, native);
    }
    return functions.get(native);
  };
  defineProperty(WebAssembly.Instance.prototype, 'exports', {
    ...exportsProperty,
    get() {
      const real = apply(exportsOf, this, []);
      if (!shown.has(real)) {
        const all = create(null);
        for (const key of ownKeys(real)) all[key] = typeof real[key] === 'function' ? inward(real[key]) : real[key];
        shown.set(real, freeze(all));
      }
      return shown.get(real);
    },
  });
  const operation = (name, key, kind, what) => {
    const { prototype } = WebAssembly[name];
    const property = getOwnPropertyDescriptor(prototype, key);
    const native = property[kind];
    defineProperty(prototype, key, {
      ...property,
      [kind]: function (...values) {
        const before = state();
        const words = values.map(said);
        let result;
        try {
          result = apply(native, this, values.map(bare));
          if (typeof result === 'function') result = inward(result);
          log('operation', what, words, before, [said(result)], state());
        } catch (error) {
          log('operation', what, words, before, thrown(error), state());
          throw error;
        }
        return result;
      },
    });
  };
  operation('Memory', 'grow', 'value', 'grow');
  for (const key of ['get', 'set', 'grow']) operation('Table', key, 'value', key);
  operation('Table', 'length', 'get', 'length');
  operation('Global', 'value', 'get', 'value');
  operation('Global', 'value', 'set', 'value=');
  operation('Global', 'valueOf', 'value', 'value');

  const { validate } = WebAssembly;
  WebAssembly.validate = (source) => {
    const valid = validate(source);
    facts.validated.push(valid);
    return valid;
  };
  const promised = (action) => new Promise((resolve) => resolve(action()));
  WebAssembly.compile = (source) => promised(() => new WebAssembly.Module(source));
  WebAssembly.instantiate = (source, imports) =>
    promised(() => {
      if (source instanceof WebAssembly.Module) return new WebAssembly.Instance(source, imports);
      const module = new WebAssembly.Module(source);
      return { module, instance: new WebAssembly.Instance(module, imports) };
    });
  defineProperty(globalThis, Symbol.for('snapforge.facts'), { value: () => JSON.stringify(facts) });
}
