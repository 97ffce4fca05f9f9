// Lines written while building are kept for whoever builds, lines written later go to the host, or nowhere.
import { define } from './globals.js';
import { format, inspect } from './inspect.js';
import { declare, hooks, isBound, isBuilding } from './slots.js';

const MAX_LINES = 1000;
const MAX_LENGTH = 10000;
const host = declare('console');
const counts = new Map();
const starts = new Map();
const clock = Date.now;
let lines = [];
let indent = '';

hooks.drain = () => {
  const drained = lines;
  lines = [];
  return drained;
};

const write = (level, values) => {
  const bound = isBound('console');
  if (!bound && (!isBuilding() || lines.length >= MAX_LINES)) return;
  const text = indent + format(values).slice(0, MAX_LENGTH - indent.length);
  if (bound) host(level, text);
  else lines.push({ level, text });
};
const elapsed = (label) => `${label}: ${clock() - starts.get(label)} ms`;

const console = {
  log: (...values) => write('log', values),
  info: (...values) => write('info', values),
  debug: (...values) => write('debug', values),
  warn: (...values) => write('warn', values),
  error: (...values) => write('error', values),
  trace: (...values) => write('debug', ['Trace:', ...values]),
  dir: (value) => write('log', [inspect(value, 1)]),
  dirxml: (...values) => write('log', values),
  table: (value) => write('log', [inspect(value, 1)]),
  assert(condition, ...values) {
    if (!condition) write('error', ['Assertion failed' + (values.length > 0 ? ':' : ''), ...values]);
  },
  count(label = 'default') {
    const count = (counts.get(`${label}`) ?? 0) + 1;
    counts.set(`${label}`, count);
    write('info', [`${label}: ${count}`]);
  },
  countReset: (label = 'default') => void counts.delete(`${label}`),
  group(...values) {
    if (values.length > 0) write('log', values);
    if (indent.length < 100) indent += '  ';
  },
  groupCollapsed: (...values) => console.group(...values),
  groupEnd() {
    indent = indent.slice(2);
  },
  time: (label = 'default') => void starts.set(`${label}`, clock()),
  timeLog(label = 'default', ...values) {
    if (starts.has(`${label}`)) write('info', [elapsed(`${label}`), ...values]);
  },
  timeEnd(label = 'default') {
    if (starts.has(`${label}`)) write('info', [elapsed(`${label}`)]);
    starts.delete(`${label}`);
  },
  clear() {},
};
// A namespace has a prototype of its own. Source: Console Standard, 1.
Object.setPrototypeOf(console, {});
Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
define({ console });
