// What all stand-ins share: whether the bundle still loads, what is to be done when it has loaded, and the ear of an instrumented run,
// which is told what will be made on first use.
() => {
  const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
  const END = Symbol.for('snapforge.deferral');
  const EAR = Symbol.for('snapforge.ear');
  const tell = getOwnPropertyDescriptor(globalThis, EAR)?.value;
  deleteProperty(globalThis, EAR);
  // Built-ins that come only at load, for code that was written to ask here.
  const built = { __proto__: null };
  let loading = true;
  // No array: its elements could be caught by a setter of Array.prototype's.
  let ends;
  let refused;
  const loaded = () => {
    // A bundle may have caught it, and gone on in another way than in its source.
    if (refused !== undefined) throw refused;
  };
  const end = () => {
    loading = false;
    for (; ends !== undefined; ends = ends.next) ends.action();
  };
  defineProperty(globalThis, END, { value: { loaded, end, built }, configurable: true });

  /** Puts a function in the place of a native one. It has the properties of that one, and prints as native code, because it is a proxy. */
  const replace = (holder, key, kind, make) => {
    const property = getOwnPropertyDescriptor(holder, key);
    if (typeof property?.[kind] !== 'function') return undefined;
    const value = new Proxy(property[kind], { __proto__: null, ...make(property[kind]) });
    defineProperty(holder, key, { __proto__: null, ...property, [kind]: value });
    return value;
  };
  /** A function of our own that looks like this native one, and has no properties of its own besides. */
  const likeNative = (implementation, native) => {
    const bound = apply(Function.prototype.bind, implementation, []);
    for (const key of ['length', 'name']) defineProperty(bound, key, getOwnPropertyDescriptor(native, key));
    return bound;
  };
  return {
    __proto__: null,
    isLoading: () => loading,
    atEnd: (action) => {
      ends = { action, next: ends };
    },
    /** Throws, now and when the files have run. */
    refuse: (why) => {
      refused ??= new TypeError(why);
      throw refused;
    },
    note: (what) => {
      if (tell !== undefined) tell('FIRST_USE', what);
    },
    built,
    replace,
    likeNative,
  };
};
