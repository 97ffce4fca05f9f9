// Messages between two ports of one runtime: each in a task of its own where the host has timers, else in a microtask.
import { structuredClone } from './clone.js';
import { Event, EventTarget, handler } from './events.js';
import { expose } from './globals.js';
import { queueMicrotask } from './microtasks.js';
import { isBound } from './slots.js';
import { setTimeout } from './timers.js';

let entangle;
let allowed = false;

class MessageEvent extends Event {
  #data;

  constructor(type, init = {}) {
    super(type, init);
    this.#data = init.data ?? null;
  }

  get data() {
    return this.#data;
  }
}

class MessagePort extends EventTarget {
  #other = null;
  #started = false;
  #waiting = [];

  static {
    entangle = (one, other) => {
      one.#other = other;
      other.#other = one;
    };
  }

  constructor() {
    if (!allowed) throw new TypeError('Illegal constructor');
    super();
  }

  postMessage(message, options = []) {
    const data = structuredClone(message, Array.isArray(options) ? { transfer: options } : options);
    this.#other?.#receive(data);
  }

  start() {
    if (this.#started) return;
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.#receive(data);
  }

  close() {
    if (this.#other !== null) this.#other.#other = null;
    this.#other = null;
  }

  #receive(data) {
    if (!this.#started) {
      this.#waiting.push(data);
      return;
    }
    const deliver = () => this.dispatchEvent(new MessageEvent('message', { data }));
    if (isBound('setTimeout')) setTimeout(deliver, 0);
    else queueMicrotask(deliver);
  }
}

handler(MessagePort, 'message');
const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  get,
  set(value) {
    set.call(this, value);
    this.start();
  },
});

class MessageChannel {
  #ports;

  constructor() {
    allowed = true;
    this.#ports = [new MessagePort(), new MessagePort()];
    allowed = false;
    entangle(...this.#ports);
  }

  get port1() {
    return this.#ports[0];
  }

  get port2() {
    return this.#ports[1];
  }
}

expose({ MessageEvent, MessagePort, MessageChannel });
