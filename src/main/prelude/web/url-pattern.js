// URL Pattern Standard, by urlpattern-polyfill, which is made when the first pattern is.
import { expose } from './globals.js';
import { URL } from './url.js';
import make from 'lazy:./parts/url-pattern.js?URL';

let implementation;

class URLPattern {
  #pattern;

  constructor(...given) {
    implementation ??= make(URL).URLPattern;
    this.#pattern = new implementation(...given);
  }

  get protocol() {
    return this.#pattern.protocol;
  }

  get username() {
    return this.#pattern.username;
  }

  get password() {
    return this.#pattern.password;
  }

  get hostname() {
    return this.#pattern.hostname;
  }

  get port() {
    return this.#pattern.port;
  }

  get pathname() {
    return this.#pattern.pathname;
  }

  get search() {
    return this.#pattern.search;
  }

  get hash() {
    return this.#pattern.hash;
  }

  get hasRegExpGroups() {
    return this.#pattern.hasRegExpGroups;
  }

  test(...input) {
    return this.#pattern.test(...input);
  }

  exec(...input) {
    return this.#pattern.exec(...input);
  }
}

expose({ URLPattern });
