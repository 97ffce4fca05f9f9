// HTML Standard, 2.7: what can be cloned is, the rest is refused with DataCloneError.
import { DOMException } from './errors.js';
import { define } from './globals.js';

const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const { toString } = Object.prototype;
// Classes of the prelude that say themselves how they are cloned.
export const cloners = new Map();

cloners.set(DOMException, (error) => new DOMException(error.message, error.name));

const refuse = (value) => {
  throw new DOMException(`${typeof value === 'symbol' ? 'A symbol' : toString.call(value)} cannot be cloned`, 'DataCloneError');
};

const copyView = (value, copy) => {
  const type = value instanceof DataView ? DataView : globalThis[value[Symbol.toStringTag]];
  return new type(copy(value.buffer), value.byteOffset, value.length ?? value.byteLength);
};

const copyError = (value, copy) => {
  const type = ERRORS[value.name] ?? Error;
  const result = new type(value.message);
  if (Object.hasOwn(value, 'cause')) Object.defineProperty(result, 'cause', { value: copy(value.cause), writable: true, configurable: true });
  if (typeof value.stack === 'string') Object.defineProperty(result, 'stack', { value: value.stack, writable: true, configurable: true });
  return result;
};

const copyKnown = (value, copy, remember) => {
  switch (toString.call(value).slice(8, -1)) {
    case 'Boolean':
    case 'Number':
    case 'String':
      return Object(value.valueOf());
    case 'BigInt':
      return Object(BigInt.prototype.valueOf.call(value));
    case 'Date':
      return new Date(value.getTime());
    case 'RegExp':
      return new RegExp(value.source, value.flags);
    case 'ArrayBuffer':
      return value.slice(0);
    case 'Error':
      return copyError(value, copy);
    case 'Map': {
      const result = remember(new Map());
      for (const [key, item] of [...value]) result.set(copy(key), copy(item));
      return result;
    }
    case 'Set': {
      const result = remember(new Set());
      for (const item of [...value]) result.add(copy(item));
      return result;
    }
    case 'Array':
    case 'Object':
    case 'Arguments': {
      const result = remember(Array.isArray(value) ? new Array(value.length) : {});
      for (const key of Object.keys(value)) result[key] = copy(value[key]);
      return result;
    }
    default:
      return refuse(value);
  }
};

export function structuredClone(value, { transfer = [] } = {}) {
  if (arguments.length === 0) throw new TypeError('structuredClone takes a value');
  const seen = new Map();
  for (const item of transfer) {
    if (toString.call(item) !== '[object ArrayBuffer]' || item.detached || seen.has(item)) refuse(item);
    seen.set(item, undefined);
  }
  const moved = [...seen.keys()];
  for (const buffer of moved) seen.set(buffer, buffer.slice(0));
  const copy = (one) => {
    if (typeof one === 'symbol' || typeof one === 'function') refuse(one);
    if (typeof one !== 'object' || one === null) return one;
    if (seen.has(one)) return seen.get(one);
    const remember = (result) => {
      seen.set(one, result);
      return result;
    };
    if (ArrayBuffer.isView(one)) return remember(copyView(one, copy));
    return remember(cloners.get(one.constructor)?.(one, copy) ?? copyKnown(one, copy, remember));
  };
  const result = copy(value);
  for (const buffer of moved) buffer.transfer(0);
  return result;
}

define({ structuredClone });
