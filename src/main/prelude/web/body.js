// Fetch Standard, 2.2: what requests and responses have in common.
import { Blob, bytesOf, join } from './blob.js';
import { TextEncoder } from './encoding.js';
import { FormData, readMultipart, writeMultipart } from './form-data.js';
import { URLSearchParams, parseForm } from './search-params.js';
import { ReadableStream } from './streams.js';
import { decodeUtf8, viewOf } from './utf8.js';

const encoder = new TextEncoder();
const random = Math.random;

const extract = (value) => {
  if (value instanceof Blob) return { bytes: bytesOf(value), type: value.type };
  if (value instanceof URLSearchParams) {
    return { bytes: encoder.encode(value), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  }
  if (value instanceof FormData) {
    const boundary = `----formdata-${random().toString(36).slice(2)}`;
    return { bytes: writeMultipart(value, boundary), type: `multipart/form-data; boundary=${boundary}` };
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return { bytes: viewOf(value).slice(), type: '' };
  return { bytes: encoder.encode(value), type: 'text/plain;charset=UTF-8' };
};

export class Body {
  #stream = null;
  #bytes = null;
  #used = false;

  // Answers the type that the content says it has.
  fillBody(value) {
    if (value === null || value === undefined) return '';
    if (value instanceof ReadableStream) {
      if (value.locked) throw new TypeError('The stream is locked');
      this.#stream = value;
      return '';
    }
    const { bytes, type } = extract(value);
    this.#bytes = bytes;
    return type;
  }

  copyBody(from) {
    if (from.bodyUsed) throw new TypeError('The body was read before');
    this.#bytes = from.#bytes;
    if (from.#stream !== null) [from.#stream, this.#stream] = from.#stream.tee();
  }

  get body() {
    if (this.#stream === null && this.#bytes !== null) {
      this.#stream = new Blob([this.#bytes]).stream();
      this.#bytes = null;
    }
    return this.#stream;
  }

  get bodyUsed() {
    return this.#used || (this.#stream?.locked ?? false);
  }

  async bytes() {
    if (this.bodyUsed) throw new TypeError('The body was read before');
    if (this.#stream === null) {
      this.#used = this.#bytes !== null;
      return this.#bytes?.slice() ?? new Uint8Array(0);
    }
    this.#used = true;
    const chunks = [];
    for await (const chunk of this.#stream) chunks.push(viewOf(chunk));
    return join(chunks);
  }

  async arrayBuffer() {
    return (await this.bytes()).buffer;
  }

  async blob() {
    return new Blob([await this.bytes()], { type: this.headers.get('content-type') ?? '' });
  }

  async text() {
    return decodeUtf8(await this.bytes(), false, false).text.replace(/^\ufeff/, '');
  }

  async json() {
    return JSON.parse(await this.text());
  }

  async formData() {
    const type = this.headers.get('content-type') ?? '';
    const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
    if (boundary !== undefined) return readMultipart(await this.bytes(), boundary);
    if (!/^application\/x-www-form-urlencoded/i.test(type)) throw new TypeError(`"${type}" is no type of a form`);
    const form = new FormData();
    for (const [name, value] of parseForm(decodeUtf8(await this.bytes(), false, false).text)) form.append(name, value);
    return form;
  }
}

// What the two interfaces show of it.
export const mixIn = (type) => {
  for (const key of ['body', 'bodyUsed', 'bytes', 'arrayBuffer', 'blob', 'text', 'json', 'formData']) {
    Object.defineProperty(type.prototype, key, { ...Object.getOwnPropertyDescriptor(Body.prototype, key), enumerable: true });
  }
};
