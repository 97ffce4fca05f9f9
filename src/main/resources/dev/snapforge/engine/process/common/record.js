// Notes what scripts use that a snapshot freezes or lacks, and where: the clock, random numbers, timers, the environment, and
// globals that are not there. Only for a runtime that is thrown away. It takes nothing from objects that scripts can reach once
// they run, and shows them nothing: no stack trace limit, no enumerable property.
//
// installClock: what clock.js is; deferred: globals that a plain runtime has and this one lacks, one a line.
'use strict';
(installClock, start, hold, deferred) => {
  const {
    apply,
    construct,
    defineProperty,
    deleteProperty,
    get,
    getOwnPropertyDescriptor,
    getPrototypeOf,
    has,
    ownKeys,
    setPrototypeOf,
  } = Reflect;
  // Our own scripts, the one that runs them in a Node process, and Node's.
  // A method as a function: what scripts put in its place later is not asked.
  const method =
    (implementation) =>
    (object, ...values) =>
      apply(implementation, object, values);
  // Object.prototype may have members that would count as a descriptor's.
  const only = (members) => ({ __proto__: null, ...members });
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
  const hasOwn = Object.hasOwn;
  const textOf = String;
  const slice = method(String.prototype.slice);
  const UNKNOWN = { file: '', line: 0, column: 0 };

  const laterThere = { __proto__: null };
  for (const name of deferred.split('\n')) laterThere[name] = true;

  // No array: its elements could be caught by a setter of Array.prototype's.
  const uses = { __proto__: null };
  let used = 0;
  const byPlace = { __proto__: null };
  const looked = { __proto__: null };
  let busy = false;

  const withProperty = (key, value, action) => {
    const before = getOwnPropertyDescriptor(ErrorAtFirst, key);
    defineProperty(ErrorAtFirst, key, only({ value, writable: true, enumerable: true, configurable: true }));
    try {
      action();
    } finally {
      if (before === undefined) deleteProperty(ErrorAtFirst, key);
      else defineProperty(ErrorAtFirst, key, only(before));
    }
  };
  // Undefined where a script does not let us ask: by freezing Error, or with no stack left.
  const frames = () => {
    let sites;
    const prepare = (error, found) => {
      sites = found;
      return '';
    };
    withProperty('stackTraceLimit', FRAMES, () =>
      withProperty('prepareStackTrace', prepare, () => {
        const holder = {};
        captureStackTrace(holder);
        // Newer V8 formats the trace when it is asked for.
        return holder.stack;
      }),
    );
    return sites;
  };
  const callSite = getPrototypeOf(frames()[0]);
  const fileOf = method(callSite.getFileName);
  const lineOf = method(callSite.getLineNumber);
  const columnOf = method(callSite.getColumnNumber);
  const isEval = method(callSite.isEval);
  // The innermost place that is not our own; undefined where only our own code is running.
  const place = () => {
    const sites = frames();
    if (sites === undefined || !isArray(sites)) return UNKNOWN;
    let nowhere;
    for (let i = 0; i < sites.length; i++) {
      const file = fileOf(sites[i]);
      if (typeof file !== 'string' || file === '') {
        // Text that was evaluated has no file; where nothing else is running, it is the only one to tell of.
        if (isEval(sites[i])) nowhere = UNKNOWN;
        continue;
      }
      if (slice(file, 0, OWN.length) === OWN || file === DRIVER) continue;
      // What Node asks for itself is nobody's business.
      if (slice(file, 0, NODE.length) === NODE) return undefined;
      return { file, line: lineOf(sites[i]), column: columnOf(sites[i]) };
    }
    return nowhere;
  };
  const placeOrUnknown = () => {
    try {
      return place();
    } catch {
      return UNKNOWN;
    }
  };

  const note = (kind, what, value) => {
    if (busy) return;
    busy = true;
    try {
      const times = (looked[kind + what] = (looked[kind + what] ?? 0) + 1);
      // A place costs some microseconds; what is asked a million times must not take minutes.
      const at = times > MAX_PLACES ? UNKNOWN : placeOrUnknown();
      if (at === undefined) return;
      const key = kind + ' ' + what + ' ' + at.file + ' ' + at.line + ' ' + at.column;
      let use = byPlace[key];
      if (use === undefined) {
        use = byPlace[key] = { kind, what, at, count: 0, values: '', kept: 0 };
        uses[used++] = use;
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
    for (const part of ['length', 'name']) defineProperty(bound, part, only(getOwnPropertyDescriptor(native, part)));
    defineProperty(holder, key, only({ ...getOwnPropertyDescriptor(holder, key), value: bound }));
  };

  // A text that names no offset is in local time (ECMA-262, 21.4.3.2), a date alone is not.
  const ZONED = /(Z|GMT|UTC|[+-]\d\d:?\d\d)\s*$|^\s*[+-]?\d+(-\d\d)?(-\d\d)?\s*$/i;
  const exec = method(RegExp.prototype.exec);
  const isLocal = (values) => values.length > 1 || (typeof values[0] === 'string' && exec(ZONED, values[0]) === null);
  installClock(start, hold, (what, time, values) => {
    if (values === undefined) note('TIME', what, time);
    else if (isLocal(values)) note('ZONE', what);
  });
  standIn(Math, 'random', () => {
    const value = random();
    note('RANDOM', 'Math.random', value);
    return value;
  });

  // Functions that ask this for something, told of without being replaced by one that looks otherwise.
  const watch = (holder, key, tell) => {
    const native = getOwnPropertyDescriptor(holder, key);
    if (native === undefined || typeof native.value !== 'function' || !native.configurable) return;
    const value = new Proxy(native.value, {
      apply(target, self, values) {
        tell(values);
        return apply(target, self, values);
      },
      construct(target, values, newTarget) {
        tell(values);
        return construct(target, values, newTarget === value ? target : newTarget);
      },
    });
    defineProperty(holder, key, only({ ...native, value }));
  };
  // ECMA-262, 21.4.4: what is neither of UTC nor of the time value itself; ECMA-402: what takes the default locale.
  const LOCAL = /^(get|set)(?!UTC|Time$)|^to(Date|Time|Locale(Date|Time)?)?String$|^getTimezoneOffset$/;
  const locale = (what, position) => (values) => {
    if (values[position] === undefined) note('LOCALE', what);
  };
  const watchLocale = () => {
    const { prototype } = Date;
    for (const key of ownKeys(prototype)) {
      if (typeof key === 'string' && exec(LOCAL, key) !== null) {
        watch(prototype, key, () => note('ZONE', 'Date.prototype.' + key));
      }
    }
    if (typeof Intl !== 'object') return;
    for (const key of ownKeys(Intl)) {
      const type = typeof key === 'string' ? Intl[key] : undefined;
      if (typeof type !== 'function' || type.prototype === undefined) continue;
      const tell = locale('Intl.' + key, 0);
      watch(Intl, key, (values) => {
        tell(values);
        if (key === 'DateTimeFormat' && values[1]?.timeZone === undefined) note('ZONE', 'Intl.' + key);
      });
    }
    for (const { name, prototype: own } of [Number, BigInt, Array, Date]) {
      for (const key of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
        watch(own, key, locale(name + '.prototype.' + key, 0));
      }
    }
    for (const key of ['toLocaleUpperCase', 'toLocaleLowerCase']) watch(String.prototype, key, locale('String.prototype.' + key, 0));
    watch(String.prototype, 'localeCompare', locale('String.prototype.localeCompare', 1));
  };

  // Under its identity hash, which V8 does not keep for the global object: a restored one has another.
  const watchKeys = () => {
    for (const { name, prototype } of [Map, WeakMap, Set, WeakSet]) {
      const key = hasOwn(prototype, 'set') ? 'set' : 'add';
      watch(prototype, key, (values) => {
        if (values[0] === globalThis) note('GLOBAL_KEY', name);
      });
    }
  };

  const absent = (name) => note(laterThere[name] === true ? 'DEFERRED' : 'MISSING', name);

  // For stand-ins of things that are made on first use (builder/defer), which take it away.
  const EAR = Symbol.for('snapforge.ear');
  const listen = () => {
    defineProperty(globalThis, EAR, only({ value: note, configurable: true }));
  };

  // Once the prelude is there, whose own questions are nobody's business.
  // timers: whether none fires while a snapshot is made.
  const arm = (timers = true) => {
    deleteProperty(globalThis, EAR);
    watchLocale();
    watchKeys();
    for (const name of timers ? ['setTimeout', 'setInterval', 'setImmediate'] : []) {
      const timer = globalThis[name];
      if (typeof timer === 'function') {
        standIn(globalThis, name, (...values) => {
          note('TIMER', name);
          return apply(timer, undefined, values);
        });
      }
    }
    const signals = timers ? globalThis.AbortSignal : undefined;
    if (typeof signals?.timeout === 'function') {
      const { timeout } = signals;
      standIn(signals, 'timeout', (...values) => {
        note('TIMER', 'AbortSignal.timeout');
        return apply(timeout, signals, values);
      });
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
          // Here, because it stands in the target: see stand-ins.js.
          if (key === 'SharedArrayBuffer') note('STAND_IN', key);
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

  // A tab and a line break are what separates fields and lines.
  const clean = (text) => {
    let cleaned = '';
    for (let i = 0; i < text.length; i++) {
      cleaned += text[i] === '\t' || text[i] === '\n' || text[i] === '\r' ? ' ' : text[i];
    }
    return cleaned;
  };
  const report = () => {
    busy = true;
    let text = '';
    for (let i = 0; i < used; i++) {
      const { kind, what, at, count, values } = uses[i];
      // What the bundle looked for and then defined itself is not missing.
      if (kind === 'MISSING' && has(globalThis, what)) continue;
      const fields = [kind, what, at.file, at.line, at.column, count, values];
      for (let j = 0; j < fields.length; j++) {
        text += (j === 0 ? '' : '\t') + clean(textOf(fields[j]));
      }
      text += '\n';
    }
    return text;
  };
  return { arm, listen, report, note, standIn };
};
