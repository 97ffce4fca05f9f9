import { DOMException } from './errors.js';
import { Event, EventTarget, handler } from './events.js';
import { expose } from './globals.js';
import { setTimeout } from './timers.js';

const KEY = Symbol('created by the prelude');
const abortedWith = new WeakMap();

const make = () => new AbortSignal(KEY);
const abort = (signal, reason) => {
  if (signal.aborted) return;
  abortedWith.set(signal, { reason: reason === undefined ? new DOMException('The operation was aborted', 'AbortError') : reason });
  signal.dispatchEvent(new Event('abort'));
};

export class AbortSignal extends EventTarget {
  constructor(key) {
    if (key !== KEY) throw new TypeError('Illegal constructor');
    super();
  }

  static abort(reason) {
    const signal = make();
    abort(signal, reason);
    return signal;
  }

  static timeout(milliseconds) {
    const signal = make();
    setTimeout(() => abort(signal, new DOMException('The time is over', 'TimeoutError')), milliseconds);
    return signal;
  }

  static any(signals) {
    const result = make();
    for (const signal of signals) {
      if (signal.aborted) abort(result, signal.reason);
      else signal.addEventListener('abort', () => abort(result, signal.reason), { once: true });
    }
    return result;
  }

  get aborted() {
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
