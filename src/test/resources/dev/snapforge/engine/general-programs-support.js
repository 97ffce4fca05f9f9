// Runs before the programs that general-programs.js makes: keeps what each tells, and shows values without calling their getters.
'use strict';
(() => {
  const programs = (globalThis.programs = {});
  const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys, apply } = Reflect;
  const MAX_DEPTH = 4;
  const MAX_KEYS = 24;
  const MAX_TEXT = 1500;
  // What the engine brings is not looked into: it differs from version to version, and V8 installs some of it after the programs ran.
  const names = new Map();
  // Node's own globals make native objects when they are touched, which cannot be in a snapshot: there only what the language has.
  const OF_LANGUAGE =
    /^(?:Object|Function|Array|Number|parse|Infinity|NaN|Boolean|String|Symbol|Date|Promise|RegExp|.*Error|JSON|Math|Array.*|.*Array|Map|BigInt|Set|WeakMap|WeakSet|WeakRef|Proxy|Reflect|FinalizationRegistry|Iterator|eval|is|decode|encode|escape|unescape)/;
  const isKnown = (key) => typeof process === 'undefined' || OF_LANGUAGE.test(String(key));
  for (const key of ownKeys(globalThis).filter(isKnown)) {
    const value = getOwnPropertyDescriptor(globalThis, key).value;
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
      names.set(value, String(key));
      if (value.prototype) names.set(value.prototype, String(key) + '.prototype');
    }
  }
  const iterators = [[][Symbol.iterator](), new Map().keys(), new Set().keys(), ''[Symbol.iterator](), ''.matchAll(/a/g), (function* () {})()];
  iterators.push((async function* () {})());
  for (let i = 0; i < iterators.length; i++) {
    for (let it = getPrototypeOf(iterators[i]), up = 0; it !== Object.prototype; it = getPrototypeOf(it), up++) {
      if (Object.hasOwn(it, Symbol.toStringTag) || Object.hasOwn(it, Symbol.iterator) || Object.hasOwn(it, Symbol.asyncIterator)) {
        names.set(it, 'iterator ' + i + '.' + up);
      }
    }
  }
  names.set(getPrototypeOf(getPrototypeOf([][Symbol.iterator]())), 'Iterator.prototype');
  const native = (type, name) => getOwnPropertyDescriptor(type.prototype, name).get ?? type.prototype[name];
  const mapSize = native(Map, 'size');
  const setSize = native(Set, 'size');
  const dateTime = native(Date, 'getTime');
  const attempt = (method, value) => {
    try {
      return { value: apply(method, value, []) };
    } catch {
      return undefined;
    }
  };
  const hash = (text) => {
    let value = 0;
    for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
    return value >>> 0;
  };
  const short = (text) => (text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) + '…' + text.length + ' ' + hash(text) : text);
  const key = (it) => (typeof it === 'symbol' ? '[' + String(it) + ']' : it);
  const show = (value, depth, seen) => {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value.length > 80 ? value.slice(0, 80) + '…' + value.length + ' ' + hash(value) : value);
      case 'bigint':
        return value + 'n';
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'object':
      case 'function':
        break;
      default:
        return String(value);
    }
    if (value === null) return 'null';
    // Not by its identity hash, which a restored one does not keep.
    if (value === globalThis) return '<globalThis>';
    if (names.has(value)) return '<' + names.get(value) + '>';
    if (seen.has(value)) return '#' + seen.get(value);
    if (depth === 0) return '…';
    seen.set(value, seen.size);
    let text = '';
    const errorText = Object.prototype.toString.call(value) === '[object Error]';
    if (typeof value === 'function') {
      text += 'fn';
      const source = Function.prototype.toString.call(value);
      text += source.includes('[native code]') ? '' : source.length + 'h' + hash(source);
    } else if (Array.isArray(value)) text += 'array' + value.length;
    else if (ArrayBuffer.isView(value)) text += 'view' + value.byteLength + '@' + value.byteOffset;
    else if (value instanceof ArrayBuffer) text += 'buffer' + value.byteLength + (value.resizable ? '/' + value.maxByteLength : '');
    else if (errorText) text += 'error';
    const time = attempt(dateTime, value);
    if (time) text += 'date' + time.value;
    if (attempt(mapSize, value)) {
      text += 'map(';
      Map.prototype.forEach.call(value, (item, at) => (text += show(at, depth - 1, seen) + '=>' + show(item, depth - 1, seen) + ','));
      text += ')';
    }
    if (attempt(setSize, value)) {
      text += 'set(';
      Set.prototype.forEach.call(value, (item) => (text += show(item, depth - 1, seen) + ','));
      text += ')';
    }
    let keys;
    try {
      keys = ownKeys(value);
    } catch (error) {
      return text + 'keys throw ' + error.name;
    }
    text += '{';
    // An accessor in newer V8; and errors have none while a snapshot is made.
    keys = keys.filter((it) => it !== 'stack');
    if (keys.length > MAX_KEYS) text += keys.length + ' ' + hash(keys.map(String).join()) + ' ';
    for (const it of keys.slice(0, MAX_KEYS)) {
      const property = getOwnPropertyDescriptor(value, it);
      if (property === undefined) {
        text += key(it) + ' gone,';
        continue;
      }
      text += key(it) + (property.enumerable ? '' : '~') + (property.configurable ? '' : '!') + (property.writable === false ? '-' : '') + ':';
      text += 'value' in property ? show(property.value, depth - 1, seen) : (property.get ? 'get' : '') + (property.set ? 'set' : '');
      text += ',';
    }
    text += '}';
    try {
      if (!Object.isExtensible(value)) text += Object.isFrozen(value) ? 'frozen' : Object.isSealed(value) ? 'sealed' : 'closed';
      const prototype = getPrototypeOf(value);
      if (prototype !== Object.prototype) text += '^' + show(prototype, depth - 1, seen);
    } catch (error) {
      text += 'throws ' + error.name;
    }
    return short(text);
  };

  globalThis.program = (name) => {
    const lines = [];
    const all = new Map();
    return (programs[name] = {
      lines,
      steps: [],
      log(label, ...values) {
        let text = label;
        for (const value of values) {
          try {
            text += ' ' + show(value, MAX_DEPTH, new Map());
          } catch (error) {
            text += ' cannot be shown: ' + error.name;
          }
        }
        lines.push(short(text));
      },
      // Whatever a value's own toString would do.
      attempt(label, action) {
        try {
          this.log(label, action());
        } catch (error) {
          this.log(label + ' threw', typeof error === 'object' && error !== null ? error.name : error);
        }
      },
      all,
    });
  };
  globalThis.summary = async (name) => {
    const it = programs[name];
    for (let round = 0; round < 2; round++) {
      for (const [label, step] of it.steps) {
        try {
          await step(round);
        } catch (error) {
          it.log(label + ' threw', error?.name);
        }
      }
    }
    return it.lines.join('\n');
  };
})();
