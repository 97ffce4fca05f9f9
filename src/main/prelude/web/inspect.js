// A value as a line of a log: enough to read it, not Node's inspect.
const MAX_DEPTH = 3;
const MAX_ITEMS = 100;

const list = (open, items, close) => (items.length === 0 ? open + close : `${open} ${items.join(', ')} ${close}`);

const describe = (value, depth, above) => {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'function') return `[${/^class\b/.test(String(value)) ? 'class' : 'Function'}: ${value.name || '(anonymous)'}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value)) return '[Circular]';
  if (value instanceof Error) return String(value.stack ?? value);
  if (value instanceof Date || value instanceof RegExp) return String(value instanceof Date ? JSON.stringify(value) : value);
  const type = value.constructor?.name ?? 'null';
  if (depth > MAX_DEPTH) return `[${type}]`;
  const inner = (item) => describe(item, depth + 1, [...above, value]);
  const first = (items) => [...items].slice(0, MAX_ITEMS);
  if (Array.isArray(value)) return list('[', first(value).map(inner), ']');
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return list(`${type} [`, first(value).map(inner), ']');
  if (value instanceof Map) return list('Map {', first(value).map(([k, v]) => `${inner(k)} => ${inner(v)}`), '}');
  if (value instanceof Set) return list('Set {', first(value).map(inner), '}');
  const entries = first(Object.keys(value)).map((key) => `${key}: ${inner(value[key])}`);
  return list(type === 'Object' ? '{' : `${type} {`, entries, '}');
};

export const inspect = (value, depth = 0) => {
  try {
    return describe(value, depth, []);
  } catch {
    return '[what cannot be shown]';
  }
};

// Console Standard, 2.2: the directives that a string at first place may hold.
export const format = (values) => {
  let rest = values;
  const parts = [];
  if (typeof values[0] === 'string' && values.length > 1) {
    rest = values.slice(1);
    parts.push(
      values[0].replace(/%[sdifjoOc%]/g, (directive) => {
        if (directive === '%%') return '%';
        if (rest.length === 0) return directive;
        const value = rest.shift();
        switch (directive) {
          case '%s':
            return inspect(value);
          case '%d':
          case '%i':
            return String(typeof value === 'symbol' ? NaN : parseInt(value, 10));
          case '%f':
            return String(typeof value === 'symbol' ? NaN : parseFloat(value));
          case '%c':
            return '';
          default:
            return inspect(value, 1);
        }
      }),
    );
  }
  return [...parts, ...rest.map((value) => inspect(value))].join(' ');
};
