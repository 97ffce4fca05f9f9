// Notes what scripts use that a snapshot freezes or lacks, and where: the clock, random numbers, timers, the environment, and
// globals that are not there. Only for a runtime that is thrown away. It takes nothing from objects that scripts can reach once
// they run, and shows them nothing: no stack trace limit, no enumerable property.
//
// installClock: what clock.js is; deferred: globals that a plain runtime has and this one lacks, one a line.
(installClock, start, hold, deferred) => {
  const { apply, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf, has, setPrototypeOf } =
    Reflect;
  // Our own scripts, the one that runs them in a Node process, and Node's.
  const OWN = 'snapforge:';
  const DRIVER = '/snapforge/driver.js';
  const NODE = 'node:';
  const MAX_PLACES = 5000;
  const MAX_VALUES = 64;
  const FRAMES = 40;
  const ErrorAtFirst = Error;
  const captureStackTrace = Error.captureStackTrace;
  const random = Math.random;
  const isArray = Array.isArray;
  const textOf = String;

  const laterThere = { __proto__: null };
  for (const name of deferred.split('\n')) laterThere[name] = true;

  const uses = [];
  const byPlace = { __proto__: null };
  const looked = { __proto__: null };
  let busy = false;

  const withProperty = (key, value, action) => {
    const before = getOwnPropertyDescriptor(ErrorAtFirst, key);
    defineProperty(ErrorAtFirst, key, { value, writable: true, enumerable: true, configurable: true });
    const result = action();
    if (before === undefined) deleteProperty(ErrorAtFirst, key);
    else defineProperty(ErrorAtFirst, key, before);
    return result;
  };
  const frames = () =>
    withProperty('stackTraceLimit', FRAMES, () =>
      withProperty(
        'prepareStackTrace',
        (error, sites) => sites,
        () => {
          const holder = {};
          captureStackTrace(holder);
          return holder.stack;
        },
      ),
    );
  // The innermost place that is not our own; undefined where only our own code is running.
  const place = () => {
    const sites = frames();
    if (!isArray(sites)) return { file: '', line: 0, column: 0 };
    for (let i = 0; i < sites.length; i++) {
      const file = sites[i].getFileName();
      if (typeof file !== 'string' || file === '' || file.slice(0, OWN.length) === OWN || file === DRIVER) continue;
      // What Node asks for itself is nobody's business.
      if (file.slice(0, NODE.length) === NODE) return undefined;
      return { file, line: sites[i].getLineNumber(), column: sites[i].getColumnNumber() };
    }
    return undefined;
  };

  const note = (kind, what, value) => {
    if (busy) return;
    busy = true;
    try {
      const times = (looked[kind + what] = (looked[kind + what] ?? 0) + 1);
      // A place costs some microseconds; what is asked a million times must not take minutes.
      const at = times > MAX_PLACES ? { file: '', line: 0, column: 0 } : place();
      if (at === undefined) return;
      const key = kind + ' ' + what + ' ' + at.file + ' ' + at.line + ' ' + at.column;
      let use = byPlace[key];
      if (use === undefined) {
        use = byPlace[key] = { kind, what, at, count: 0, values: '', kept: 0 };
        uses[uses.length] = use;
      }
      use.count++;
      if (value !== undefined && use.kept < MAX_VALUES) {
        use.values += (use.kept++ === 0 ? '' : ' ') + value;
      }
    } finally {
      busy = false;
    }
  };
  const standIn = (holder, key, implementation) => {
    const native = holder[key];
    const bound = implementation.bind();
    for (const part of ['length', 'name']) defineProperty(bound, part, getOwnPropertyDescriptor(native, part));
    defineProperty(holder, key, { ...getOwnPropertyDescriptor(holder, key), value: bound });
  };

  installClock(start, hold, (what, time) => note('TIME', what, time));
  standIn(Math, 'random', () => {
    const value = random();
    note('RANDOM', 'Math.random', value);
    return value;
  });

  const absent = (name) => note(laterThere[name] === true ? 'DEFERRED' : 'MISSING', name);

  // Once the prelude is there, whose own questions are nobody's business.
  // timers: whether none fires while a snapshot is made.
  const arm = (timers = true) => {
    for (const name of timers ? ['setTimeout', 'setInterval', 'setImmediate'] : []) {
      const timer = globalThis[name];
      if (typeof timer === 'function') {
        standIn(globalThis, name, (...values) => {
          note('TIMER', name);
          return apply(timer, undefined, values);
        });
      }
    }
    globalThis[Symbol.for('snapforge')]?.setEnvironment?.(
      new Proxy(
        {},
        {
          get(target, key, receiver) {
            if (typeof key === 'string') note('ENVIRONMENT', key);
            return get(target, key, receiver);
          },
          has(target, key) {
            if (typeof key === 'string') note('ENVIRONMENT', key);
            return has(target, key);
          },
        },
      ),
    );
    // A name that is nowhere is looked for at the end of the global object's prototypes.
    setPrototypeOf(
      globalThis,
      new Proxy(getPrototypeOf(globalThis), {
        get(target, key, receiver) {
          if (typeof key === 'string' && !has(target, key)) absent(key);
          return get(target, key, receiver);
        },
        has(target, key) {
          const there = has(target, key);
          if (!there && typeof key === 'string') absent(key);
          return there;
        },
      }),
    );
  };

  const report = () => {
    busy = true;
    let text = '';
    for (let i = 0; i < uses.length; i++) {
      const { kind, what, at, count, values } = uses[i];
      // What the bundle looked for and then defined itself is not missing.
      if (kind === 'MISSING' && has(globalThis, what)) continue;
      const fields = [kind, what, at.file, at.line, at.column, count, values];
      for (let j = 0; j < fields.length; j++) {
        text += (j === 0 ? '' : '\t') + textOf(fields[j]).replace(/[\t\n\r]/g, ' ');
      }
      text += '\n';
    }
    return text;
  };
  return { arm, report, note, standIn };
};
