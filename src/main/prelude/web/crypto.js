import { DOMException } from './errors.js';
import { define, expose } from './globals.js';
import { declare, isBound, isBuilding } from './slots.js';
import { subtle } from './subtle.js';

const MAX_BYTES = 65536;
const INTEGERS = /^(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64)Array$/;
const host = declare('crypto.getRandomValues');
const random = Math.random;
const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

const fill = (view) => {
  if (isBound('crypto.getRandomValues') || !isBuilding()) {
    host(view);
    return;
  }
  // The builder makes chance reproducible, and reports that it was used: nothing made here can be a secret.
  for (let i = 0; i < view.length; i++) view[i] = random() * 256;
};

class Crypto {
  get subtle() {
    return subtle;
  }

  getRandomValues(array) {
    if (!ArrayBuffer.isView(array) || !INTEGERS.test(tag.call(array))) {
      throw new DOMException('getRandomValues takes an array of integers', 'TypeMismatchError');
    }
    if (array.byteLength > MAX_BYTES) {
      throw new DOMException(`${array.byteLength} bytes are more than ${MAX_BYTES}`, 'QuotaExceededError');
    }
    fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }

  // RFC 9562, 5.4.
  randomUUID() {
    const bytes = this.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let text = '';
    for (let i = 0; i < 16; i++) text += (/^(4|6|8|10)$/.test(i) ? '-' : '') + (bytes[i] + 256).toString(16).slice(1);
    return text;
  }
}

expose({ Crypto });
define({ crypto: new Crypto() });
