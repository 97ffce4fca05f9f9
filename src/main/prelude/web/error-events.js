// HTML Standard, 8.1.4: the events of errors, for who makes them; the engine tells its host about errors, and not scripts.
import { Event } from './events.js';
import { expose } from './globals.js';

class ErrorEvent extends Event {
  #init;

  constructor(type, init) {
    super(type, init ?? undefined);
    const { message = '', filename = '', lineno = 0, colno = 0, error } = init ?? {};
    this.#init = { message: `${message}`, filename: `${filename}`, lineno: lineno >>> 0, colno: colno >>> 0, error };
  }

  get message() {
    return this.#init.message;
  }

  get filename() {
    return this.#init.filename;
  }

  get lineno() {
    return this.#init.lineno;
  }

  get colno() {
    return this.#init.colno;
  }

  get error() {
    return this.#init.error;
  }
}

class PromiseRejectionEvent extends Event {
  #promise;
  #reason;

  constructor(type, init) {
    super(type, init);
    if (typeof init?.promise !== 'object' || init.promise === null) throw new TypeError('promise is needed, and is an object');
    this.#promise = init.promise;
    this.#reason = init.reason;
  }

  get promise() {
    return this.#promise;
  }

  get reason() {
    return this.#reason;
  }
}

expose({ ErrorEvent, PromiseRejectionEvent });
