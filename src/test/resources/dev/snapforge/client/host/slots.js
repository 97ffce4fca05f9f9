// The contract between a prelude and its host, and nothing else of a prelude.
(() => {
  const hosts = new Map();
  const slot = (name) => {
    if (!hosts.has(name)) hosts.set(name, undefined);
    return (...values) => {
      const host = hosts.get(name);
      if (host === undefined) {
        const error = new Error(`The slot ${name} is not bound: call bind first.`);
        error.name = 'SlotUnboundError';
        throw error;
      }
      return host(...values);
    };
  };
  const bind = (functions) => {
    const names = Object.keys(functions);
    for (const name of names) {
      if (!hosts.has(name)) throw new TypeError(`No slot ${name}; there are ${[...hosts.keys()].join(', ')}.`);
      if (typeof functions[name] !== 'function') throw new TypeError(`${name} is no function.`);
    }
    names.forEach((name) => hosts.set(name, functions[name]));
    return names;
  };
  const slots = () => [...hosts].map(([name, host]) => ({ name, bound: host !== undefined }));
  Object.defineProperty(globalThis, Symbol.for('snapforge'), { value: { bind, slots, slot } });
  for (const name of ['fetch', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']) globalThis[name] = slot(name);
  globalThis.crypto = { getRandomValues: slot('crypto.getRandomValues') };
  globalThis.performance = { now: slot('performance.now') };
  const line = slot('console');
  globalThis.console = { log: (text) => line('log', text), error: (text) => line('error', text) };
})();
