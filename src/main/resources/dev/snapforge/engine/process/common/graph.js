// All that can be reached from the global object, in an order that two runtimes share where they hold the same: objects are numbered as
// they are met, breadth first. Each property gives a line: its owner's number, its name, its attributes, and what is compared of it: a
// primitive's value, or the number of an object and, where it is met first, what kind of object it is. Collections give their entries,
// views and buffers their bytes. No getter is called but those that bundlers make for what a module exports, which read a variable and
// do nothing else.
//
// Two runtimes that hold the same have the same digest over these lines, however many there are, so that deep and wide graphs cost what
// their objects cost. Lines are for finding a difference that the digest has shown. What the making of a snapshot changes by itself, stacks
// of errors and Error.stackTraceLimit, is not part of the digest but follows it in lines, with those that lead there, as long as they are few.
//
// A bundle may have replaced what is used here. What a fresh runtime needs is taken before the bundle runs, so that its lines are
// true whatever the bundle does; a restored runtime in which they are not then differs from it, and that is seen.
//
// lines: whether lines are wanted, and not their digest; known: names and objects that are not looked into,
// because they belong to the process, not to the bundle; exports: an object with what the bundle's modules export, if that is looked at.
'use strict';
(() => {
  const prepared = () => {
    const { bind, call } = Function.prototype;
    // A method as a function, which asks no prototype when it is called.
    const method = bind.bind(call);
    const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
    const { hasOwn, is } = Object;
    const { imul } = Math;
    const { isArray } = Array;
    const { isView } = ArrayBuffer;
    const { toStringTag } = Symbol;
    const codeAt = method(String.prototype.charCodeAt);
    const cut = method(String.prototype.slice);
    const getFrom = method(Map.prototype.get);
    const putInto = method(Map.prototype.set);
    const sort = method(Array.prototype.sort);
    const exec = method(RegExp.prototype.exec);
    const symbolText = method(Symbol.prototype.toString);
    const objectText = method(Object.prototype.toString);
    const sourceOf = method(Function.prototype.toString);
    const getterOf = (holder, key) => method(getOwnPropertyDescriptor(holder, key).get);
    const mapSize = getterOf(Map.prototype, 'size');
    const setSize = getterOf(Set.prototype, 'size');
    const mapEntries = method(Map.prototype.entries);
    const setValues = method(Set.prototype.values);
    const nextOfMap = method(getPrototypeOf(new Map().entries()).next);
    const nextOfSet = method(getPrototypeOf(new Set().values()).next);
    const time = method(Date.prototype.getTime);
    const patternSource = getterOf(RegExp.prototype, 'source');
    const patternFlags = getterOf(RegExp.prototype, 'flags');
    const typed = getPrototypeOf(Uint8Array.prototype);
    const typedBuffer = getterOf(typed, 'buffer');
    const typedOffset = getterOf(typed, 'byteOffset');
    const typedLength = getterOf(typed, 'byteLength');
    const dataBuffer = getterOf(DataView.prototype, 'buffer');
    const dataOffset = getterOf(DataView.prototype, 'byteOffset');
    const dataLength = getterOf(DataView.prototype, 'byteLength');
    const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
    const { stringify } = JSON;
    const text = String;
    const NewMap = Map;
    const Bytes = Uint8Array;
    const Failure = Error;
    // Error.isError, where there is one: Symbol.toStringTag can be anything.
    const isError = Error.isError ?? ((value) => objectText(value) === '[object Error]');

    // What objects of Intl are made of; their data are no properties.
    const intl = [];
    for (const name of typeof Intl === 'object' ? ownKeys(Intl) : []) {
      const { prototype } = Intl[name];
      const options = prototype?.resolvedOptions ?? (name === 'Locale' ? prototype.toString : undefined);
      if (options !== undefined) intl.push({ prototype, options: method(options) });
    }

    const MAX_LINES = 200000;
    // Beyond it the heap of the process would end the look; what was met until then is compared.
    const MAX_OBJECTS = 3000000;
    const MAX_TEXT = 120;
    // The names of so many elements would be more than the view itself; they cannot be other than its bytes say.
    const MAX_NAMED_ELEMENTS = 1024;

    const attempt = (question, value) => {
      try {
        return question(value);
      } catch {
        return undefined;
      }
    };
    const matches = (pattern, value) => exec(pattern, value) !== null;
    const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

    // Two sums over the UTF-16 units of everything, each of 32 bits: enough for what differs by chance. A bundle that makes an
    // effort deceives nobody but its author.
    const digests = () => {
      let one = 0x811c9dc5;
      let other = 0x9747b28c;
      return {
        add(value) {
          for (let i = 0; i < value.length; i++) {
            const code = codeAt(value, i);
            one = imul(one ^ code, 0x01000193);
            other = imul((other << 7) ^ (other >>> 25) ^ code, 0x5bd1e995);
          }
        },
        addBytes(bytes, length) {
          for (let i = 0; i < length; i++) {
            one = imul(one ^ bytes[i], 0x01000193);
            other = imul((other << 7) ^ (other >>> 25) ^ bytes[i], 0x5bd1e995);
          }
        },
        value: () => (one >>> 0) + ':' + (other >>> 0),
      };
    };
    const digestOf = (value) => {
      const digest = digests();
      digest.add(value);
      return digest.value();
    };
    const shown = (value) =>
      value.length > MAX_TEXT
        ? stringify(cut(value, 0, MAX_TEXT)) + '… (' + value.length + ' characters, ' + digestOf(value) + ')'
        : stringify(value);
    const own = (object, key) => {
      const property = getOwnPropertyDescriptor(object, key);
      return property === undefined || !hasOwn(property, 'value') ? '' : property.value;
    };
    // () => name, () => from[key], function () { return name; }: esbuild, Rollup, webpack.
    const EXPORT = /^(\(\)\s*=>\s*\(?|(get|function)?\s*\w*\(\)\s*\{\s*return\s+)(\/\*[^*]*\*\/\s*)?[\w$]+([.[][\w$]+\]?)?\)?;?\s*\}?$/;
    const isExport = ({ get, set }) => {
      if (get === undefined || set !== undefined) return false;
      const source = attempt(sourceOf, get);
      return source !== undefined && source.length < 256 && matches(EXPORT, source);
    };

    // By their prototypes, because asking an object for what it has not got throws, which takes as long as looking at ten.
    const isPrototypeOf = method(Object.prototype.isPrototypeOf);
    const kindsOf = (...types) => {
      const prototypes = types.map((type) => type.prototype);
      return (object) => {
        for (let i = 0; i < prototypes.length; i++) if (isPrototypeOf(prototypes[i], object)) return true;
        return false;
      };
    };
    const plain = Object.prototype;
    const isPlain = (object) => {
      const prototype = getPrototypeOf(object);
      return prototype === plain || prototype === null;
    };
    const isCollection = kindsOf(Map, Set);
    const hasKind = kindsOf(Map, Set, Date, RegExp, ArrayBuffer, getPrototypeOf(Uint8Array), DataView);

    const optionsOf = (object) => {
      for (let i = 0; i < intl.length; i++) {
        if (isPrototypeOf(intl[i].prototype, object)) return attempt(intl[i].options, object);
      }
      return undefined;
    };
    const bytesOf = (object) => {
      if (isView(object)) {
        const buffer = attempt(typedBuffer, object);
        return buffer === undefined
          ? new Bytes(dataBuffer(object), dataOffset(object), dataLength(object))
          : new Bytes(buffer, typedOffset(object), typedLength(object));
      }
      return attempt(bufferLength, object) === undefined ? undefined : new Bytes(object);
    };
    const digestOfBytes = (object) => {
      const bytes = attempt(bytesOf, object);
      if (bytes === undefined) return undefined;
      const length = typedLength(bytes);
      const digest = digests();
      digest.addBytes(bytes, length);
      return (isView(object) ? 'a view' : 'a buffer') + ' of ' + length + ' bytes (' + digest.value() + ')';
    };
    const kindOf = (object) => {
      if (typeof object === 'function') {
        const name = own(object, 'name');
        const length = own(object, 'length');
        return (
          'a function named ' +
          (typeof name === 'string' ? shown(name) : typeof name) +
          ' with ' +
          (typeof length === 'number' ? length : typeof length) +
          ' parameters'
        );
      }
      if (isArray(object)) return 'an array of ' + object.length;
      if (isPlain(object) || !hasKind(object)) return 'an object';
      const entries = attempt(mapSize, object) ?? attempt(setSize, object);
      if (entries !== undefined) return 'a collection of ' + entries;
      const millis = attempt(time, object);
      if (millis !== undefined) return 'a date, ' + millis;
      if (objectText(object) === '[object RegExp]' && attempt(patternSource, object) !== undefined) {
        return 'the pattern /' + shown(patternSource(object)) + '/' + attempt(patternFlags, object);
      }
      return digestOfBytes(object) ?? 'an object';
    };
    const describe = (value) => {
      switch (typeof value) {
        case 'string':
          return 'the string ' + shown(value);
        case 'number':
          return 'the number ' + (is(value, -0) ? '-0' : value);
        case 'bigint':
          return 'the number ' + value + 'n';
        case 'symbol':
          return 'the symbol ' + symbolText(value);
        default:
          return text(value);
      }
    };
    // A tab or a line's end would be taken for one of ours.
    const flat = (name) => (matches(/[\t\n\r]/, name) ? stringify(name) : name);
    const step = (key) =>
      typeof key === 'symbol' ? '[' + flat(symbolText(key)) + ']' : matches(/^[\w$]+$/, key) ? key : stringify(key);
    const byName = (one, other) => {
      const left = text(one);
      const right = text(other);
      return left < right ? -1 : left > right ? 1 : 0;
    };
    // In their order in arrays and in plain objects. What V8 installs at load comes last in one runtime and in its place in the other:
    // on the global object, and on what has a name of its own or makes objects (Math, Error.prototype), so those are sorted.
    const isOrdered = (object) =>
      isArray(object) ||
      (isPlain(object) && object !== globalThis && !hasOwn(object, 'constructor') && !hasOwn(object, toStringTag));
    const keysOf = (object) => {
      if (isView(object) && (attempt(typedLength, object) ?? 0) > MAX_NAMED_ELEMENTS) return [];
      const keys = ownKeys(object);
      return keys.length < 2 || isOrdered(object) ? keys : sort(keys, byName);
    };

    return (lines, known, exports) => {
      const digest = digests();
      let written = '';
      let count = 0;
      let objects = 0;
      let whole = true;
      let apart = 0;
      const lineOf = (owner, name, attributes, value) => owner + '\t' + name + '\t' + attributes + '\t' + value;
      const emit = (owner, name, attributes, value) => {
        const line = lineOf(owner, name, attributes, value);
        if (!lines) digest.add(line);
        else if (count < MAX_LINES) written += line + '\n';
        else whole = false;
        count++;
      };
      const numbers = new NewMap();
      for (let i = 0; i < (known?.length ?? 0); i++) putInto(numbers, known[i][1], known[i][0]);
      // No array: its elements could be caught by a setter of Array.prototype's.
      let last = { object: undefined, name: '', owner: undefined, written: false, next: undefined };
      let at = last;

      const wake = typeof snapforge$deferral$built === 'object' ? snapforge$deferral$built.wake : undefined;
      const visit = (owner, name, attributes, value) => {
        if (!isObject(value)) {
          emit(owner, name, attributes, describe(value));
          return;
        }
        const before = getFrom(numbers, value);
        if (before !== undefined) {
          emit(owner, name, attributes, '#' + before);
          return;
        }
        if (objects === MAX_OBJECTS) {
          whole = false;
          return;
        }
        const number = objects++;
        putInto(numbers, value, number);
        last = last.next = { object: value, name, owner: owner === '' ? undefined : at, written: false, next: undefined };
        emit(owner, name, attributes, '#' + number + ' ' + kindOf(value));
      };
      // A line of its own, and those that lead from the global object to its owner.
      const emitApart = (number, name, attributes, value) => {
        let steps = 1;
        for (let way = at; way !== undefined && !way.written; way = way.owner) steps++;
        if (lines || (apart += steps) > MAX_LINES) {
          emit(number, name, attributes, value);
          return;
        }
        for (let way = at; way !== undefined && !way.written; way = way.owner) {
          way.written = true;
          const owner = way.owner === undefined ? '' : getFrom(numbers, way.owner.object);
          written += lineOf(owner, way.name, '', '#' + getFrom(numbers, way.object) + ' ' + kindOf(way.object)) + '\n';
        }
        written += lineOf(number, name, attributes, value) + '\n';
      };
      const entries = (object, number) => {
        if (isPlain(object) || !isCollection(object)) return;
        if (attempt(mapSize, object) !== undefined) {
          const iterator = mapEntries(object);
          for (let i = 0, entry = nextOfMap(iterator); !entry.done; entry = nextOfMap(iterator), i++) {
            visit(number, '[key ' + i + ']', '', entry.value[0]);
            visit(number, '[value ' + i + ']', '', entry.value[1]);
          }
        } else if (attempt(setSize, object) !== undefined) {
          const iterator = setValues(object);
          for (let i = 0, entry = nextOfSet(iterator); !entry.done; entry = nextOfSet(iterator), i++) {
            visit(number, '[value ' + i + ']', '', entry.value);
          }
        }
      };
      const properties = (object, number) => {
        const keys = keysOf(object);
        const view = isView(object);
        for (let i = 0; i < keys.length; i++) {
          const key = keys[i];
          if (view && typeof key === 'string' && matches(/^\d+$/, key)) continue;
          const property = getOwnPropertyDescriptor(object, key);
          if (property === undefined) continue;
          const attributes = (property.enumerable ? 'e' : '') + (property.configurable ? 'c' : '');
          const name = step(key);
          if (hasOwn(property, 'value')) {
            const more = attributes + (property.writable ? 'w' : '');
            if (key === 'stackTraceLimit' && object === Failure && !isObject(property.value)) emitApart(number, name, more, describe(property.value));
            else visit(number, name, more, property.value);
          } else {
            visit(number, name + ' (getter)', attributes, property.get);
            visit(number, name + ' (setter)', attributes, property.set);
            if (isExport(property)) visit(number, name, attributes, apply(property.get, object, []));
          }
        }
      };

      visit('', 'globalThis', '', globalThis);
      if (exports) visit('', 'exports', '', exports);
      for (let number = 0; number < objects; number++) {
        at = at.next;
        const { object } = at;
        try {
          // An own accessor in newer V8: errors made while a snapshot is made have no stack, and code may rely on one.
          wake?.(object);
          if (isError(object)) emitApart(number, '[stack]', '', typeof object.stack);
          properties(object, number);
          entries(object, number);
          visit(number, '[prototype]', '', getPrototypeOf(object));
          const options = isPlain(object) || isArray(object) || typeof object === 'function' ? undefined : optionsOf(object);
          if (options !== undefined) emit(number, '[options]', '', stringify(options));
        } catch {
          emit(number, '[look]', '', 'cannot be looked at');
        }
        if (lines && count >= MAX_LINES) break;
      }
      if (!lines) return digest.value() + ':' + objects + (whole ? '' : ':incomplete') + '\n' + written;
      return written;
    };
  };

  let look;
  try {
    look = prepared();
  } catch {
    // What is missing here is there in a fresh runtime, so everything differs.
  }
  return (lines, known, exports) => {
    try {
      // What a bundle's first use of stand-ins does to them (builder/defer), in a runtime that has some.
      if (typeof snapforge$deferral$built === 'object') for (const name in snapforge$deferral$built) snapforge$deferral$built[name];
      const found = look(lines, known, exports);
      if (typeof found === 'string') return found;
    } catch {
      // As above.
    }
    return '\tglobalThis\t\tcannot be looked at';
  };
})();
