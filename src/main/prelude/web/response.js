import { Body, mixIn } from './body.js';
import { expose } from './globals.js';
import { Headers } from './headers.js';
import { URL } from './url.js';

const NO_BODY = [101, 204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];

export class Response extends Body {
  #status;
  #statusText;
  #headers;
  #type = 'default';
  #url = '';

  constructor(body = null, { status = 200, statusText = '', headers = {} } = {}) {
    super();
    const code = Math.trunc(Number(status));
    if (!(code >= 200 && code <= 599)) throw new RangeError(`The status ${status} is not between 200 and 599`);
    if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText)) throw new TypeError('The status text has a character that is not allowed');
    if (body !== null && NO_BODY.includes(code)) throw new TypeError(`A response of status ${code} has no body`);
    this.#status = code;
    this.#statusText = `${statusText}`;
    this.#headers = new Headers(headers);
    const type = this.fillBody(body);
    if (type !== '' && !this.#headers.has('content-type')) this.#headers.set('content-type', type);
  }

  static error() {
    const response = new Response();
    response.#status = 0;
    response.#type = 'error';
    return response;
  }

  static json(data, init = {}) {
    const headers = new Headers(init.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new Response(JSON.stringify(data), { ...init, headers });
  }

  static redirect(url, status = 302) {
    if (!REDIRECTS.includes(status)) throw new RangeError(`The status ${status} is none of a redirect`);
    return new Response(null, { status, headers: { location: new URL(url).href } });
  }

  // What a host answers: a Response, or its parts in a plain object.
  static of(answer, url) {
    if (answer instanceof Response) return answer;
    const response = new Response(answer?.body, answer ?? {});
    response.#url = answer?.url ?? url;
    return response;
  }

  get type() {
    return this.#type;
  }

  get url() {
    return this.#url;
  }

  get redirected() {
    return false;
  }

  get status() {
    return this.#status;
  }

  get ok() {
    return this.#status >= 200 && this.#status <= 299;
  }

  get statusText() {
    return this.#statusText;
  }

  get headers() {
    return this.#headers;
  }

  clone() {
    const response = new Response(null, this);
    response.#url = this.#url;
    response.copyBody(this);
    return response;
  }
}

export const responseOf = Response.of;
delete Response.of;
mixIn(Response);
expose({ Response });
