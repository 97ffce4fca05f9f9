// Objects of Node's whose data are outside of V8's heap: hashes, ciphers, streams of zlib, histograms, decoders, blobs, resolvers hold a
// native handle as a property; keys, certificates, patterns and scripts are one. While the bundle loads, all of them are real. Before the
// heap is written, a handle gives way to an accessor, which makes another object of the same arguments when it is first read, repeats
// what was done to the first one, and takes its handle. For an object that is itself native the bundle has one with the same prototype,
// and the methods ask a real one. A key that was generated is generated again, in each process another, as the source does.
//
// crosses: whether the bundle may send such objects to other threads, which can take none of the second sort.
({ isLoading, atEnd, note, refuse, built, replace, likeNative }, crosses) => {
  if (globalThis.process?.versions?.node === undefined) return;
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } = Reflect;
  const { create, hasOwn } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const isPlain = (value) => isObject(value) && (getPrototypeOf(value) === Object.prototype || getPrototypeOf(value) === null);
  class Stamp extends (function (object) {
    return object;
  }) {}

  /** An argument as it is now: bytes and options may be other ones later. */
  const copyOf = (value) => {
    if (isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
    if (value instanceof ArrayBuffer) return value.slice();
    if (isArray(value)) return value.map(copyOf);
    if (!isPlain(value)) return value;
    const copy = {};
    for (const key of ownKeys(value)) {
      const property = getOwnPropertyDescriptor(value, key);
      if (!('value' in property)) return undefined;
      copy[key] = copyOf(property.value);
    }
    return copy;
  };

  // ---- Objects that hold a handle as a property.
  const HANDLE = ['kHandle', 'handle', '_handle'];
  const nameOf = (key) => (typeof key === 'symbol' ? key.description : key);
  class Holder extends Stamp {
    #record;
    #wake;
    constructor(object, record) {
      super(object);
      this.#record = record;
    }
    static is = (object) => isObject(object) && #record in object;
    static record = (object) => object.#record;
    static forget = (object) => (object.#record = undefined);
    static sleep = (object, wake) => (object.#wake = wake);
    static wake = (object) => {
      if (#record in object) object.#wake?.();
    };
  }
  // No array: its elements could be caught by a setter of Array.prototype's.
  let held;
  let repeating = false;
  const repeated = ({ again, calls }) => {
    const before = repeating;
    repeating = true;
    try {
      const twin = again();
      const replay = (call) => {
        if (call === undefined) return;
        replay(call.before);
        try {
          apply(twin[call.name], twin, call.values);
        } catch {
          // As it did when the bundle did it.
        }
      };
      replay(calls);
      return twin;
    } finally {
      repeating = before;
    }
  };
  // On its own: what it closes over is kept, and a handle is not to be.
  const lazily = (object, key, record, enumerable) => {
    const put = (value) => {
      Holder.sleep(object, undefined);
      defineProperty(object, key, { value, writable: true, enumerable, configurable: true });
    };
    const wake = () => {
      const twin = repeated(record);
      const handle = twin[key];
      if (hasOwn(twin, '_writeState')) object._writeState = twin._writeState;
      for (const it of isObject(handle) ? ownKeys(handle) : []) if (handle[it] === twin) handle[it] = object;
      put(handle);
    };
    Holder.sleep(object, wake);
    defineProperty(object, key, { get: () => (wake(), object[key]), set: put, enumerable, configurable: true });
  };
  /** Lets go of the handle, until it is asked for. */
  const sleep = (object) => {
    const record = Holder.record(object);
    Holder.forget(object);
    const key = record && ownKeys(object).find((it) => HANDLE.includes(nameOf(it)));
    const property = key === undefined ? undefined : getOwnPropertyDescriptor(object, key);
    if (property?.configurable && isObject(property.value)) lazily(object, key, record, property.enumerable);
  };
  const hold = (object, again, calls) => {
    if (Holder.is(object)) return object;
    new Holder(object, { again, calls });
    held = { object, before: held };
    return object;
  };
  atEnd(() => {
    for (; held !== undefined; held = held.before) sleep(held.object);
  });
  defineProperty(built, 'wake', { value: Holder.wake });

  const call = (object, name, values) => {
    const record = Holder.record(object);
    record.calls = { name, values: values.map(copyOf), before: record.calls };
  };
  /** What methods of an object with a handle leave in it, by their names. */
  const DO = {
    __proto__: null,
    repeat: (object, name, values) => call(object, name, values),
    // What the streams of crypto do is what their methods do.
    update: (object, name, [chunk, encoding]) => call(object, 'update', typeof chunk === 'string' ? [chunk, encoding] : [chunk]),
    finals: (object) => call(object, 'final', []),
    // From here on they refuse to do anything more.
    end(object) {
      Holder.record(object).calls = undefined;
      sleep(object);
    },
    copy: (object, name, values, result) => {
      const { again, calls } = Holder.record(object);
      hold(result, again, calls);
    },
    streams: (object, name, [, options]) => options?.stream && Holder.forget(object),
    // It cannot be done again with the same result.
    forget: (object) => Holder.forget(object),
  };
  const digests = { update: 'update', _transform: 'update', digest: 'end', _flush: 'end', copy: 'copy' };
  const signs = { update: 'update', _write: 'update', sign: 'repeat', verify: 'repeat' };
  const ciphers = { update: 'update', _transform: 'update', final: 'repeat', _flush: 'finals', setAAD: 'repeat', setAutoPadding: 'repeat', setAuthTag: 'repeat' };
  const agreements = { setPrivateKey: 'repeat', setPublicKey: 'repeat', generateKeys: 'forget' };
  const packers = { write: 'forget', end: 'forget', _write: 'forget', _transform: 'forget', _flush: 'forget', _processChunk: 'forget', flush: 'forget', params: 'forget', reset: 'forget', close: 'forget' };
  const records = { record: 'repeat', recordDelta: 'forget', add: 'forget', reset: 'repeat', enable: 'forget' };
  const resolvers = { setServers: 'repeat', setLocalAddress: 'repeat' };
  const lists = { addAddress: 'repeat', addRange: 'repeat', addSubnet: 'repeat', fromJSON: 'repeat' };

  const watched = new WeakSet();
  const watch = (object, methods) => {
    for (let it = getPrototypeOf(object); it !== null && it !== Object.prototype; it = getPrototypeOf(it)) {
      if (watched.has(it) || !HOLDERS_HAVE(it)) continue;
      watched.add(it);
      for (const name of ownKeys(methods)) {
        replace(it, name, 'value', (native) => ({
          apply(target, self, values) {
            if (!isLoading() || repeating || !Holder.is(self) || Holder.record(self) === undefined) return apply(native, self, values);
            repeating = true;
            try {
              const result = apply(native, self, values);
              DO[methods[name]](self, name, values, result);
              return result;
            } finally {
              repeating = false;
            }
          },
        }));
      }
    }
  };
  // Node's streams are the prototypes of many others.
  const HOLDERS_HAVE = (prototype) => !/^(Stream|Readable|Writable|Duplex|Transform|LazyTransform|EventEmitter)$/.test(prototype.constructor?.name);

  // ---- Objects that are native themselves.
  class Later extends Stamp {
    #make;
    #real;
    #used;
    constructor(object, make, real, used) {
      super(object);
      this.#make = make;
      this.#real = real;
      this.#used = used;
    }
    static is = (object) => isObject(object) && #make in object;
    static real = (object) => {
      if (object.#real === undefined) {
        object.#real = object.#make();
        if (isLoading()) made = { object, before: made };
      }
      return object.#real;
    };
    static use = (object) => object.#used?.();
    static forget = (object) => (object.#real = undefined);
  }
  let made;
  atEnd(() => {
    for (; made !== undefined; made = made.before) Later.forget(made.object);
  });
  const real = (value) => {
    if (Later.is(value)) return Later.real(value);
    if (!isPlain(value)) return value;
    // { key: …, padding: … }
    for (const key of ownKeys(value)) {
      if (Later.is(value[key])) return Object.fromEntries(ownKeys(value).map((it) => [it, real(value[it])]));
    }
    return value;
  };
  const HARMLESS = ['type', 'asymmetricKeyType', 'asymmetricKeyDetails', 'symmetricKeySize'];
  const taking = (prototype) => {
    for (let it = prototype; it !== null && it !== Object.prototype && !watched.has(it); it = getPrototypeOf(it)) {
      watched.add(it);
      for (const key of ownKeys(it)) {
        if (key === 'constructor') continue;
        const asking = (native) => ({
          apply(target, self, values) {
            if (isLoading() && Later.is(self) && !HARMLESS.includes(key)) Later.use(self);
            return apply(native, real(self), values.map(real));
          },
        });
        for (const kind of ['value', 'get', 'set']) replace(it, key, kind, asking);
      }
    }
  };
  const later = (actual, make, used) => {
    if (crosses) refuse('A native object that is made while the snapshot is made cannot be sent to another thread');
    taking(getPrototypeOf(actual));
    const object = new Later(create(getPrototypeOf(actual)), make, actual, used);
    made = { object, before: made };
    return object;
  };

  // ---- What makes them.
  const holding = (methods) => (result, again) => {
    watch(result, methods);
    return hold(result, again);
  };
  const native = (result, again) => later(result, again);
  const used = () => refuse('A key is used while the snapshot is made, and generated anew once it is loaded');
  const isKey = (value) => isObject(value) && typeof value.export === 'function';
  const once = (again) => {
    let both;
    return (key) => () => (both ??= again())[key];
  };
  const pair = (result, again) => {
    if (isKey(result)) return later(result, again, used);
    const generated = once(again);
    for (const key of ['publicKey', 'privateKey']) if (isKey(result[key])) result[key] = later(result[key], generated(key), used);
    return result;
  };
  const wrappers = new WeakMap();
  const wrap = (what, it, kind) => {
    if (typeof it !== 'function') return it;
    const before = wrappers.get(it);
    if (before !== undefined) return before;
    const done = (result, values, make) => {
      if (kind === undefined || !isLoading() || repeating || !isObject(result)) return result;
      const copies = values.map(copyOf);
      // Options that are computed when they are read may be others then.
      if (copies.some((copy, i) => copy === undefined && values[i] !== undefined)) return result;
      note(what);
      return kind(result, () => make(copies.map(real)));
    };
    const proxy = new Proxy(it, {
      __proto__: null,
      apply: (target, self, values) => done(apply(it, self, values.map(real)), values, (given) => apply(it, self, given)),
      construct: (target, values, newTarget) =>
        done(construct(it, values.map(real), newTarget === proxy ? it : newTarget), values, (given) => construct(it, given)),
    });
    wrappers.set(it, proxy);
    wrappers.set(proxy, proxy);
    const parent = wrappers.get(getPrototypeOf(it));
    if (parent !== undefined) setPrototypeOf(it, parent);
    const { prototype } = it;
    if (isObject(prototype) && getOwnPropertyDescriptor(prototype, 'constructor')?.value === it) {
      defineProperty(prototype, 'constructor', { ...getOwnPropertyDescriptor(prototype, 'constructor'), value: proxy });
    }
    return proxy;
  };
  const install = (holder, name, kind, what) => {
    const property = getOwnPropertyDescriptor(holder, name);
    if (property === undefined || !property.configurable) return;
    if ('value' in property) defineProperty(holder, name, { ...property, value: wrap(what, property.value, kind) });
    else if (property.get !== undefined) {
      const get = new Proxy(property.get, {
        __proto__: null,
        apply(target, self, values) {
          const value = wrap(what, apply(target, self, values), kind);
          // It may have put the value in its own place.
          if ('value' in (getOwnPropertyDescriptor(holder, name) ?? {})) install(holder, name, kind, what);
          return value;
        },
      });
      defineProperty(holder, name, { ...property, get });
    }
  };
  const decoders = { decode: 'streams' };
  const KINDS = {
    __proto__: null,
    crypto: {
      createHash: holding(digests), Hash: holding(digests), createHmac: holding(digests), Hmac: holding(digests),
      createSign: holding(signs), Sign: holding(signs), createVerify: holding(signs), Verify: holding(signs),
      createCipheriv: holding(ciphers), Cipheriv: holding(ciphers), createDecipheriv: holding(ciphers), Decipheriv: holding(ciphers),
      createECDH: holding(agreements), getDiffieHellman: holding(agreements), createDiffieHellmanGroup: holding(agreements),
      createSecretKey: native, createPublicKey: native, createPrivateKey: native, X509Certificate: native,
      generateKeySync: pair, generateKeyPairSync: pair,
    },
    zlib: {},
    dns: { Resolver: holding(resolvers) },
    'dns/promises': { Resolver: holding(resolvers) },
    perf_hooks: { createHistogram: holding(records) },
    net: { BlockList: holding(lists) },
    vm: { Script: native },
    util: { TextDecoder: holding(decoders) },
    buffer: { Blob: holding({}), File: holding({}) },
    url: { URLPattern: native },
  };
  // Methods of others that take a key.
  const TAKE_KEYS = [['Sign', 'sign'], ['Verify', 'verify'], ['X509Certificate', 'verify'], ['X509Certificate', 'checkPrivateKey']];
  const inZlib = (key) => /^create|^(Gzip|Gunzip|Deflate|Inflate|DeflateRaw|InflateRaw|Unzip|Brotli\w+|Zstd\w+)$/.test(key);
  // It is asked by name, and a property that cannot be replaced.
  let types;
  const withTypes = (native) => {
    if (types === undefined) {
      const { isKeyObject } = native;
      const value = likeNative((it) => isKeyObject(real(it)), isKeyObject);
      types = create(getPrototypeOf(native), { ...Object.getOwnPropertyDescriptors(native), isKeyObject: { value, enumerable: true } });
    }
    return types;
  };
  const modules = new WeakSet();
  const prepare = (name, module) => {
    if (name === 'util/types') return types ?? (isLoading() ? withTypes(module) : module);
    if (KINDS[name] === undefined || !isLoading() || modules.has(module)) return module;
    modules.add(module);
    for (const key of ownKeys(module)) {
      const kind = name === 'zlib' ? inZlib(key) && holding(packers) : KINDS[name][key];
      // Keys are taken by most functions of crypto.
      if (kind || (name === 'crypto' && typeof getOwnPropertyDescriptor(module, key).value === 'function')) install(module, key, kind || undefined, `${name}.${String(key)}`);
    }
    if (name === 'crypto') {
      const unwrapping = (it) => ({ apply: (target, self, values) => apply(it, self, values.map(real)) });
      for (const [type, method] of TAKE_KEYS) replace(module[type].prototype, method, 'value', unwrapping);
    }
    if (name === 'util') module.types = withTypes(module.types);
    if (name === 'dns') prepare('dns/promises', module.promises);
    return module;
  };
  const load = globalThis.require;
  globalThis.require = new Proxy(load, {
    __proto__: null,
    apply: (target, self, values) => prepare(typeof values[0] === 'string' ? values[0].replace(/^node:/, '') : '', apply(target, self, values)),
  });
  replace(process, 'getBuiltinModule', 'value', (it) => ({
    apply: (target, self, values) => prepare(typeof values[0] === 'string' ? values[0].replace(/^node:/, '') : '', apply(it, self, values)),
  }));
  install(globalThis, 'TextDecoder', holding(decoders), 'TextDecoder');
  install(globalThis, 'URLPattern', native, 'URLPattern');
  for (const name of ['Blob', 'File']) install(globalThis, name, holding({}), name);
  // Listening to a signal is a handle as well: it ends for the snapshot, and begins again before the bundle's own callbacks.
  const { startupSnapshot } = load('v8');
  const { signals } = load('os').constants;
  const { rawListeners, removeAllListeners, on, once: listenOnce } = process;
  const heard = [];
  atEnd(() => {
    for (const name of ownKeys(signals)) {
      const listeners = apply(rawListeners, process, [name]);
      if (listeners.length > 0) heard.push([name, listeners]);
      apply(removeAllListeners, process, [name]);
    }
  });
  if (startupSnapshot.isBuildingSnapshot()) {
    startupSnapshot.addDeserializeCallback(() => {
      for (const [name, listeners] of heard.splice(0)) {
        for (const it of listeners) apply(it.listener ? listenOnce : on, process, [name, it.listener ?? it]);
      }
    });
  }
  // They are made of streams of zlib.
  for (const name of ['CompressionStream', 'DecompressionStream']) {
    const type = replace(globalThis, name, 'value', (it) => ({
      construct(target, values, newTarget) {
        if (isLoading()) note(name);
        prepare('zlib', load('zlib'));
        return construct(it, values, newTarget === type ? it : newTarget);
      },
    }));
    if (type !== undefined) defineProperty(type.prototype, 'constructor', { value: type, writable: true, configurable: true });
  }
};
