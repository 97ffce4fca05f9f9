// Time counts from the first question in a runtime: the build's own origin is forgotten with the seal.
import { EventTarget } from './events.js';
import { define, expose } from './globals.js';
import { declare, hooks, isBound } from './slots.js';

const clock = Date.now;
const host = declare('performance.now');
let origin;
hooks.sealed.push(() => (origin = undefined));

const startOf = () => (origin ??= clock());

class Performance extends EventTarget {
  get timeOrigin() {
    return isBound('performance.now') ? (origin ??= clock() - host()) : startOf();
  }

  now() {
    if (isBound('performance.now')) return host();
    const start = startOf();
    return clock() - start;
  }

  toJSON() {
    return { timeOrigin: this.timeOrigin };
  }
}

expose({ Performance });
export const performance = new Performance();
define({ performance });
