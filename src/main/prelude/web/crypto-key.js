// A key of Web Crypto. What it consists of is a JSON Web Key, which nothing but `crypto.subtle` can read.
import { cloners } from './clone.js';
import { DOMException } from './errors.js';
import { expose } from './globals.js';

// Whoever has it may make keys.
const proof = {};
export let materialOf;

export class CryptoKey {
  #type;
  #extractable;
  #algorithm;
  #usages;
  #material;

  static {
    materialOf = (key) => key.#material;
  }

  constructor(...[given, type, extractable, algorithm, usages, material]) {
    if (given !== proof) throw new TypeError('Keys are made by crypto.subtle');
    this.#type = type;
    this.#extractable = extractable;
    this.#algorithm = algorithm;
    this.#usages = usages;
    this.#material = material;
  }

  get type() {
    return this.#type;
  }

  get extractable() {
    return this.#extractable;
  }

  get algorithm() {
    return this.#algorithm;
  }

  get usages() {
    return this.#usages;
  }
}

export const newKey = (...parts) => new CryptoKey(proof, ...parts);

cloners.set(CryptoKey, (key) => newKey(key.type, key.extractable, key.algorithm, [...key.usages], materialOf(key)));
expose({ CryptoKey });
export const isKey = (value) => value instanceof CryptoKey;
export const failure = (name, message) => new DOMException(message, name);
