// Compression Standard, by pako, which is made when the first stream is.
import { expose } from './globals.js';
import { TransformStream } from './streams.js';
import { viewOf } from './utf8.js';
import make from 'lazy:./parts/zlib.js';

// What zlib takes for windowBits: a window of 32 KiB, and the sum or the sign that names the format (zlib.h, inflateInit2).
const FORMATS = { __proto__: null, deflate: 15, 'deflate-raw': -15, gzip: 31 };
const CHUNK = 16384;
const MEMORY_LEVEL = 8;
const DEFAULT_LEVEL = -1;
let zlib;

const bitsOf = (given) => {
  const format = `${given}`;
  if (!(format in FORMATS)) throw new TypeError(`The format is one of ${Object.keys(FORMATS).join(', ')}, not ${format}`);
  return FORMATS[format];
};

const bytesOf = (chunk) => {
  const buffer = ArrayBuffer.isView(chunk) ? chunk.buffer : chunk;
  if (Object.prototype.toString.call(buffer) === '[object SharedArrayBuffer]') throw new TypeError('The memory of a chunk is not shared');
  return viewOf(chunk);
};

// Has zlib go on until it asks for more input, and returns its last status.
const run = (step, state, input, mode, controller) => {
  state.input = input;
  state.next_in = 0;
  state.avail_in = input.length;
  let status;
  do {
    state.output = new Uint8Array(CHUNK);
    state.next_out = 0;
    state.avail_out = CHUNK;
    status = step(state, mode);
    if (state.next_out > 0) controller.enqueue(state.output.slice(0, state.next_out));
    // What is left of the input when there was room for output is behind the end.
  } while (status === zlib.Z_OK && state.avail_out === 0);
  return status;
};

const compressor = (bits) => {
  const state = new zlib.ZStream();
  zlib.zlibDeflateInit2(state, DEFAULT_LEVEL, 8, bits, MEMORY_LEVEL, 0);
  return {
    transform: (chunk, controller) => run(zlib.zlibDeflate, state, bytesOf(chunk), zlib.Z_NO_FLUSH, controller),
    flush: (controller) => run(zlib.zlibDeflate, state, new Uint8Array(0), zlib.Z_FINISH, controller),
  };
};

const decompressor = (bits) => {
  const state = new zlib.ZStream();
  zlib.zlibInflateInit2(state, bits);
  let ended = false;
  return {
    transform(chunk, controller) {
      const bytes = bytesOf(chunk);
      if (bytes.length === 0) return;
      if (!ended) {
        const status = run(zlib.zlibInflate, state, bytes, zlib.Z_NO_FLUSH, controller);
        ended = status === zlib.Z_STREAM_END;
        if (!ended && status !== zlib.Z_OK && status !== zlib.Z_BUF_ERROR) throw new TypeError(`The compressed data is invalid: ${state.msg}`);
        if (!ended || state.avail_in === 0) return;
      }
      throw new TypeError('There is more behind the end of the compressed data');
    },
    flush() {
      if (!ended) throw new TypeError('The compressed data has no end');
    },
  };
};

class CompressionStream {
  #stream;

  constructor(format) {
    const bits = bitsOf(format);
    zlib ??= make();
    this.#stream = new TransformStream(compressor(bits));
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}

class DecompressionStream {
  #stream;

  constructor(format) {
    const bits = bitsOf(format);
    zlib ??= make();
    this.#stream = new TransformStream(decompressor(bits));
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}

expose({ CompressionStream, DecompressionStream });
