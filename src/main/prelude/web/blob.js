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

export class Blob {
  #bytes;
  #type;

  static {
    bytesOf = (blob) => blob.#bytes;
  }

  constructor(parts = [], { type = '' } = {}) {
    this.#bytes = join(
      [...parts].map((part) => {
        if (part instanceof Blob) return part.#bytes;
        return ArrayBuffer.isView(part) || part instanceof ArrayBuffer ? viewOf(part) : encoder.encode(part);
      }),
    );
    this.#type = /^[\x20-\x7e]*$/.test(type) ? `${type}`.toLowerCase() : '';
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
    this.#lastModified = options.lastModified === undefined ? clock() : Number(options.lastModified);
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
