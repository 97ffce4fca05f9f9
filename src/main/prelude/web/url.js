import { expose } from './globals.js';
import { parseHost } from './host.js';
import { attach, URLSearchParams } from './search-params.js';
import { PORTS, encodeUser, hostOf, isSpecial, parsePath, parsePort, parseUrl, pathOf, serialise, setHash, setQuery } from './url-parser.js';

const parseWith = (input, base) => {
  if (base === undefined) return parseUrl(`${input}`);
  const record = parseUrl(`${base}`);
  return record && parseUrl(`${input}`, record);
};

// The parser ignores these characters wherever they are.
const cleaned = (value) => `${value}`.replace(/[\t\n\r]/g, '');

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

  // URL Standard, 4.4, "host state" and "file host state" with a state override.
  #name(text, then) {
    const { protocol, path, username, password, port } = this.#url;
    if (typeof path === 'string') return;
    if (text === '' && protocol !== 'file:' && (isSpecial(this.#url) || username !== '' || password !== '' || port !== '')) return;
    const host = text === '' ? '' : parseHost(text, isSpecial(this.#url));
    if (host === undefined) return;
    this.#attempt((url) => (url.host = protocol === 'file:' && host === 'localhost' ? '' : host));
    then?.();
  }

  // An opaque path does not end with spaces once nothing comes after it.
  #strip(url) {
    if (typeof url.path === 'string' && url.query === null && url.hash === null) url.path = url.path.replace(/ +$/, '');
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
    const text = cleaned(value);
    const scheme = /^[a-z][a-z0-9+.-]*(?=:|$)/i.exec(text)?.[0].toLowerCase();
    const special = `${scheme}:` in PORTS;
    if (scheme === undefined || special !== isSpecial(this.#url) || (scheme === 'file' && (this.port !== '' || this.username !== ''))) return;
    if (this.#url.protocol === 'file:' && this.#url.host === '') return;
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
    const given = cleaned(value);
    const text = (isSpecial(this.#url) ? /^[^/\\?#]*/ : /^[^/?#]*/).exec(given)[0];
    const [, name, digits] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?/.exec(text);
    if (this.#url.protocol === 'file:') this.#name(text);
    else if (name !== '' || digits === undefined) this.#name(name, () => digits && this.#attempt((url) => parsePort(url, digits)));
  }

  get hostname() {
    return this.#url.host ?? '';
  }

  set hostname(value) {
    const given = cleaned(value);
    const text = (isSpecial(this.#url) ? /^(\[[^\]]*\]|[^/\\?#:]*)/ : /^(\[[^\]]*\]|[^/?#:]*)/).exec(given)[0];
    if (given[text.length] !== ':') this.#name(text);
  }

  get port() {
    return this.#url.port;
  }

  set port(value) {
    const text = cleaned(value);
    if (!this.#url.host || this.#url.protocol === 'file:') return;
    const digits = /^\d*/.exec(text)[0];
    if (digits !== '' || text === '') this.#attempt((url) => parsePort(url, digits));
  }

  get pathname() {
    return pathOf(this.#url);
  }

  set pathname(value) {
    const text = cleaned(value);
    if (typeof this.#url.path === 'string') return;
    this.#attempt((url) => {
      url.path = [];
      parsePath(url, text);
      if (url.path.length === 0 && url.host === null) url.path.push('');
    });
  }

  get search() {
    return this.#url.query ? `?${this.#url.query}` : '';
  }

  set search(value) {
    const text = cleaned(value);
    this.#attempt((url) => {
      if (text === '') url.query = null;
      else setQuery(url, text.replace(/^\?/, ''));
      this.#strip(url);
    });
  }

  get searchParams() {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams();
      this.#refresh = attach(this.#params, () => {
        const text = this.#params.toString();
        this.#url.query = text === '' ? null : text;
        this.#strip(this.#url);
      });
      // Not by the constructor, which would take a question mark away.
      this.#refresh(this.#url.query ?? '');
    }
    return this.#params;
  }

  get hash() {
    return this.#url.hash ? `#${this.#url.hash}` : '';
  }

  set hash(value) {
    const text = cleaned(value);
    this.#attempt((url) => {
      if (text === '') url.hash = null;
      else setHash(url, text.replace(/^#/, ''));
      this.#strip(url);
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
