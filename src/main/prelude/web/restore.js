// What a bundle wants to do in each runtime that starts from the snapshot, before it is called for the first time.
let waiting = [];
let registered = 0;
let isSealed = false;
let isStarted = false;
// The promises that callbacks returned.
let ends = [];

// The innermost place in the bundle's own files, where errors have stacks.
const placeOf = (error) => {
  for (const line of typeof error?.stack === 'string' ? error.stack.split('\n') : []) {
    const frame = /^ {4}at (?:.* \()?(.+:\d+:\d+)\)?$/.exec(line);
    if (frame !== null && !frame[1].startsWith('snapforge:')) return ` at ${frame[1]}`;
  }
  return '';
};
const textOf = (error) => {
  try {
    return String(error);
  } catch {
    return 'a value that has no text';
  }
};
const failure = ({ callback, number }, cause) => {
  const name = typeof callback.name === 'string' && callback.name !== '' ? ` (${callback.name})` : '';
  const error = new Error(`The callback number ${number}${name} of onRestore failed${placeOf(cause)}: ${textOf(cause)}`, { cause });
  Object.defineProperty(error, 'name', { value: 'RestoreError', writable: true, configurable: true });
  return error;
};

const run = (entry) => {
  let result;
  try {
    result = (0, entry.callback)();
  } catch (cause) {
    throw failure(entry, cause);
  }
  if (typeof result?.then !== 'function') return;
  const end = Promise.resolve(result).then(
    () => {},
    (cause) => {
      throw failure(entry, cause);
    },
  );
  // Told by restored(), and by nothing else.
  end.catch(() => {});
  ends.push(end);
};

export const seal = () => {
  isSealed = true;
};

// Runs those that have not run yet. Where one throws, it is taken out, and those behind it stay.
export const runCallbacks = () => {
  if (!isSealed) return;
  isStarted = true;
  while (waiting.length > 0) run(waiting.shift());
};

export const members = {
  onRestore(callback) {
    if (typeof callback !== 'function') throw new TypeError('onRestore takes a function');
    const entry = { callback, number: ++registered };
    // From then on it is the moment that is waited for.
    if (isStarted) run(entry);
    else waiting.push(entry);
  },
  callbacks: () => ({ registered, waiting: waiting.length }),
  async restored() {
    while (ends.length > 0) {
      const all = ends;
      ends = [];
      await Promise.all(all);
    }
  },
};
