import { expose } from './globals.js';
import { parseHost } from './host.js';
import { attach, URLSearchParams } from './search-params.js';
import { PORTS, encodeUser, hostOf, isSpecial, parseAuthority, parsePath, parsePort, parseUrl, pathOf, serialise, setHash, setQuery } from './url-parser.js';

const parseWith = (input, base) => {
  if (base === undefined) return parseUrl(`${input}`);
  const record = parseUrl(`${base}`);
  return record && parseUrl(`${input}`, record);
};

export class URL {
  #url;
  #params;
  #refresh;

  constructor(input, base) {
    this.#set(parseWith(input, base));
    if (this.#url === undefined) throw new TypeError(`Invalid URL: ${input}${base === undefined ? '' : ` with base ${base}`}`);
  }

  static canParse(input, base) {
    return parseWith(input, base) !== undefined;
  }

  static parse(input, base) {
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  #set(url) {
    this.#url = url;
    this.#refresh?.(url.query ?? '');
  }

  // What a setter is given and the parser refuses changes nothing.
  #attempt(change) {
    const copy = { ...this.#url, path: Array.isArray(this.#url.path) ? [...this.#url.path] : this.#url.path };
    try {
      change(copy);
    } catch {
      return;
    }
    this.#set(copy);
  }

  get href() {
    return serialise(this.#url);
  }

  set href(value) {
    const url = parseUrl(`${value}`);
    if (url === undefined) throw new TypeError(`Invalid URL: ${value}`);
    this.#set(url);
  }

  get origin() {
    const { protocol, path } = this.#url;
    if (protocol === 'blob:') return /^https?:/.test(path) ? parseUrl(path) && new URL(path).origin : 'null';
    return isSpecial(this.#url) && protocol !== 'file:' ? `${protocol}//${this.host}` : 'null';
  }

  get protocol() {
    return this.#url.protocol;
  }

  set protocol(value) {
    const scheme = /^[a-z][a-z0-9+.-]*(?=:|$)/i.exec(`${value}`)?.[0].toLowerCase();
    const special = `${scheme}:` in PORTS;
    if (scheme === undefined || special !== isSpecial(this.#url) || (scheme === 'file' && (this.port !== '' || this.username !== ''))) return;
    this.#attempt((url) => {
      url.protocol = `${scheme}:`;
      parsePort(url, url.port);
    });
  }

  get username() {
    return this.#url.username;
  }

  set username(value) {
    if (this.#url.host && this.#url.protocol !== 'file:') this.#attempt((url) => (url.username = encodeUser(`${value}`)));
  }

  get password() {
    return this.#url.password;
  }

  set password(value) {
    if (this.#url.host && this.#url.protocol !== 'file:') this.#attempt((url) => (url.password = encodeUser(`${value}`)));
  }

  get host() {
    return hostOf(this.#url);
  }

  set host(value) {
    const text = (isSpecial(this.#url) ? /^[^/\\?#]*/ : /^[^/?#]*/).exec(`${value}`)[0];
    if (typeof this.#url.path === 'string' || text.includes('@')) return;
    this.#attempt((url) => {
      const { port } = url;
      parseAuthority(url, text);
      if (!/:\d+$/.test(text)) url.port = port;
    });
  }

  get hostname() {
    return this.#url.host ?? '';
  }

  set hostname(value) {
    const text = /^(\[[^\]]*\]|[^/\\?#:]*)/.exec(`${value}`)[0];
    if (typeof this.#url.path === 'string' || (text === '' && isSpecial(this.#url)) || `${value}`[text.length] === ':') return;
    const host = parseHost(text, isSpecial(this.#url));
    if (host !== undefined) this.#attempt((url) => (url.host = host));
  }

  get port() {
    return this.#url.port;
  }

  set port(value) {
    if (!this.#url.host || this.#url.protocol === 'file:') return;
    const digits = /^\d*/.exec(`${value}`)[0];
    if (digits !== '' || `${value}` === '') this.#attempt((url) => parsePort(url, digits));
  }

  get pathname() {
    return pathOf(this.#url);
  }

  set pathname(value) {
    if (typeof this.#url.path === 'string') return;
    this.#attempt((url) => {
      url.path = [];
      parsePath(url, `${value}`);
    });
  }

  get search() {
    return this.#url.query ? `?${this.#url.query}` : '';
  }

  set search(value) {
    this.#attempt((url) => {
      if (`${value}` === '') url.query = null;
      else setQuery(url, `${value}`.replace(/^\?/, ''));
    });
  }

  get searchParams() {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams(this.#url.query ?? '');
      this.#refresh = attach(this.#params, () => {
        const text = this.#params.toString();
        this.#url.query = text === '' ? null : text;
      });
    }
    return this.#params;
  }

  get hash() {
    return this.#url.hash ? `#${this.#url.hash}` : '';
  }

  set hash(value) {
    this.#attempt((url) => {
      if (`${value}` === '') url.hash = null;
      else setHash(url, `${value}`.replace(/^#/, ''));
    });
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }
}

expose({ URL });
