// What two runtimes are compared by, beside the checks: keys, kinds, function names and lengths, and primitive values of a
// package's exports, to a depth of three. The service compares more; this is the corpus's own opinion, to catch it out.

/** Runs inside the engine, so it uses nothing but the language, and answers one line for each thing it saw. */
function describe(root, depth) {
  const lines = [];
  const seen = new Map();
  // Chai's assertions throw where their length is read.
  const own = (value, key) => String(Reflect.getOwnPropertyDescriptor(value, key)?.value);
  const walk = (path, value, left) => {
    const type = typeof value;
    if (value === null || (type !== 'object' && type !== 'function')) {
      lines.push(path + ' = ' + type + ' ' + String(value));
      return;
    }
    if (seen.has(value)) {
      lines.push(path + ' -> ' + seen.get(value));
      return;
    }
    seen.set(value, path);
    lines.push(path + ' = ' + (type === 'function' ? 'function ' + own(value, 'name') + '/' + own(value, 'length') : Object.prototype.toString.call(value)));
    if (left === 0) return;
    for (const key of Reflect.ownKeys(value)) {
      let next;
      try {
        next = value[key];
      } catch (error) {
        lines.push(path + '.' + String(key) + ' throws ' + error.name);
        continue;
      }
      // Where an error was made is another place for each way to run a bundle.
      if (key === 'stack' && value instanceof Error) next = typeof next;
      walk(path + '.' + String(key), next, left - 1);
    }
  };
  walk('__pkg', root, depth);
  return lines;
}

/** FNV-1a over the lines, twice with other seeds: an answer of megabytes would help nobody. */
function digest(lines) {
  const hash = [0x811c9dc5, 0x01000193];
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      hash[0] = Math.imul(hash[0] ^ line.charCodeAt(i), 0x01000193);
      hash[1] = Math.imul(hash[1] ^ line.charCodeAt(i), 0x85ebca6b);
    }
  }
  return 'shape of ' + lines.length + ' parts, ' + hash.map((it) => (it >>> 0).toString(16)).join('');
}

/** An expression whose value is the array of lines. */
export const SHAPE = `(${describe})(globalThis.__pkg, 3)`;

/** What a plain runtime saw and a restored one did not, or the other way round; empty where the two agree. */
export function differences(plain, restored) {
  const lacking = without(plain, restored);
  const found = lacking.length > 0 ? lacking : without(restored, plain).map((it) => `${it}, in the restored runtime only`);
  return found.length > 0 || plain.join() === restored.join() ? found : ['the order of its parts'];
}

function without(lines, others) {
  const there = new Set(others);
  return lines.filter((line) => !there.has(line));
}

/** An expression whose value is one short text. */
export const SHAPE_DIGEST = `(${digest})(${SHAPE})`;
