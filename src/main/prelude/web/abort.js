import { DOMException } from './errors.js';
import { Event, EventTarget, fire, handler } from './events.js';
import { expose } from './globals.js';
import { setTimeout } from './timers.js';

const KEY = Symbol('created by the prelude');
const abortedWith = new WeakMap();

const make = () => new AbortSignal(KEY);
// What any() made: of a signal that follows others, those; of a signal that is followed, its followers.
const sources = new WeakMap();
const followers = new WeakMap();

const settle = (signal, reason) =>
  abortedWith.set(signal, { reason: reason === undefined ? new DOMException('The operation was aborted', 'AbortError') : reason });
// All are aborted before the first listener is told.
const abort = (signal, given) => {
  if (signal.aborted) return;
  settle(signal, given);
  const all = [signal, ...(followers.get(signal) ?? [])].filter((one) => one === signal || !one.aborted);
  for (const one of all.slice(1)) settle(one, signal.reason);
  for (const one of all) fire(one, new Event('abort'));
};

export class AbortSignal extends EventTarget {
  #made = true;

  constructor(key) {
    if (key !== KEY) throw new TypeError('Illegal constructor');
    super();
  }

  static abort(reason) {
    const signal = make();
    settle(signal, reason);
    return signal;
  }

  static timeout(milliseconds) {
    const signal = make();
    setTimeout(() => abort(signal, new DOMException('The time is over', 'TimeoutError')), milliseconds);
    return signal;
  }

  static any(signals) {
    const result = make();
    const all = [...signals];
    const aborted = all.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      settle(result, aborted.reason);
      return result;
    }
    const followed = new Set(all.flatMap((signal) => sources.get(signal) ?? [signal]));
    sources.set(result, [...followed]);
    for (const source of followed) followers.set(source, [...(followers.get(source) ?? []), result]);
    return result;
  }

  get aborted() {
    // By this, streams tell a signal from what only looks like one.
    if (!(#made in this)) throw new TypeError('Illegal invocation');
    return abortedWith.has(this);
  }

  get reason() {
    return abortedWith.get(this)?.reason;
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
}

export class AbortController {
  #signal = make();

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    abort(this.#signal, reason);
  }
}

handler(AbortSignal, 'abort');
expose({ AbortSignal, AbortController });
