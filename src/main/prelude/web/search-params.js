import { expose } from './globals.js';
import { percentDecode, percentEncode } from './host.js';
import { iterable } from './iterable.js';
import { decodeUtf8 } from './utf8.js';

const FORM = /[^A-Za-z0-9*._ -]/;
const decode = (text) => decodeUtf8(percentDecode(text.replace(/\+/g, ' ')), false, false).text;
const encode = (text) => percentEncode(text.toWellFormed(), FORM).replace(/ /g, '+');

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
    if (typeof init === 'object' && init !== null) {
      const pairs = typeof init[Symbol.iterator] === 'function' ? [...init] : Object.entries(init);
      this.#pairs = pairs.map((pair) => {
        const both = [...pair];
        if (both.length !== 2) throw new TypeError('Each pair is a name and a value');
        return both.map((text) => `${text}`.toWellFormed());
      });
    } else this.#pairs = parseForm(`${init}`.replace(/^\?/, ''));
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
    this.#pairs.push([`${name}`, `${value}`]);
    this.#changed();
  }

  delete(name, value) {
    this.#pairs = this.#pairs.filter((pair) => pair[0] !== `${name}` || (value !== undefined && pair[1] !== `${value}`));
    this.#changed();
  }

  get(name) {
    return this.#pairs.find((pair) => pair[0] === `${name}`)?.[1] ?? null;
  }

  getAll(name) {
    return this.#pairs.filter((pair) => pair[0] === `${name}`).map((pair) => pair[1]);
  }

  has(name, value) {
    return this.#pairs.some((pair) => pair[0] === `${name}` && (value === undefined || pair[1] === `${value}`));
  }

  set(name, value) {
    const at = this.#pairs.findIndex((pair) => pair[0] === `${name}`);
    if (at < 0) this.#pairs.push([`${name}`, `${value}`]);
    else {
      this.#pairs[at][1] = `${value}`;
      this.#pairs = this.#pairs.filter((pair, i) => i <= at || pair[0] !== `${name}`);
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
