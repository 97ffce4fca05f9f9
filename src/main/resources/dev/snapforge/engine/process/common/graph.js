// All that can be reached from the global object, a line for each property: its path, a tab, its attributes, its kind, and what
// is compared of it: a primitive's value, a function's name and length, the size of a collection. No getter is called but those
// that bundlers make for what a module exports, which read a variable and do nothing else. An object
// that was met before is named by the path where it was met, so that two runtimes also agree on what is the same object.
//
// A bundle may have replaced what is used here. What a fresh runtime needs is taken before the bundle runs, so that its lines are
// true whatever the bundle does; a restored runtime in which they are not then differs from it, and that is seen.
//
// known: names and objects that are not looked into, because they belong to the process, not to the bundle.
'use strict';
(() => {
  const prepared = () => {
    const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
    const { charCodeAt, slice } = String.prototype;
    const { get: mapGet, set: mapSet } = Map.prototype;
    const { join, sort } = Array.prototype;
    const { hasOwnProperty } = Object.prototype;
    const { is } = Object;
    const { imul } = Math;
    const { stringify } = JSON;
    const symbolText = Symbol.prototype.toString;
    const exec = RegExp.prototype.exec;
    const text = String;
    const NewMap = Map;
    const MAX_LINES = 400000;
    const MAX_TEXT = 120;
    const MAX_ELEMENTS = 1000;
    const mapSize = getOwnPropertyDescriptor(Map.prototype, 'size').get;
    const setSize = getOwnPropertyDescriptor(Set.prototype, 'size').get;
    const time = Date.prototype.getTime;
    const isView = ArrayBuffer.isView;
    const isArray = Array.isArray;
    const objectText = Object.prototype.toString;
    const isError = Error.isError ?? ((value) => apply(objectText, value, []) === '[object Error]');
    const textOf = Function.prototype.toString;

    // Not an assignment, which would ask the prototype's setters.
    const add = (list, value) =>
      defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    const has = (object, key) => apply(hasOwnProperty, object, [key]);
    const matches = (pattern, value) => apply(exec, pattern, [value]) !== null;
    const attempt = (method, value) => {
      try {
        return apply(method, value, []);
      } catch {
        return undefined;
      }
    };
    const hash = (text) => {
      let value = 0;
      for (let i = 0; i < text.length; i++) value = (imul(value, 31) + apply(charCodeAt, text, [i])) | 0;
      return value;
    };
    const shown = (text) =>
      text.length > MAX_TEXT
        ? stringify(apply(slice, text, [0, MAX_TEXT])) + '… ' + text.length + ' characters, hash ' + hash(text)
        : stringify(text);
    const own = (object, key) => {
      const property = getOwnPropertyDescriptor(object, key);
      return property === undefined || !has(property, 'value') ? '' : property.value;
    };
    // () => name, () => from[key], function () { return name; }: esbuild, Rollup, webpack.
    const EXPORT = /^(\(\)\s*=>\s*\(?|(get|function)?\s*\w*\(\)\s*\{\s*return\s+)(\/\*[^*]*\*\/\s*)?[\w$]+([.[][\w$]+\]?)?\)?;?\s*\}?$/;
    const isExport = ({ get, set }) => get !== undefined && set === undefined && matches(EXPORT, attempt(textOf, get));
    const kindOf = (object) => {
      if (typeof object === 'function') {
        const name = own(object, 'name');
        const length = own(object, 'length');
        return (
          'function ' +
          (typeof name === 'string' ? shown(name) : typeof name) +
          '/' +
          (typeof length === 'number' ? length : typeof length)
        );
      }
      if (isArray(object)) return 'array of ' + object.length;
      if (isView(object)) return 'view of ' + object.byteLength + ' bytes';
      const entries = attempt(mapSize, object) ?? attempt(setSize, object);
      if (entries !== undefined) return 'collection of ' + entries;
      const millis = attempt(time, object);
      if (millis !== undefined) return 'date ' + millis;
      return 'object';
    };
    const describe = (value) => {
      switch (typeof value) {
        case 'string':
          return 'string ' + shown(value);
        case 'number':
          return 'number ' + (is(value, -0) ? '-0' : value);
        case 'bigint':
          return 'bigint ' + value;
        case 'symbol':
          return 'symbol ' + apply(symbolText, value, []);
        default:
          return text(value);
      }
    };
    // A tab or a line's end would be taken for one of ours; elsewhere JSON escapes them.
    const flat = (name) => {
      let result = '';
      for (let i = 0; i < name.length; i++) {
        const code = apply(charCodeAt, name, [i]);
        result += code === 9 || code === 10 || code === 13 ? ' ' : name[i];
      }
      return result;
    };
    const step = (key) =>
      typeof key === 'symbol' ? '[' + flat(apply(symbolText, key, [])) + ']' : matches(/^[\w$]+$/, key) ? key : stringify(key);

    const byName = (one, other) => {
      const left = text(one);
      const right = text(other);
      return left < right ? -1 : left > right ? 1 : 0;
    };

    return (known = []) => {
      const lines = [];
      const seen = new NewMap();
      for (let i = 0; i < known.length; i++) apply(mapSet, seen, [known[i][1], known[i][0]]);
      const queue = [];

      const visit = (path, attributes, value) => {
        const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
        if (!isObject) {
          add(lines, path + '\t' + attributes + describe(value));
          return;
        }
        const before = apply(mapGet, seen, [value]);
        if (before !== undefined) {
          add(lines, path + '\t' + attributes + 'is ' + before);
          return;
        }
        apply(mapSet, seen, [value, path]);
        add(queue, value);
        // An own accessor in newer V8: errors made while a snapshot is made have no stack, and code may rely on one.
        if (isError(value)) add(lines, path + '.stack{value}\t' + typeof value.stack);
        add(lines, path + '\t' + attributes + kindOf(value));
      };

      visit('globalThis', '', globalThis);
      for (let next = 0; next < queue.length && lines.length < MAX_LINES; next++) {
        const object = queue[next];
        const path = apply(mapGet, seen, [object]);
        try {
          // Sorted, because what V8 installs at load comes last in one runtime and in its place in the other.
          const keys = apply(sort, ownKeys(object), [byName]);
          const view = isView(object);
          for (let i = 0; i < keys.length; i++) {
            const key = keys[i];
            if (typeof key === 'string' && (view || i > MAX_ELEMENTS) && matches(/^\d+$/, key)) continue;
            const property = getOwnPropertyDescriptor(object, key);
            if (property === undefined) continue;
            const attributes = (property.enumerable ? 'e' : '-') + (property.configurable ? 'c' : '-');
            const at = path + '.' + step(key);
            if (has(property, 'value')) {
              visit(at, attributes + (property.writable ? 'w ' : '- '), property.value);
            } else {
              visit(at + '{get}', attributes + ' ', property.get);
              visit(at + '{set}', attributes + ' ', property.set);
              if (isExport(property)) visit(at, attributes + ' ', apply(property.get, object, []));
            }
          }
          visit(path + '.^', '', getPrototypeOf(object));
        } catch {
          add(lines, path + '\tcannot be looked at');
        }
      }
      return apply(join, lines, ['\n']);
    };
  };

  let look;
  try {
    look = prepared();
  } catch {
    // What is missing here is there in a fresh runtime, so everything differs.
  }
  return (known) => {
    try {
      const lines = look(known);
      if (typeof lines === 'string') return lines;
    } catch {
      // As above.
    }
    return 'globalThis\tcannot be looked at';
  };
})();
