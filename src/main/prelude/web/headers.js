import { expose } from './globals.js';
import { iterable } from './iterable.js';

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const nameOf = (name) => {
  if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of a header`);
  return `${name}`.toLowerCase();
};
const valueOf = (value) => {
  const text = `${value}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
  if (/[\0\n\r]|[^\0-\xff]/.test(text)) throw new TypeError('The value of a header has a character that is not allowed');
  return text;
};

export class Headers {
  #map = new Map();

  constructor(init = {}) {
    if (typeof init !== 'object' || init === null) throw new TypeError('Headers are made of pairs or of an object');
    for (const pair of typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init)) {
      const both = [...pair];
      if (both.length !== 2) throw new TypeError('Each pair is a name and a value');
      this.append(both[0], both[1]);
    }
  }

  append(name, value) {
    const key = nameOf(name);
    this.#map.set(key, [...(this.#map.get(key) ?? []), valueOf(value)]);
  }

  delete(name) {
    this.#map.delete(nameOf(name));
  }

  get(name) {
    return this.#map.get(nameOf(name))?.join(', ') ?? null;
  }

  getSetCookie() {
    return [...(this.#map.get('set-cookie') ?? [])];
  }

  has(name) {
    return this.#map.has(nameOf(name));
  }

  set(name, value) {
    this.#map.set(nameOf(name), [valueOf(value)]);
  }

  *entries() {
    for (const key of [...this.#map.keys()].sort()) {
      const values = this.#map.get(key);
      if (key === 'set-cookie') for (const value of values) yield [key, value];
      else yield [key, values.join(', ')];
    }
  }
}

iterable(Headers);
expose({ Headers });
