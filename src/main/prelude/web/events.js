import { DOMException, reportError } from './errors.js';
import { constants, expose } from './globals.js';
import { isBuilding } from './slots.js';

const clock = Date.now;
// What dispatching changes of an event, out of the reach of scripts.
const states = new WeakMap();
// The event that is dispatched by the prelude and not by a script.
let fired;
// WebIDL's LegacyUnforgeable: each event has it as its own.
const trust = Object.getOwnPropertyDescriptor({ get isTrusted() { return states.get(this)?.trusted ?? false; } }, 'isTrusted');

export class Event {
  #type;
  #init;
  #time;

  constructor(type, { bubbles = false, cancelable = false, composed = false } = {}) {
    if (arguments.length === 0) throw new TypeError('An event has a type');
    this.#type = `${type}`;
    this.#init = { bubbles: Boolean(bubbles), cancelable: Boolean(cancelable), composed: Boolean(composed) };
    // An event made while building is of no time: that would be a moment frozen for ever.
    this.#time = isBuilding() ? 0 : clock();
    Object.defineProperty(this, 'isTrusted', { get: trust.get, enumerable: true });
    states.set(this, { target: null, trusted: false, phase: 0, stopped: false, stoppedNow: false, prevented: false, passive: false });
  }

  get type() {
    return this.#type;
  }

  get target() {
    return states.get(this).target;
  }

  get srcElement() {
    return this.target;
  }

  get currentTarget() {
    return states.get(this).phase === 0 ? null : this.target;
  }

  get eventPhase() {
    return states.get(this).phase;
  }

  get bubbles() {
    return this.#init.bubbles;
  }

  get cancelable() {
    return this.#init.cancelable;
  }

  get composed() {
    return this.#init.composed;
  }

  get defaultPrevented() {
    return states.get(this).prevented;
  }

  get returnValue() {
    return !this.defaultPrevented;
  }

  set returnValue(value) {
    if (!value) this.preventDefault();
  }

  get cancelBubble() {
    return states.get(this).stopped;
  }

  set cancelBubble(value) {
    if (value) this.stopPropagation();
  }

  get timeStamp() {
    return this.#time;
  }

  composedPath() {
    return states.get(this).phase === 0 ? [] : [this.target];
  }

  stopPropagation() {
    states.get(this).stopped = true;
  }

  stopImmediatePropagation() {
    const state = states.get(this);
    state.stopped = state.stoppedNow = true;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    const state = states.get(this);
    if (state.phase !== 0) return;
    this.#type = `${type}`;
    this.#init = { ...this.#init, bubbles: Boolean(bubbles), cancelable: Boolean(cancelable) };
    Object.assign(state, { target: null, trusted: false, stopped: false, stoppedNow: false, prevented: false });
  }

  preventDefault() {
    const state = states.get(this);
    if (this.#init.cancelable && !state.passive) state.prevented = true;
  }
}

export class CustomEvent extends Event {
  #detail;

  constructor(type, init = {}) {
    super(type, init);
    this.#detail = init.detail ?? null;
  }

  get detail() {
    return this.#detail;
  }
}

export class EventTarget {
  #listeners = [];

  addEventListener(type, callback, options) {
    const { capture = false, once = false, passive = false, signal } = typeof options === 'object' && options !== null ? options : { capture: options };
    if (signal !== undefined && !(signal instanceof EventTarget)) throw new TypeError('signal is an AbortSignal');
    if (callback === null || callback === undefined || signal?.aborted) return;
    const name = `${type}`;
    const capturing = Boolean(capture);
    if (this.#find(name, callback, capturing) >= 0) return;
    this.#listeners.push({ type: name, callback, capture: capturing, once, passive });
    signal?.addEventListener('abort', () => this.removeEventListener(name, callback, capturing));
  }

  removeEventListener(type, callback, options) {
    const capture = Boolean(typeof options === 'object' && options !== null ? options.capture : options);
    const at = this.#find(`${type}`, callback, capture);
    if (at >= 0) this.#listeners.splice(at, 1)[0].removed = true;
  }

  dispatchEvent(event) {
    const state = states.get(event);
    if (state === undefined) throw new TypeError('dispatchEvent takes an Event');
    if (state.phase !== 0) throw new DOMException('The event is being dispatched', 'InvalidStateError');
    state.trusted = fired === event;
    state.target = this;
    state.phase = 2;
    for (const listener of this.#listeners.filter(({ type }) => type === event.type)) {
      if (state.stoppedNow) break;
      if (listener.removed) continue;
      if (listener.once) this.removeEventListener(event.type, listener.callback, listener.capture);
      state.passive = listener.passive;
      try {
        if (typeof listener.callback === 'function') listener.callback.call(this, event);
        else listener.callback.handleEvent(event);
      } catch (error) {
        reportError(error);
      }
    }
    state.phase = 0;
    state.passive = state.stopped = state.stoppedNow = false;
    return !state.prevented;
  }

  #find(name, callback, capture) {
    return this.#listeners.findIndex((one) => one.type === name && one.callback === callback && one.capture === capture);
  }
}

const { dispatchEvent } = EventTarget.prototype;
export const fire = (target, event) => {
  fired = event;
  dispatchEvent.call(target, event);
};

// An attribute such as onabort: one listener that can be replaced, in the place of the first one set.
export const handler = (type, name) => {
  const current = new WeakMap();
  Object.defineProperty(type.prototype, `on${name}`, {
    get() {
      return current.get(this)?.value ?? null;
    },
    set(value) {
      const callback = typeof value === 'function' ? value : null;
      const before = current.get(this);
      if (before !== undefined) before.value = callback;
      else {
        const holder = { value: callback };
        current.set(this, holder);
        this.addEventListener(name, (event) => holder.value?.call(this, event));
      }
    },
    enumerable: true,
    configurable: true,
  });
};

expose({ Event, CustomEvent, EventTarget });
constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
