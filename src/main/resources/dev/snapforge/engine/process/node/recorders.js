// What scripts ask the process for, besides what every engine has: it belongs to the process that makes the snapshot.
(require, { note, standIn }) => {
  const { apply, defineProperty, get, getOwnPropertyDescriptor } = Reflect;
  const told = (holder, key, what, self) => {
    const native = getOwnPropertyDescriptor(holder, key)?.value;
    if (typeof native !== 'function') return;
    standIn(holder, key, (...values) => {
      note('PROCESS', what);
      return apply(native, self, values);
    });
  };
  const watched = (holder, key, what) => {
    const property = getOwnPropertyDescriptor(holder, key);
    if (property === undefined || !property.configurable) return;
    let value = 'value' in property ? property.value : undefined;
    defineProperty(holder, key, {
      get() {
        note('PROCESS', what);
        return 'value' in property ? value : apply(property.get, holder, []);
      },
      set(next) {
        value = next;
      },
      enumerable: property.enumerable,
      configurable: true,
    });
  };

  for (const name of ['cwd', 'uptime', 'memoryUsage', 'getuid', 'getgid']) told(process, name, 'process.' + name, process);
  for (const name of ['argv', 'execArgv', 'execPath', 'pid', 'ppid', 'title']) watched(process, name, 'process.' + name);
  const { hrtime } = process;
  const { bigint } = hrtime;
  told(process, 'hrtime', 'process.hrtime', process);
  process.hrtime.bigint = () => {
    note('PROCESS', 'process.hrtime.bigint');
    return bigint();
  };
  const os = require('os');
  for (const name of ['hostname', 'cpus', 'totalmem', 'freemem', 'loadavg', 'networkInterfaces', 'userInfo', 'homedir', 'tmpdir']) {
    told(os, name, 'os.' + name, os);
  }
  const crypto = require('crypto');
  for (const name of ['randomBytes', 'randomInt', 'randomUUID', 'randomFillSync', 'getRandomValues']) {
    told(crypto, name, 'crypto.' + name, crypto);
  }
  const web = globalThis.crypto;
  for (const name of ['getRandomValues', 'randomUUID']) told(Object.getPrototypeOf(web), name, 'crypto.' + name, web);
  told(Object.getPrototypeOf(performance), 'now', 'performance.now', performance);

  const real = process.env;
  process.env = new Proxy(real, {
    get(target, key) {
      if (typeof key === 'string') note('ENVIRONMENT', key);
      return get(target, key);
    },
    has(target, key) {
      if (typeof key === 'string') note('ENVIRONMENT', key);
      return key in target;
    },
  });
};
