import { cloners } from './clone.js';
import { TextEncoder } from './encoding.js';
import { expose } from './globals.js';
import { ReadableStream } from './streams.js';
import { decodeUtf8, viewOf } from './utf8.js';

const encoder = new TextEncoder();
let bytesOf;

export const join = (chunks) => {
  const result = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return result;
};

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
// In the order in which WebIDL asks for them.
const optionsOf = (options) => {
  if (options !== null && !isObject(options)) throw new TypeError('The options are an object');
  const endings = `${options?.endings ?? 'transparent'}`;
  if (endings !== 'transparent' && endings !== 'native') throw new TypeError('endings is "transparent" or "native"');
  const type = options?.type;
  return { endings, type: type === undefined ? '' : `${type}` };
};

export class Blob {
  #bytes;
  #type;

  static {
    bytesOf = (blob) => blob.#bytes;
  }

  constructor(parts = [], options = {}) {
    const iterate = isObject(parts) ? parts[Symbol.iterator] : undefined;
    if (typeof iterate !== 'function') throw new TypeError('The parts of a blob are a sequence');
    const chunks = [];
    // Each is taken when its turn comes: making a string of one may change the next.
    for (const part of { [Symbol.iterator]: () => iterate.call(parts) }) {
      if (part instanceof Blob) chunks.push(part.#bytes);
      else chunks.push(ArrayBuffer.isView(part) || part instanceof ArrayBuffer ? viewOf(part) : `${part}`);
    }
    const { endings, type } = optionsOf(options);
    const native = endings === 'native' ? (text) => text.replace(/\r\n?/g, '\n') : (text) => text;
    this.#bytes = join(chunks.map((chunk) => (typeof chunk === 'string' ? encoder.encode(native(chunk)) : chunk)));
    this.#type = /^[\x20-\x7e]*$/.test(type) ? type.toLowerCase() : '';
  }

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  slice(start = 0, end = this.size, type = '') {
    return new Blob([this.#bytes.slice(start, end)], { type });
  }

  async text() {
    return decodeUtf8(this.#bytes, false, false).text;
  }

  async arrayBuffer() {
    return this.#bytes.slice().buffer;
  }

  async bytes() {
    return this.#bytes.slice();
  }

  stream() {
    const bytes = this.#bytes;
    return new ReadableStream({
      type: 'bytes',
      start(controller) {
        if (bytes.length > 0) controller.enqueue(bytes.slice());
        controller.close();
      },
    });
  }
}

const clock = Date.now;

export class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = {}) {
    if (arguments.length < 2) throw new TypeError('A file has parts and a name');
    super(parts, options);
    this.#name = `${name}`;
    this.#lastModified = options?.lastModified === undefined ? clock() : Number(options.lastModified);
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }
}

export { bytesOf };
cloners.set(Blob, (blob) => new Blob([blob], { type: blob.type }));
cloners.set(File, (file) => new File([file], file.name, { type: file.type, lastModified: file.lastModified }));
expose({ Blob, File });
