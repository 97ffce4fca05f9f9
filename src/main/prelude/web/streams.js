import * as streams from 'web-streams-polyfill';
import { expose } from './globals.js';
import { TextDecoder, TextEncoder } from './encoding.js';
import { viewOf } from './utf8.js';

export const { ReadableStream, TransformStream } = streams;

class TextEncoderStream {
  #stream;

  constructor() {
    const encoder = new TextEncoder();
    let high = '';
    this.#stream = new TransformStream({
      transform(chunk, controller) {
        let text = high + chunk;
        // Half a surrogate pair waits for the other half.
        high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : '';
        text = text.slice(0, text.length - high.length);
        if (text !== '') controller.enqueue(encoder.encode(text));
      },
      flush(controller) {
        if (high !== '') controller.enqueue(encoder.encode(high));
      },
    });
  }

  get encoding() {
    return 'utf-8';
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}

class TextDecoderStream {
  #decoder;
  #stream;

  constructor(label, options) {
    const decoder = new TextDecoder(label, options);
    this.#decoder = decoder;
    const put = (text, controller) => {
      if (text !== '') controller.enqueue(text);
    };
    this.#stream = new TransformStream({
      transform: (chunk, controller) => put(decoder.decode(viewOf(chunk), { stream: true }), controller),
      flush: (controller) => put(decoder.decode(), controller),
    });
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}

expose({ ...streams, TextEncoderStream, TextDecoderStream });
