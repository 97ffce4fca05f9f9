// What a using declaration that was written as a constant within try and finally does (ECMA-262, "DisposeResources"): keeps resources,
// and disposes of them in the other order, whatever happens meanwhile.
(() => {
  const { apply } = Reflect;
  const { dispose, asyncDispose } = Symbol;
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const notCallable = (symbol) => new TypeError(`Symbol(${symbol.description}) is not a function`);

  // Some engines install SuppressedError only at load.
  const suppressed = (error, before) => {
    const message = 'An error was suppressed during disposal';
    if (typeof SuppressedError === 'function') return new SuppressedError(error, before, message);
    const both = new Error(message);
    for (const [key, value] of [['name', 'SuppressedError'], ['error', error], ['suppressed', before]]) {
      Object.defineProperty(both, key, { value, writable: true, configurable: true });
    }
    return both;
  };

  class Resources {
    #last;
    #failed = false;
    #error;
    #awaits = false;

    #keep(value, method, symbol, awaited) {
      if (typeof method !== 'function') throw notCallable(symbol);
      this.#last = { value, method, awaited, next: this.#last };
      return value;
    }
    use(value) {
      if (value === null || value === undefined) return value;
      if (!isObject(value)) throw new TypeError('An object is expected with `using` declarations');
      return this.#keep(value, value[dispose], dispose, false);
    }
    useAsync(value) {
      this.#awaits = true;
      if (value === null || value === undefined) return value;
      if (!isObject(value)) throw new TypeError('An object is expected with `using` declarations');
      const method = value[asyncDispose];
      // What a synchronous method answers is not waited for.
      if (method === undefined || method === null) {
        const ends = value[dispose];
        return this.#keep(value, typeof ends === 'function' ? () => void apply(ends, value, []) : ends, dispose, true);
      }
      return this.#keep(value, method, asyncDispose, true);
    }
    fail(error) {
      this.#error = this.#failed ? suppressed(error, this.#error) : error;
      this.#failed = true;
    }
    end() {
      for (; this.#last !== undefined; this.#last = this.#last.next) {
        try {
          apply(this.#last.method, this.#last.value, []);
        } catch (error) {
          this.fail(error);
        }
      }
      if (this.#failed) throw this.#error;
    }
    /** A promise, or nothing where nothing is to be waited for. */
    endAsync() {
      return this.#awaits ? this.#wait() : this.end();
    }
    async #wait() {
      let waited = false;
      for (; this.#last !== undefined; this.#last = this.#last.next) {
        const { method, value, awaited } = this.#last;
        try {
          const result = apply(method, value, []);
          if (awaited) {
            waited = true;
            await result;
          }
        } catch (error) {
          this.fail(error);
        }
      }
      if (!waited) await undefined;
      if (this.#failed) throw this.#error;
    }
  }
  return () => new Resources();
})();
