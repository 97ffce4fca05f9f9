// Evaluates what linker.js makes of ES modules, as ECMA-262 does with module records (16.2.1.6). Uses nothing that the bundle could
// have replaced, because it is at work while the bundle runs.
'use strict';
(() => {
  const { defineProperty, getPrototypeOf, is, preventExtensions } = Object;
  const { apply, getOwnPropertyDescriptor } = Reflect;
  const define = Reflect.defineProperty;
  const { sort } = Array.prototype;
  const { toStringTag } = Symbol;
  const { captureStackTrace } = Error;
  const ThePromise = Promise;
  const TheProxy = Proxy;
  const TheReferenceError = ReferenceError;
  const TheTypeError = TypeError;
  const global = globalThis;
  const { then } = Promise.prototype;
  const next = getPrototypeOf(function* () {}).prototype.next;
  const nextAsync = getPrototypeOf(async function* () {}).prototype.next;
  const OPEN = { __proto__: null, configurable: true, enumerable: true, writable: true };
  const records = { __proto__: null };

  const push = (list, value) => defineProperty(list, list.length, { __proto__: null, ...OPEN, value });
  const raise = (Kind, message, above) => {
    const error = new Kind(message);
    if (typeof captureStackTrace === 'function') captureStackTrace(error, above);
    return error;
  };
  // The only thing that a getter can meet is a variable before its declaration; what it is called there is not the importer's name.
  const reader = (read, name) =>
    function get() {
      try {
        return read();
      } catch {
        throw raise(TheReferenceError, `Cannot access '${name}' before initialization`, get);
      }
    };

  // 10.4.6 Module Namespace Exotic Objects
  const namespace = (record) => {
    if (record.namespace) return record.namespace;
    const shape = { __proto__: null };
    const getters = { __proto__: null };
    const names = [];
    const handler = {
      __proto__: null,
      getOwnPropertyDescriptor: (_, key) => {
        if (typeof key === 'symbol') return getOwnPropertyDescriptor(shape, key);
        return key in getters ? { ...OPEN, configurable: false, value: getters[key]() } : undefined;
      },
      defineProperty: (_, key, wanted) => {
        if (typeof key === 'symbol') return define(shape, key, wanted);
        if (!(key in getters) || wanted.configurable || wanted.enumerable === false) return false;
        if ('get' in wanted || 'set' in wanted || wanted.writable === false) return false;
        return !('value' in wanted) || is(wanted.value, getters[key]());
      },
      has: (_, key) => (typeof key === 'symbol' ? key === toStringTag : key in getters),
      get: (_, key) => (typeof key === 'symbol' ? shape[key] : key in getters ? getters[key]() : undefined),
      set: () => false,
      deleteProperty: (_, key) => (typeof key === 'symbol' ? key !== toStringTag : !(key in getters)),
      ownKeys: () => {
        const keys = [];
        for (let i = 0; i < names.length; i++) push(keys, names[i]);
        push(keys, toStringTag);
        return keys;
      },
    };
    for (let i = 0; i < record.names.length; i++) {
      const { 0: name } = record.names[i];
      push(names, name);
      defineProperty(shape, name, { ...OPEN, configurable: false, value: undefined });
    }
    defineProperty(shape, toStringTag, { __proto__: null, value: 'Module' });
    record.namespace = new TheProxy(preventExtensions(shape), handler);
    for (let i = 0; i < record.names.length; i++) {
      const { 0: name, 1: from, 2: exported, 3: via } = record.names[i];
      getters[name] = access(from, exported, name, via);
    }
    return record.namespace;
  };
  // What a name stands for in another module; the whole module where there is no name. Via: the deferred modules on the way there, which
  // are evaluated when it is first read; place: where that may be.
  const access = (from, exported, name, via, place) => {
    const record = records[from];
    if (via === undefined) return exported === null ? () => namespace(record) : reader(record.getters[exported], name);
    return () => {
      for (let i = 0; i < via.length; i++) reach(via[i], name, place);
      return exported === null ? namespace(record) : reader(record.getters[exported], name)();
    };
  };
  let loading = true;
  let early = '';
  const reach = (name, used, place = records[name].place) => {
    if (records[name].status && !records[name].failed) return;
    if (loading) {
      const message = `${used} of ${name} is used while the bundle loads.`;
      if (early === '') early = `${place}\t${message}`;
      throw new TheReferenceError(message);
    }
    evaluateLater(name);
  };

  const start = (record) => apply(record.waits ? nextAsync : next, record.generator, []);

  // What follows are the abstract operations of 16.2.1.6.1.3, in their order and with their names.
  let asyncOrder = 0;
  const stack = [];

  const innerModuleEvaluation = (module, index) => {
    if (module.failed && module.status !== 'evaluating') throw module.reason;
    if (module.status) return index;
    module.status = 'evaluating';
    module.index = module.ancestor = index;
    module.pending = 0;
    push(stack, module);
    index++;
    for (let i = 0; i < module.requested.length; i++) {
      let required = records[module.requested[i]];
      index = innerModuleEvaluation(required, index);
      if (required.status === 'evaluating') {
        if (required.ancestor < module.ancestor) module.ancestor = required.ancestor;
      } else {
        required = required.root;
      }
      if (required.async) {
        module.pending++;
        push(required.parents, module);
      }
    }
    if (module.pending > 0 || module.waits) {
      module.async = ++asyncOrder;
      if (module.pending === 0) executeAsync(module);
    } else {
      start(module);
    }
    if (module.ancestor === module.index) {
      for (let done = false; !done; ) {
        const required = stack[stack.length - 1];
        stack.length--;
        required.status = required.async ? 'evaluating-async' : 'evaluated';
        required.root = module;
        done = required === module;
      }
    }
    return index;
  };

  const executeAsync = (module) => {
    apply(then, start(module), [() => fulfilled(module), (reason) => rejected(module, reason)]);
  };

  const gather = (module, list) => {
    for (let i = 0; i < module.parents.length; i++) {
      const parent = module.parents[i];
      let listed = false;
      for (let j = 0; j < list.length; j++) listed ||= list[j] === parent;
      if (listed || parent.root.failed) continue;
      if (--parent.pending === 0) {
        push(list, parent);
        if (!parent.waits) gather(parent, list);
      }
    }
  };

  const settle = (module) => {
    module.async = 0;
    module.status = 'evaluated';
    if (module.capability) module.capability.resolve(undefined);
  };

  const fulfilled = (module) => {
    if (module.status === 'evaluated') return;
    settle(module);
    const list = [];
    gather(module, list);
    // In the order in which they became asynchronous.
    apply(sort, list, [(one, other) => one.async - other.async]);
    for (let i = 0; i < list.length; i++) {
      const parent = list[i];
      if (parent.status === 'evaluated') continue;
      if (parent.waits) {
        executeAsync(parent);
        continue;
      }
      try {
        start(parent);
      } catch (reason) {
        rejected(parent, reason);
        continue;
      }
      settle(parent);
    }
  };

  const rejected = (module, reason) => {
    if (module.status === 'evaluated') return;
    module.failed = true;
    module.reason = reason;
    module.status = 'evaluated';
    module.async = 0;
    for (let i = 0; i < module.parents.length; i++) rejected(module.parents[i], reason);
    if (module.capability) module.capability.reject(reason);
  };

  const connect = ({ imports, scope }) => {
    for (let i = 0; i < imports.length; i++) {
      const { 0: local, 1: from, 2: exported, 3: via, 4: place } = imports[i];
      const get = access(from, exported, local, via, place);
      const set = function set() {
        throw raise(TheTypeError, 'Assignment to constant variable.', set);
      };
      defineProperty(scope, local, { __proto__: null, get, set });
    }
  };

  /** Makes its function, and those of what it imports, which stop before their first statement; what they declare is there then. */
  const prepare = (module, prepared) => {
    if (module.generator) return;
    push(prepared, module);
    const { body, scope, getters } = module;
    // Called as it is, because at the top of a module, this is undefined.
    module.generator = body(scope, (exported, anonymous) => {
      for (let i = 0; i < exported.length; i++) getters[exported[i][0]] = exported[i][1];
      if (anonymous) defineProperty(anonymous, 'name', { __proto__: null, value: 'default', configurable: true });
    });
    start(module);
    for (let i = 0; i < module.requested.length; i++) prepare(records[module.requested[i]], prepared);
  };

  /** Nothing where all is done, a promise where a module waits. */
  const evaluate = (name) => {
    const module = records[name];
    const root = module.root ?? module;
    if (root.capability) return root.capability.promise;
    const prepared = [];
    prepare(module, prepared);
    for (let i = 0; i < prepared.length; i++) connect(prepared[i]);
    // What an entry throws ends the build; caught and thrown anew, it would lose its place.
    innerModuleEvaluation(module, 0);
    const { root: cycle } = module;
    if (!cycle.async) return undefined;
    const capability = { __proto__: null };
    capability.promise = new ThePromise((resolve, reject) => {
      capability.resolve = resolve;
      capability.reject = reject;
    });
    cycle.capability = capability;
    return capability.promise;
  };

  /** As evaluate, for import() and deferred modules: whoever imports it again meets the same failure. */
  const evaluateLater = (name) => {
    // What is below is being evaluated, and its code has led here.
    const depth = stack.length;
    try {
      return evaluate(name);
    } catch (reason) {
      while (stack.length > depth) {
        const module = stack[stack.length - 1];
        stack.length--;
        module.status = 'evaluated';
        module.failed = true;
        module.reason = reason;
        module.root = module;
      }
      throw reason;
    }
  };

  const imported = (name) => {
    if (records[name].before) reach(name, 'import()');
    return evaluateLater(name);
  };

  return {
    /** @param meta its import.meta; without, it is an empty object */
    add(name, module, meta) {
      const getters = { __proto__: null };
      const scope = { __proto__: null };
      const record = { __proto__: null, ...module, name, getters, scope, parents: [], async: 0 };
      records[name] = record;
      defineProperty(scope, 'import.meta', { __proto__: null, get: () => (meta ??= { __proto__: null }) });
      // There is no such variable in a module, unless somebody makes a global one.
      defineProperty(scope, 'typeof arguments', { __proto__: null, get: () => global.arguments });
      defineProperty(scope, 'arguments', {
        __proto__: null,
        get: function get() {
          if ('arguments' in global) return global.arguments;
          throw raise(TheReferenceError, 'arguments is not defined', get);
        },
      });
    },

    /**
     * Adds a module of the host's, which needs no evaluation.
     *
     * @param exported the names of its exports, sorted
     * @param read gives the value of one
     */
    host(name, exported, read) {
      const getters = { __proto__: null };
      const names = [];
      for (let i = 0; i < exported.length; i++) {
        const key = exported[i];
        getters[key] = () => read(key);
        push(names, [key, name, key]);
      }
      const record = { __proto__: null, name, getters, names, requested: [], parents: [], async: 0, status: 'evaluated', generator: true };
      record.root = record;
      records[name] = record;
    },

    has: (name) => records[name] !== undefined,

    namespace: (name) => namespace(records[name]),

    evaluate,

    /** What a deferred module imports that is evaluated in its turn, as lines. */
    before: (name) => {
      let lines = '';
      for (let i = 0; i < records[name].before.length; i++) lines += records[name].before[i] + '\n';
      return lines;
    },

    /** Deferred modules may be used from now on; gives where one was before, "line:column:file", a tab and a message, or nothing. */
    loaded: () => {
      loading = false;
      return early;
    },

    /** What binds import(): importing and paths: what those scripts are; files, host: as importing.js takes them. */
    importer: (importing, files, paths, host) => importing(files, imported, (name) => namespace(records[name]), paths, host),
  };
})();
