// All that can be reached from the global object, a line for each property: its path, a tab, its attributes, its kind, and what
// is compared of it: a primitive's value, a function's name and length, the size of a collection. No getter is called but those
// that bundlers make for what a module exports, which read a variable and do nothing else. An object
// that was met before is named by the path where it was met, so that two runtimes also agree on what is the same object.
//
// known: names and objects that are not looked into, because they belong to the process, not to the bundle.
(known = []) => {
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const MAX_LINES = 400000;
  const MAX_TEXT = 120;
  const MAX_ELEMENTS = 1000;
  const mapSize = getOwnPropertyDescriptor(Map.prototype, 'size').get;
  const setSize = getOwnPropertyDescriptor(Set.prototype, 'size').get;
  const time = Date.prototype.getTime;
  const isView = ArrayBuffer.isView;
  const isArray = Array.isArray;
  const isError = Error.isError ?? ((value) => Object.prototype.toString.call(value) === '[object Error]');

  const lines = [];
  const seen = new Map();
  for (let i = 0; i < known.length; i++) seen.set(known[i][1], known[i][0]);
  const queue = [];

  const attempt = (method, value) => {
    try {
      return apply(method, value, []);
    } catch {
      return undefined;
    }
  };
  const hash = (text) => {
    let value = 0;
    for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
    return value;
  };
  const shown = (text) =>
    text.length > MAX_TEXT
      ? JSON.stringify(text.slice(0, MAX_TEXT)) + '… ' + text.length + ' characters, hash ' + hash(text)
      : JSON.stringify(text);
  const own = (object, key) => {
    const property = getOwnPropertyDescriptor(object, key);
    return property === undefined || !('value' in property) ? '' : property.value;
  };
  // () => name, () => from[key], function () { return name; }: esbuild, Rollup, webpack.
  const EXPORT = /^(\(\)\s*=>\s*\(?|(get|function)?\s*\w*\(\)\s*\{\s*return\s+)(\/\*[^*]*\*\/\s*)?[\w$]+([.[][\w$]+\]?)?\)?;?\s*\}?$/;
  const textOf = Function.prototype.toString;
  const isExport = ({ get, set }) => get !== undefined && set === undefined && EXPORT.test(attempt(textOf, get));
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
        return 'number ' + (Object.is(value, -0) ? '-0' : value);
      case 'bigint':
        return 'bigint ' + value;
      case 'symbol':
        return 'symbol ' + value.toString();
      default:
        return String(value);
    }
  };
  const visit = (path, attributes, value) => {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject) {
      lines[lines.length] = path + '\t' + attributes + describe(value);
      return;
    }
    const before = seen.get(value);
    if (before !== undefined) {
      lines[lines.length] = path + '\t' + attributes + 'is ' + before;
      return;
    }
    seen.set(value, path);
    queue[queue.length] = value;
    // An own accessor in newer V8: errors made while a snapshot is made have no stack, and code may rely on one.
    if (isError(value)) lines[lines.length] = path + '.stack{value}\t' + typeof value.stack;
    lines[lines.length] = path + '\t' + attributes + kindOf(value);
  };
  const step = (key) => {
    const text = typeof key === 'symbol' ? '[' + key.toString() + ']' : /^[\w$]+$/.test(key) ? key : JSON.stringify(key);
    return text.replace(/[\t\n\r]/g, ' ');
  };

  const byName = (one, other) => {
    const left = String(one);
    const right = String(other);
    return left < right ? -1 : left > right ? 1 : 0;
  };

  visit('globalThis', '', globalThis);
  for (let next = 0; next < queue.length && lines.length < MAX_LINES; next++) {
    const object = queue[next];
    const path = seen.get(object);
    try {
      // Sorted, because what V8 installs at load comes last in one runtime and in its place in the other.
      const keys = ownKeys(object).sort(byName);
      const view = isView(object);
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        if (typeof key === 'string' && (view || i > MAX_ELEMENTS) && /^\d+$/.test(key)) continue;
        const property = getOwnPropertyDescriptor(object, key);
        if (property === undefined) continue;
        const attributes = (property.enumerable ? 'e' : '-') + (property.configurable ? 'c' : '-');
        const at = path + '.' + step(key);
        if ('value' in property) {
          visit(at, attributes + (property.writable ? 'w ' : '- '), property.value);
        } else {
          visit(at + '{get}', attributes + ' ', property.get);
          visit(at + '{set}', attributes + ' ', property.set);
          if (isExport(property)) visit(at, attributes + ' ', apply(property.get, object, []));
        }
      }
      visit(path + '.^', '', getPrototypeOf(object));
    } catch {
      lines[lines.length] = path + '\tcannot be looked at';
    }
  }
  return lines.join('\n');
};
