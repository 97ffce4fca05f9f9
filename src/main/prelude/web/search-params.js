import { expose } from './globals.js';
import { percentDecode, percentEncode } from './host.js';
import { iterable } from './iterable.js';
import { decodeUtf8 } from './utf8.js';

const FORM = /[^A-Za-z0-9*._ -]/;
const decode = (text) => decodeUtf8(percentDecode(text.replace(/\+/g, ' ')), false, false).text;
const encode = (text) => percentEncode(text, FORM).replace(/ /g, '+');

const wellFormed = (text) => `${text}`.toWellFormed();

export const parseForm = (text) =>
  text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });

export class URLSearchParams {
  #pairs = [];
  #changed = () => {};

  constructor(init = '') {
    if ((typeof init === 'object' || typeof init === 'function') && init !== null) {
      const isSequence = typeof init[Symbol.iterator] === 'function';
      const pairs = (isSequence ? [...init] : Object.entries(init)).map((pair) => {
        const both = [...pair];
        if (both.length !== 2) throw new TypeError('Each pair is a name and a value');
        return both.map(wellFormed);
      });
      // Two keys of an object may be one once they are well-formed.
      this.#pairs = isSequence ? pairs : [...new Map(pairs)];
    } else this.#pairs = parseForm(wellFormed(init).replace(/^\?/, ''));
  }

  // What a URL needs to be in step with its parameters; not for scripts.
  static attach(params, changed) {
    params.#changed = changed;
    return (text) => (params.#pairs = parseForm(text));
  }

  get size() {
    return this.#pairs.length;
  }

  append(name, value) {
    this.#pairs.push([wellFormed(name), wellFormed(value)]);
    this.#changed();
  }

  delete(name, value) {
    this.#pairs = this.#pairs.filter((pair) => pair[0] !== wellFormed(name) || (value !== undefined && pair[1] !== wellFormed(value)));
    this.#changed();
  }

  get(name) {
    return this.#pairs.find((pair) => pair[0] === wellFormed(name))?.[1] ?? null;
  }

  getAll(name) {
    return this.#pairs.filter((pair) => pair[0] === wellFormed(name)).map((pair) => pair[1]);
  }

  has(name, value) {
    return this.#pairs.some((pair) => pair[0] === wellFormed(name) && (value === undefined || pair[1] === wellFormed(value)));
  }

  set(name, value) {
    const at = this.#pairs.findIndex((pair) => pair[0] === wellFormed(name));
    if (at < 0) this.#pairs.push([wellFormed(name), wellFormed(value)]);
    else {
      this.#pairs[at][1] = wellFormed(value);
      this.#pairs = this.#pairs.filter((pair, i) => i <= at || pair[0] !== wellFormed(name));
    }
    this.#changed();
  }

  sort() {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed();
  }

  toString() {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  *entries() {
    for (let i = 0; i < this.#pairs.length; i++) yield [...this.#pairs[i]];
  }
}

export const attach = URLSearchParams.attach;
delete URLSearchParams.attach;
iterable(URLSearchParams);
expose({ URLSearchParams });
