// Web Cryptography, 14: the host computes, by the slot `crypto.subtle`; everything else is a part that is made with the first call.
import { failure, isKey, materialOf, newKey } from './crypto-key.js';
import { expose } from './globals.js';
import { declare, isBuilding } from './slots.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';
import make from 'lazy:./parts/subtle.js?prelude';

const NAMES = /^(NotSupported|Data|Operation|InvalidAccess)Error$/;
const host = declare('crypto.subtle');
let part;

const refuse = (message, cause) => {
  const error = failure('NotSupportedError', message);
  Object.defineProperty(error, 'cause', { value: cause, writable: true, configurable: true });
  throw error;
};

// What the host throws has the name of a DOMException, or begins its message with one; anything else is an OperationError.
const ask = async (request) => {
  try {
    return await host(request);
  } catch (error) {
    if (error?.name === 'SlotUnboundError') refuse(`crypto.subtle needs its host. ${error.message}`, error);
    const message = String(error?.message ?? error);
    const [, name, rest] = /^(\w+Error): ([^]*)$/.exec(message) ?? [undefined, error?.name, message];
    throw NAMES.test(name) ? failure(name, rest) : failure('OperationError', message);
  }
};

const call = async (operation, values, needed) => {
  if (isBuilding()) {
    refuse('crypto.subtle is of restored runtimes only: a key in a snapshot would be one that all who have it can read. Use it in a callback of onRestore.');
  }
  if (values.length < needed) throw new TypeError(`${operation} takes ${needed} arguments`);
  part ??= make({ ask, failure, isKey, materialOf, newKey, decodeUtf8, encodeUtf8 });
  return part[operation](...values);
};

const proof = {};

class SubtleCrypto {
  constructor(...[given]) {
    if (given !== proof) throw new TypeError('There is one SubtleCrypto: crypto.subtle');
  }
}

// How many arguments each needs at least.
const METHODS = {
  encrypt: 3,
  decrypt: 3,
  sign: 3,
  verify: 4,
  digest: 2,
  generateKey: 3,
  deriveKey: 5,
  deriveBits: 2,
  importKey: 5,
  exportKey: 2,
  wrapKey: 4,
  unwrapKey: 7,
};
for (const [name, length] of Object.entries(METHODS)) {
  const method = {
    [name](...values) {
      return this === subtle ? call(name, values, length) : Promise.reject(new TypeError(`${name} is a method of crypto.subtle`));
    },
  }[name];
  Object.defineProperty(method, 'length', { value: length, configurable: true });
  Object.defineProperty(SubtleCrypto.prototype, name, { value: method, writable: true, configurable: true });
}

expose({ SubtleCrypto });
export const subtle = new SubtleCrypto(proof);
