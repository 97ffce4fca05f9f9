// What packages look for in process. There is no operating system below: nothing is read from one.
import { define } from '../web/globals.js';
import { queueMicrotask } from '../web/microtasks.js';
import { performance } from '../web/performance.js';
import { hooks } from '../web/slots.js';

const listeners = new Map();
const of = (name) => listeners.get(name) ?? [];
const add = (name, call, listener) => {
  listeners.set(name, [...of(name), { call, listener }]);
  return process;
};
const remove = (name, listener) => {
  const at = of(name).findLastIndex((one) => one.listener === listener);
  if (at >= 0) listeners.set(name, of(name).toSpliced(at, 1));
  return process;
};

const hrtime = (before) => {
  const now = performance.now();
  const nanos = Math.floor(now * 1e6) - (before === undefined ? 0 : before[0] * 1e9 + before[1]);
  return [Math.floor(nanos / 1e9), nanos - Math.floor(nanos / 1e9) * 1e9];
};
hrtime.bigint = () => BigInt(Math.floor(performance.now() * 1e6));

const process = {
  title: 'snapforge',
  version: 'v24.0.0',
  versions: { node: '24.0.0' },
  platform: 'linux',
  arch: 'x64',
  argv: [],
  execArgv: [],
  pid: 1,
  env: {},
  exitCode: undefined,
  browser: true,
  cwd: () => '/',
  hrtime,
  uptime: () => performance.now() / 1000,
  nextTick(callback, ...values) {
    if (typeof callback !== 'function') throw new TypeError('nextTick takes a function');
    queueMicrotask(() => callback(...values));
  },
  emitWarning: (warning) => globalThis.console.warn(warning),
  on: (name, listener) => add(name, listener, listener),
  addListener: (name, listener) => add(name, listener, listener),
  once(name, listener) {
    const call = (...values) => {
      remove(name, listener);
      listener.apply(process, values);
    };
    return add(name, call, listener);
  },
  off: remove,
  removeListener: remove,
  removeAllListeners(name) {
    if (name === undefined) listeners.clear();
    else listeners.delete(name);
    return process;
  },
  listeners: (name) => of(name).map(({ listener }) => listener),
  listenerCount: (name) => of(name).length,
  emit(name, ...values) {
    const all = of(name);
    for (const { call } of all) call.apply(process, values);
    return all.length > 0;
  },
};
Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });

hooks.environment = (values) => {
  process.env = values;
};
define({ process });
