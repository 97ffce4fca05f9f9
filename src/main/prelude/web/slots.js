// What a script cannot do alone, such as waiting, is done by its host. Each such ability is a named slot: empty in the
// snapshot, and bound by the host once it has loaded it.
import { members, runCallbacks, seal } from './restore.js';

const slots = new Map();
let building = true;

// Other files of the prelude say here what is to happen.
export const hooks = { environment() {}, drain: () => [], sealed: [] };
export const isBuilding = () => building;
export const isBound = (name) => slots.get(name)?.host !== undefined;

const unbound = (name) => {
  const error = new Error(
    `The slot "${name}" is not bound: call globalThis[Symbol.for('snapforge')].bind({ "${name}": function }) once the snapshot is loaded.`,
  );
  Object.defineProperty(error, 'name', { value: 'SlotUnboundError', writable: true, configurable: true });
  return error;
};

export const declare = (name, bound = () => {}) => {
  let entry = slots.get(name);
  if (entry === undefined) {
    entry = {
      host: undefined,
      needed: false,
      bound,
      call: (...values) => {
        if (entry.host === undefined) {
          entry.needed = true;
          throw unbound(name);
        }
        return (0, entry.host)(...values);
      },
    };
    slots.set(name, entry);
  }
  return entry.call;
};

// That the application has asked for what only a host can do.
export const need = (name) => {
  slots.get(name).needed = true;
};

const snapforge = {
  bind(hosts) {
    const given = Object.entries(hosts);
    for (const [name, host] of given) {
      if (!slots.has(name)) {
        throw new TypeError(`There is no slot "${name}". The slots are: ${[...slots.keys()].join(', ')}.`);
      }
      if (typeof host !== 'function') {
        throw new TypeError(
          `The slot "${name}" takes a function, not ${host === null ? 'null' : typeof host}. The slots are: ${[...slots.keys()].join(', ')}.`,
        );
      }
    }
    for (const [name, host] of given) slots.get(name).host = host;
    // Only when all are there: what waited for one slot may use another.
    for (const [name] of given) slots.get(name).bound();
    runCallbacks();
    return [...slots.keys()].filter(isBound);
  },
  slots: () => [...slots.keys()].map((name) => ({ name, bound: isBound(name), needed: slots.get(name).needed })),
  slot(name) {
    if (typeof name !== 'string' || name === '') throw new TypeError('A slot has a name: a string that is not empty.');
    const call = declare(name);
    need(name);
    return call;
  },
  seal() {
    building = false;
    seal();
    for (const act of hooks.sealed) act();
  },
  drainConsole: () => hooks.drain(),
  setEnvironment(values) {
    hooks.environment(values);
  },
  ...members,
};

Object.defineProperty(globalThis, Symbol.for('snapforge'), { value: Object.freeze(snapforge) });
