import { expose } from './globals.js';
import { decodeUtf8, encodeUtf8, encodeUtf8Into, viewOf } from './utf8.js';

const UTF8 = /^(unicode-1-1-utf-8|unicode11utf8|unicode20utf8|utf-?8|x-unicode20utf8)$/;
const UTF16 = /^(csunicode|iso-10646-ucs-2|ucs-2|unicode|unicodefeff|utf-16(le)?)$/;
const UTF16_BE = /^(unicodefffe|utf-16be)$/;
const LATIN1 = /^(ansi_x3\.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-?8859-?1|iso-ir-100|iso_8859-1(:1987)?|l1|latin1|us-ascii|(windows-|x-cp)1252)$/;
// What windows-1252 has from 0x80 to 0x9f.
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export class TextEncoder {
  get encoding() {
    return 'utf-8';
  }

  encode(text = '') {
    return encodeUtf8(`${text}`);
  }

  encodeInto(text, array) {
    if (!ArrayBuffer.isView(array) || array[Symbol.toStringTag] !== 'Uint8Array') throw new TypeError('encodeInto fills a Uint8Array');
    return encodeUtf8Into(`${text}`, array);
  }
}

const windows1252 = (bytes) => {
  let text = '';
  for (const byte of bytes) text += byte >= 0x80 && byte < 0xa0 ? WINDOWS[byte - 0x80] : String.fromCharCode(byte);
  return { text, rest: 0 };
};

const utf16 = (low) => (bytes, fatal, stream) => {
  const whole = bytes.length & ~1;
  let text = '';
  for (let i = 0; i < whole; i += 2) text += String.fromCharCode(bytes[i + low] | (bytes[i + 1 - low] << 8));
  let rest = bytes.length - whole;
  if (stream && /[\ud800-\udbff]$/.test(text)) {
    text = text.slice(0, -1);
    rest += 2;
  }
  if (fatal && !(text.isWellFormed() && (stream || rest === 0))) throw new TypeError('The bytes are not UTF-16');
  text = text.toWellFormed();
  return stream ? { text, rest } : { text: rest > 0 ? text + '\ufffd' : text, rest: 0 };
};

export class TextDecoder {
  #encoding;
  #decode;
  #fatal;
  #ignoreBom;
  #kept = new Uint8Array(0);
  #atStart = true;

  constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
    // Not trim(), which takes more than ASCII's white space.
    const name = `${label}`.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase();
    if (UTF8.test(name)) [this.#encoding, this.#decode] = ['utf-8', decodeUtf8];
    else if (UTF16.test(name)) [this.#encoding, this.#decode] = ['utf-16le', utf16(0)];
    else if (UTF16_BE.test(name)) [this.#encoding, this.#decode] = ['utf-16be', utf16(1)];
    else if (LATIN1.test(name)) [this.#encoding, this.#decode] = ['windows-1252', windows1252];
    else throw new RangeError(`The encoding "${label}" is not one of utf-8, utf-16le, utf-16be, windows-1252`);
    this.#fatal = Boolean(fatal);
    this.#ignoreBom = Boolean(ignoreBOM);
  }

  get encoding() {
    return this.#encoding;
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBom;
  }

  decode(input = new Uint8Array(0), { stream = false } = {}) {
    let bytes = viewOf(input);
    if (this.#kept.length > 0) {
      const all = new Uint8Array(this.#kept.length + bytes.length);
      all.set(this.#kept);
      all.set(bytes, this.#kept.length);
      bytes = all;
    }
    this.#kept = new Uint8Array(0);
    const wasAtStart = this.#atStart;
    this.#atStart = true;
    const { text, rest } = this.#decode(bytes, this.#fatal, stream);
    if (stream) {
      this.#kept = bytes.slice(bytes.length - rest);
      this.#atStart = wasAtStart && text === '';
    }
    const skips = wasAtStart && !this.#ignoreBom && this.#encoding !== 'windows-1252' && text[0] === '\ufeff';
    return skips ? text.slice(1) : text;
  }
}

expose({ TextEncoder, TextDecoder });
