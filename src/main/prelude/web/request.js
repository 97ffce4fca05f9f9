import { AbortController } from './abort.js';
import { Body, mixIn } from './body.js';
import { expose } from './globals.js';
import { Headers } from './headers.js';
import { URL } from './url.js';

const METHODS = /^(delete|get|head|options|post|put|patch)$/i;

export class Request extends Body {
  #values;

  constructor(input, init = {}) {
    super();
    const from = input instanceof Request ? input : undefined;
    const pick = (key, otherwise) => init[key] ?? from?.[key] ?? otherwise;
    const method = `${pick('method', 'GET')}`;
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method) || /^(connect|trace|track)$/i.test(method)) {
      throw new TypeError(`"${method}" is no method that a request may have`);
    }
    this.#values = {
      url: from?.url ?? new URL(input).href,
      method: METHODS.test(method) ? method.toUpperCase() : method,
      headers: new Headers(pick('headers', {})),
      signal: pick('signal') ?? new AbortController().signal,
      mode: pick('mode', 'cors'),
      credentials: pick('credentials', 'same-origin'),
      cache: pick('cache', 'default'),
      redirect: pick('redirect', 'follow'),
      referrer: pick('referrer', 'about:client'),
      referrerPolicy: pick('referrerPolicy', ''),
      integrity: pick('integrity', ''),
      keepalive: Boolean(pick('keepalive', false)),
      duplex: 'half',
    };
    if (init.body !== undefined && init.body !== null) {
      if (/^(GET|HEAD)$/.test(this.method)) throw new TypeError(`A ${this.method} request has no body`);
      const type = this.fillBody(init.body);
      if (type !== '' && !this.headers.has('content-type')) this.headers.set('content-type', type);
    } else if (from !== undefined) this.copyBody(from);
  }

  clone() {
    return new Request(this);
  }

  static {
    const names =
      'url,method,headers,signal,mode,credentials,cache,redirect,referrer,referrerPolicy,integrity,keepalive,duplex';
    for (const name of names.split(',')) {
      const get = function () {
        return this.#values[name];
      };
      Object.defineProperty(Request.prototype, name, { get, configurable: true });
    }
  }
}

mixIn(Request);
expose({ Request });
