// DisposableStack, AsyncDisposableStack and SuppressedError come only at load, and V8 could not write them. While the bundle loads there
// are classes of their own that do the same (ECMA-262, "DisposableStack Objects"). They stand on the global object's prototype, where V8's
// own are not in their way. One that is still open when the bundle has loaded gets the prototype of V8's class when something is first
// looked for in it, and its methods know it. What a bundle captured of a class makes real ones once the snapshot is loaded.
({ isLoading, atEnd, note, built, replace }) => {
  const { apply, construct, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf, has, ownKeys, setPrototypeOf } = Reflect;
  const above = getPrototypeOf(globalThis);
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const isInstance = (prototype, value) => isObject(value) && apply(Object.prototype.isPrototypeOf, prototype, [value]);

  const stand = (name, value) => {
    if (name in globalThis || above === Object.prototype) return;
    defineProperty(above, name, { value, writable: true, enumerable: false, configurable: true });
    atEnd(() => {
      if (getOwnPropertyDescriptor(above, name)?.value === value) deleteProperty(above, name);
    });
  };
  const real = (name) => getOwnPropertyDescriptor(globalThis, name)?.value;

  class SuppressedError extends Error {
    constructor(error, suppressed, message) {
      super(message);
      for (const [key, value] of [['error', error], ['suppressed', suppressed]]) {
        defineProperty(this, key, { value, writable: true, enumerable: false, configurable: true });
      }
    }
  }
  defineProperty(SuppressedError.prototype, 'name', { value: 'SuppressedError', writable: true, configurable: true });
  stand('SuppressedError', SuppressedError);

  const resource = (value, symbols) => {
    if (!isObject(value)) throw new TypeError('An object is expected with `using` declarations');
    for (const symbol of symbols) {
      const method = value[symbol];
      if (method === undefined || method === null) continue;
      if (typeof method !== 'function') break;
      // What a synchronous method answers is not waited for.
      return symbol === symbols[0] ? () => apply(method, value, []) : () => void apply(method, value, []);
    }
    throw new TypeError(`Symbol(${symbols[symbols.length - 1].description}) is not a function`);
  };

  const classOf = (name, symbols) => {
    const type = class {
      #last;
      #disposed = false;

      constructor() {
        const native = real(name);
        if (native !== undefined) return construct(native, [], new.target === type ? native : new.target);
        if (!isLoading()) throw new TypeError(`${name} cannot be made before the snapshot is loaded`);
        note(name);
        if (new.target === type) setPrototypeOf(this, surface);
        made = { stack: this, before: made };
      }
      get disposed() {
        return this.#disposed;
      }
      use(value) {
        this.#require('use');
        if (value !== null && value !== undefined) this.#push(resource(value, symbols));
        return value;
      }
      adopt(value, onDispose) {
        this.#require('adopt');
        if (typeof onDispose !== 'function') throw new TypeError(`${String(onDispose)} is not a function`);
        this.#push(() => onDispose(value));
        return value;
      }
      defer(onDispose) {
        this.#require('defer');
        if (typeof onDispose !== 'function') throw new TypeError(`${String(onDispose)} is not a function`);
        this.#push(() => onDispose());
      }
      move() {
        this.#require('move');
        const other = new type();
        if (#last in other) other.#last = this.#last;
        else refill(other, this.#last);
        this.#end();
        return other;
      }
      static is = (value) => isObject(value) && #last in value;
      static take(stack) {
        const last = stack.#last;
        if (!stack.#disposed) stack.#end();
        return last;
      }
      #require(method) {
        if (!this.#disposed) return;
        throw new ReferenceError(`Cannot call ${name}.prototype.${method} on an already-disposed DisposableStack`);
      }
      #push(dispose) {
        this.#last = { dispose, next: this.#last };
      }
      #end() {
        this.#last = undefined;
        this.#disposed = true;
      }
    };
    const { take, is } = type;
    for (const key of ['take', 'is']) deleteProperty(type, key);
    // A real one takes over what this one would have disposed of.
    const refill = (stack, last) => {
      if (last === undefined) return;
      refill(stack, last.next);
      stack.defer(last.dispose);
    };
    let made;
    const own = getOwnPropertyDescriptor(type, 'prototype').value;
    const now = () => (isLoading() ? own : (adopt(), real(name).prototype));
    // Whatever is looked for in a stack's prototype, by instanceof as well, comes here first.
    const surface = new Proxy(own, {
      __proto__: null,
      get: (target, key, receiver) => get(now(), key, receiver),
      has: (target, key) => has(now(), key),
      getPrototypeOf: now,
      ownKeys: () => ownKeys(now()),
      getOwnPropertyDescriptor(target, key) {
        const property = getOwnPropertyDescriptor(now(), key);
        return property && { ...property, configurable: true };
      },
    });
    let adopted = false;
    const adopt = () => {
      if (adopted || real(name) === undefined) return;
      adopted = true;
      const { prototype } = real(name);
      for (const key of ownKeys(own)) {
        if (key === 'constructor') continue;
        for (const kind of ['value', 'get']) {
          const ours = getOwnPropertyDescriptor(own, key)[kind];
          replace(prototype, key, kind, (native) => ({
            apply: (target, self, values) => apply(is(self) ? ours : native, self, values),
          }));
        }
      }
      // It is the same function as dispose and disposeAsync.
      for (const [key, symbol] of [['dispose', Symbol.dispose], ['disposeAsync', Symbol.asyncDispose]]) {
        if (prototype[key] !== undefined) defineProperty(prototype, symbol, { value: prototype[key], writable: true, enumerable: false, configurable: true });
      }
      for (; made !== undefined; made = made.before) if (getPrototypeOf(made.stack) === surface) setPrototypeOf(made.stack, prototype);
    };
    defineProperty(built, name, { get: () => isLoading() || adopt(), enumerable: true });
    defineProperty(type, 'name', { value: name, configurable: true });
    defineProperty(type, Symbol.hasInstance, {
      value: function (value) {
        return this === type && real(name) !== undefined ? value instanceof real(name) : isInstance(this.prototype, value);
      },
    });
    defineProperty(type.prototype, Symbol.toStringTag, { value: name, configurable: true });
    stand(name, type);
    return { prototype: type.prototype, take };
  };
  const MESSAGE = 'An error was suppressed during disposal';
  const method = (prototype, key, symbol, value) => {
    for (const it of [key, symbol]) defineProperty(prototype, it, { value, writable: true, enumerable: false, configurable: true });
  };

  const plain = classOf('DisposableStack', [Symbol.dispose]);
  method(plain.prototype, 'dispose', Symbol.dispose, {
    dispose() {
      let failed;
      for (let it = plain.take(this); it !== undefined; it = it.next) {
        try {
          it.dispose();
        } catch (error) {
          failed = { error: failed === undefined ? error : new SuppressedError(error, failed.error, MESSAGE) };
        }
      }
      if (failed !== undefined) throw failed.error;
    },
  }.dispose);
  const awaited = classOf('AsyncDisposableStack', [Symbol.asyncDispose, Symbol.dispose]);
  method(awaited.prototype, 'disposeAsync', Symbol.asyncDispose, {
    async disposeAsync() {
      let failed;
      for (let it = awaited.take(this); it !== undefined; it = it.next) {
        try {
          await it.dispose();
        } catch (error) {
          failed = { error: failed === undefined ? error : new SuppressedError(error, failed.error, MESSAGE) };
        }
      }
      if (failed !== undefined) throw failed.error;
    },
  }.disposeAsync);
};
