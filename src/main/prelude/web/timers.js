// Timers that are set while building start when the host binds the slot; none is lost.
import { define } from './globals.js';
import { declare, isBound, isBuilding, need } from './slots.js';

const timers = new Map();
let last = 0;

// A kind of timer: how it is set and how it is cleared, both slots of the host.
export const timerKind = (setter, clearer, repeats, delayed = true) => {
  const hostClear = declare(clearer);
  const start = (id, timer) => {
    timer.waiting = false;
    const fire = () => {
      if (timers.get(id) !== timer) return;
      if (!repeats) timers.delete(id);
      timer.callback(...timer.values);
    };
    timer.handle = delayed ? hostSet(fire, timer.delay) : hostSet(fire);
  };
  const hostSet = declare(setter, () => {
    for (const [id, timer] of timers) if (timer.waiting && timer.setter === setter) start(id, timer);
  });
  const set = (callback, delay, values) => {
    if (typeof callback !== 'function') throw new TypeError(`${setter} takes a function`);
    // Throws where it is too late to wait.
    if (!isBound(setter) && !isBuilding()) hostSet();
    const timer = { setter, clear: clearer, hostClear, callback, values, delay: Math.max(0, Number(delay) || 0), waiting: true };
    const id = ++last;
    timers.set(id, timer);
    if (isBound(setter)) start(id, timer);
    else need(setter);
    return id;
  };
  return set;
};

// What the host cannot clear does nothing when it fires.
export const clear = (id) => {
  const timer = timers.get(id);
  if (timer === undefined) return;
  timers.delete(id);
  if (!timer.waiting && isBound(timer.clear)) timer.hostClear(timer.handle);
};

const once = timerKind('setTimeout', 'clearTimeout', false);
const again = timerKind('setInterval', 'clearInterval', true);

export function setTimeout(callback, delay = 0, ...values) {
  return once(callback, delay, values);
}

export function setInterval(callback, delay = 0, ...values) {
  return again(callback, delay, values);
}

export function clearTimeout(id) {
  clear(id);
}

export function clearInterval(id) {
  clear(id);
}

define({ setTimeout, setInterval, clearTimeout, clearInterval });
