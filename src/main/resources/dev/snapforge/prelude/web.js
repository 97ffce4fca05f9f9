"use strict";
(() => {
  var __defProp = Object.defineProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };

  // web/globals.js
  var { defineProperty, getOwnPropertyNames } = Object;
  var define = (values) => {
    for (const name of getOwnPropertyNames(values)) {
      if (typeof values[name] === "function") defineProperty(values[name], "name", { value: name });
      defineProperty(globalThis, name, { value: values[name], writable: true, enumerable: false, configurable: true });
    }
  };
  var shape = (name, type) => {
    for (const holder of [type, type.prototype]) {
      for (const key of getOwnPropertyNames(holder)) {
        if (!/^(constructor|prototype|length|name)$/.test(key) || key === "name" && holder === type.prototype) {
          defineProperty(holder, key, { enumerable: true });
        }
      }
    }
    defineProperty(type.prototype, Symbol.toStringTag, { value: name, configurable: true });
  };
  var expose = (types) => {
    for (const name of getOwnPropertyNames(types)) shape(name, types[name]);
    define(types);
  };
  var constants = (type, values) => {
    for (const name of getOwnPropertyNames(values)) {
      for (const holder of [type, type.prototype]) defineProperty(holder, name, { value: values[name], enumerable: true });
    }
  };

  // web/restore.js
  var waiting = [];
  var registered = 0;
  var isSealed = false;
  var isStarted = false;
  var ends = [];
  var placeOf = (error2) => {
    for (const line of typeof error2?.stack === "string" ? error2.stack.split("\n") : []) {
      const frame = /^ {4}at (?:.* \()?(.+:\d+:\d+)\)?$/.exec(line);
      if (frame !== null && !frame[1].startsWith("snapforge:")) return ` at ${frame[1]}`;
    }
    return "";
  };
  var textOf = (error2) => {
    try {
      return String(error2);
    } catch {
      return "a value that has no text";
    }
  };
  var failure = ({ callback, number }, cause) => {
    const name = typeof callback.name === "string" && callback.name !== "" ? ` (${callback.name})` : "";
    const error2 = new Error(`The callback number ${number}${name} of onRestore failed${placeOf(cause)}: ${textOf(cause)}`, { cause });
    Object.defineProperty(error2, "name", { value: "RestoreError", writable: true, configurable: true });
    return error2;
  };
  var run = (entry) => {
    let result;
    try {
      result = (0, entry.callback)();
    } catch (cause) {
      throw failure(entry, cause);
    }
    if (typeof result?.then !== "function") return;
    const end = Promise.resolve(result).then(
      () => {
      },
      (cause) => {
        throw failure(entry, cause);
      }
    );
    end.catch(() => {
    });
    ends.push(end);
  };
  var seal = () => {
    isSealed = true;
  };
  var runCallbacks = () => {
    if (!isSealed) return;
    isStarted = true;
    while (waiting.length > 0) run(waiting.shift());
  };
  var members = {
    onRestore(callback) {
      if (typeof callback !== "function") throw new TypeError("onRestore takes a function");
      const entry = { callback, number: ++registered };
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
    }
  };

  // web/slots.js
  var slots = /* @__PURE__ */ new Map();
  var building = true;
  var hooks = { environment() {
  }, drain: () => [], sealed: [] };
  var isBuilding = () => building;
  var isBound = (name) => slots.get(name)?.host !== void 0;
  var unbound = (name) => {
    const error2 = new Error(
      `The slot "${name}" is not bound: call globalThis[Symbol.for('snapforge')].bind({ "${name}": function }) once the snapshot is loaded.`
    );
    Object.defineProperty(error2, "name", { value: "SlotUnboundError", writable: true, configurable: true });
    return error2;
  };
  var declare = (name, bound = () => {
  }) => {
    let entry = slots.get(name);
    if (entry === void 0) {
      entry = {
        host: void 0,
        needed: false,
        bound,
        call: (...values) => {
          if (entry.host === void 0) {
            entry.needed = true;
            throw unbound(name);
          }
          return (0, entry.host)(...values);
        }
      };
      slots.set(name, entry);
    }
    return entry.call;
  };
  var need = (name) => {
    slots.get(name).needed = true;
  };
  var snapforge = {
    bind(hosts) {
      const given = Object.entries(hosts);
      for (const [name, host6] of given) {
        if (!slots.has(name)) {
          throw new TypeError(`There is no slot "${name}". The slots are: ${[...slots.keys()].join(", ")}.`);
        }
        if (typeof host6 !== "function") {
          throw new TypeError(
            `The slot "${name}" takes a function, not ${host6 === null ? "null" : typeof host6}. The slots are: ${[...slots.keys()].join(", ")}.`
          );
        }
      }
      for (const [name, host6] of given) slots.get(name).host = host6;
      for (const [name] of given) slots.get(name).bound();
      runCallbacks();
      return [...slots.keys()].filter(isBound);
    },
    slots: () => [...slots.keys()].map((name) => ({ name, bound: isBound(name), needed: slots.get(name).needed })),
    slot(name) {
      if (typeof name !== "string" || name === "") throw new TypeError("A slot has a name: a string that is not empty.");
      const call2 = declare(name);
      need(name);
      return call2;
    },
    seal() {
      building = false;
      seal();
      for (const act of hooks.sealed) act();
    },
    drainConsole: () => hooks.drain(),
    setEnvironment(values) {
      hooks.environment(values);
    },
    ...members
  };
  Object.defineProperty(globalThis, /* @__PURE__ */ Symbol.for("snapforge"), { value: Object.freeze(snapforge) });

  // web/self.js
  define({ self: globalThis });

  // web/inspect.js
  var MAX_DEPTH = 3;
  var MAX_ITEMS = 100;
  var list = (open, items, close) => items.length === 0 ? open + close : `${open} ${items.join(", ")} ${close}`;
  var describe = (value, depth, above) => {
    if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === "bigint") return `${value}n`;
    if (Object.is(value, -0)) return "-0";
    if (typeof value === "function") return `[${/^class\b/.test(String(value)) ? "class" : "Function"}: ${value.name || "(anonymous)"}]`;
    if (typeof value !== "object" || value === null) return String(value);
    if (above.includes(value)) return "[Circular]";
    if (value instanceof Error) return String(value.stack ?? value);
    if (value instanceof Date || value instanceof RegExp) return String(value instanceof Date ? JSON.stringify(value) : value);
    const type = value.constructor?.name ?? "null";
    if (depth > MAX_DEPTH) return `[${type}]`;
    const inner = (item) => describe(item, depth + 1, [...above, value]);
    const first = (items) => [...items].slice(0, MAX_ITEMS);
    if (Array.isArray(value)) return list("[", first(value).map(inner), "]");
    if (ArrayBuffer.isView(value) && Symbol.iterator in value) return list(`${type} [`, first(value).map(inner), "]");
    if (value instanceof Map) return list("Map {", first(value).map(([k2, v2]) => `${inner(k2)} => ${inner(v2)}`), "}");
    if (value instanceof Set) return list("Set {", first(value).map(inner), "}");
    const entries = first(Object.keys(value)).map((key) => `${key}: ${inner(value[key])}`);
    return list(type === "Object" ? "{" : `${type} {`, entries, "}");
  };
  var inspect = (value, depth = 0) => {
    try {
      return describe(value, depth, []);
    } catch {
      return "[what cannot be shown]";
    }
  };
  var format = (values) => {
    let rest = values;
    const parts = [];
    if (typeof values[0] === "string" && values.length > 1) {
      rest = values.slice(1);
      parts.push(
        values[0].replace(/%[sdifjoOc%]/g, (directive) => {
          if (directive === "%%") return "%";
          if (rest.length === 0) return directive;
          const value = rest.shift();
          switch (directive) {
            case "%s":
              return inspect(value);
            case "%d":
            case "%i":
              return String(typeof value === "symbol" ? NaN : parseInt(value, 10));
            case "%f":
              return String(typeof value === "symbol" ? NaN : parseFloat(value));
            case "%c":
              return "";
            default:
              return inspect(value, 1);
          }
        })
      );
    }
    return [...parts, ...rest.map((value) => inspect(value))].join(" ");
  };

  // web/console.js
  var MAX_LINES = 1e3;
  var MAX_LENGTH = 1e4;
  var host = declare("console");
  var counts = /* @__PURE__ */ new Map();
  var starts = /* @__PURE__ */ new Map();
  var clock = Date.now;
  var lines = [];
  var indent = "";
  hooks.drain = () => {
    const drained = lines;
    lines = [];
    return drained;
  };
  var write = (level, values) => {
    const bound = isBound("console");
    if (!bound && (!isBuilding() || lines.length >= MAX_LINES)) return;
    const text = indent + format(values).slice(0, MAX_LENGTH - indent.length);
    if (bound) host(level, text);
    else lines.push({ level, text });
  };
  var elapsed = (label) => `${label}: ${clock() - starts.get(label)} ms`;
  var console = {
    log: (...values) => write("log", values),
    info: (...values) => write("info", values),
    debug: (...values) => write("debug", values),
    warn: (...values) => write("warn", values),
    error: (...values) => write("error", values),
    trace: (...values) => write("debug", ["Trace:", ...values]),
    dir: (value) => write("log", [inspect(value, 1)]),
    dirxml: (...values) => write("log", values),
    table: (value) => write("log", [inspect(value, 1)]),
    assert(condition, ...values) {
      if (!condition) write("error", ["Assertion failed" + (values.length > 0 ? ":" : ""), ...values]);
    },
    count(label = "default") {
      const count = (counts.get(`${label}`) ?? 0) + 1;
      counts.set(`${label}`, count);
      write("info", [`${label}: ${count}`]);
    },
    countReset: (label = "default") => void counts.delete(`${label}`),
    group(...values) {
      if (values.length > 0) write("log", values);
      if (indent.length < 100) indent += "  ";
    },
    groupCollapsed: (...values) => console.group(...values),
    groupEnd() {
      indent = indent.slice(2);
    },
    time: (label = "default") => void starts.set(`${label}`, clock()),
    timeLog(label = "default", ...values) {
      if (starts.has(`${label}`)) write("info", [elapsed(`${label}`), ...values]);
    },
    timeEnd(label = "default") {
      if (starts.has(`${label}`)) write("info", [elapsed(`${label}`)]);
      starts.delete(`${label}`);
    },
    clear() {
    }
  };
  Object.setPrototypeOf(console, {});
  Object.defineProperty(console, Symbol.toStringTag, { value: "console", configurable: true });
  define({ console });

  // web/errors.js
  var CODES = "IndexSize,DOMStringSize,HierarchyRequest,WrongDocument,InvalidCharacter,NoDataAllowed,NoModificationAllowed,NotFound,NotSupported,InUseAttribute,InvalidState,Syntax,InvalidModification,Namespace,InvalidAccess,Validation,TypeMismatch,Security,Network,Abort,URLMismatch,QuotaExceeded,Timeout,InvalidNodeType,DataClone".split(
    ","
  );
  var RETIRED = /* @__PURE__ */ new Set(["DOMStringSize", "NoDataAllowed", "Validation"]);
  var DOMException = class extends Error {
    #message;
    #name;
    constructor(message = "", name = "Error") {
      super(`${message}`);
      this.#message = this.message;
      delete this.message;
      this.#name = `${typeof name === "object" && name !== null ? name.name ?? "Error" : name}`;
    }
    get name() {
      return this.#name;
    }
    get message() {
      return this.#message;
    }
    get code() {
      const name = /^(.+)Error$/.exec(this.#name)?.[1];
      return RETIRED.has(name) ? 0 : CODES.indexOf(name) + 1;
    }
  };
  var codes = {};
  CODES.forEach((name, index) => {
    codes[`${name.replace("InUse", "Inuse").replace(/([a-z]|URL)(?=[A-Z])/g, "$1_").toUpperCase()}_ERR`] = index + 1;
  });
  var reportError = (error2) => {
    const handler2 = Object.getOwnPropertyDescriptor(globalThis, "onerror")?.value;
    if (typeof handler2 === "function") handler2(String(error2?.message ?? error2), "", 0, 0, error2);
    else globalThis.console.error(error2);
  };
  expose({ DOMException });
  constants(DOMException, codes);
  define({ reportError });

  // web/microtasks.js
  var done = Promise.resolve();
  function queueMicrotask2(callback) {
    if (typeof callback !== "function") throw new TypeError("queueMicrotask takes a function");
    done.then(() => callback()).catch(reportError);
  }
  define({ queueMicrotask: queueMicrotask2 });

  // web/timers.js
  var timers = /* @__PURE__ */ new Map();
  var last = 0;
  var timerKind = (setter, clearer, repeats, delayed = true) => {
    const hostClear = declare(clearer);
    const start = (id, timer) => {
      timer.waiting = false;
      const fire2 = () => {
        if (timers.get(id) !== timer) return;
        if (!repeats) timers.delete(id);
        timer.callback(...timer.values);
      };
      timer.handle = delayed ? hostSet(fire2, timer.delay) : hostSet(fire2);
    };
    const hostSet = declare(setter, () => {
      for (const [id, timer] of timers) if (timer.waiting && timer.setter === setter) start(id, timer);
    });
    const set2 = (callback, delay, values) => {
      if (typeof callback !== "function") throw new TypeError(`${setter} takes a function`);
      if (!isBound(setter) && !isBuilding()) hostSet();
      const timer = { setter, clear: clearer, hostClear, callback, values, delay: Math.max(0, Number(delay) || 0), waiting: true };
      const id = ++last;
      timers.set(id, timer);
      if (isBound(setter)) start(id, timer);
      else need(setter);
      return id;
    };
    return set2;
  };
  var clear = (id) => {
    const timer = timers.get(id);
    if (timer === void 0) return;
    timers.delete(id);
    if (!timer.waiting && isBound(timer.clear)) timer.hostClear(timer.handle);
  };
  var once = timerKind("setTimeout", "clearTimeout", false);
  var again = timerKind("setInterval", "clearInterval", true);
  function setTimeout(callback, delay = 0, ...values) {
    return once(callback, delay, values);
  }
  function setInterval(callback, delay = 0, ...values) {
    return again(callback, delay, values);
  }
  function clearTimeout(id) {
    clear(id);
  }
  function clearInterval(id) {
    clear(id);
  }
  define({ setTimeout, setInterval, clearTimeout, clearInterval });

  // web/events.js
  var clock2 = Date.now;
  var states = /* @__PURE__ */ new WeakMap();
  var fired;
  var trust = Object.getOwnPropertyDescriptor({ get isTrusted() {
    return states.get(this)?.trusted ?? false;
  } }, "isTrusted");
  var Event = class {
    #type;
    #init;
    #time;
    constructor(type, { bubbles = false, cancelable = false, composed = false } = {}) {
      if (arguments.length === 0) throw new TypeError("An event has a type");
      this.#type = `${type}`;
      this.#init = { bubbles: Boolean(bubbles), cancelable: Boolean(cancelable), composed: Boolean(composed) };
      this.#time = isBuilding() ? 0 : clock2();
      Object.defineProperty(this, "isTrusted", { get: trust.get, enumerable: true });
      states.set(this, { target: null, trusted: false, phase: 0, stopped: false, stoppedNow: false, prevented: false, passive: false });
    }
    get type() {
      return this.#type;
    }
    get target() {
      return states.get(this).target;
    }
    get srcElement() {
      return this.target;
    }
    get currentTarget() {
      return states.get(this).phase === 0 ? null : this.target;
    }
    get eventPhase() {
      return states.get(this).phase;
    }
    get bubbles() {
      return this.#init.bubbles;
    }
    get cancelable() {
      return this.#init.cancelable;
    }
    get composed() {
      return this.#init.composed;
    }
    get defaultPrevented() {
      return states.get(this).prevented;
    }
    get returnValue() {
      return !this.defaultPrevented;
    }
    set returnValue(value) {
      if (!value) this.preventDefault();
    }
    get cancelBubble() {
      return states.get(this).stopped;
    }
    set cancelBubble(value) {
      if (value) this.stopPropagation();
    }
    get timeStamp() {
      return this.#time;
    }
    composedPath() {
      return states.get(this).phase === 0 ? [] : [this.target];
    }
    stopPropagation() {
      states.get(this).stopped = true;
    }
    stopImmediatePropagation() {
      const state = states.get(this);
      state.stopped = state.stoppedNow = true;
    }
    initEvent(type, bubbles = false, cancelable = false) {
      const state = states.get(this);
      if (state.phase !== 0) return;
      this.#type = `${type}`;
      this.#init = { ...this.#init, bubbles: Boolean(bubbles), cancelable: Boolean(cancelable) };
      Object.assign(state, { target: null, trusted: false, stopped: false, stoppedNow: false, prevented: false });
    }
    preventDefault() {
      const state = states.get(this);
      if (this.#init.cancelable && !state.passive) state.prevented = true;
    }
  };
  var CustomEvent = class extends Event {
    #detail;
    constructor(type, init = {}) {
      super(type, init);
      this.#detail = init.detail ?? null;
    }
    get detail() {
      return this.#detail;
    }
  };
  var EventTarget = class _EventTarget {
    #listeners = [];
    addEventListener(type, callback, options) {
      const { capture = false, once: once2 = false, passive = false, signal } = typeof options === "object" && options !== null ? options : { capture: options };
      if (signal !== void 0 && !(signal instanceof _EventTarget)) throw new TypeError("signal is an AbortSignal");
      if (callback === null || callback === void 0 || signal?.aborted) return;
      const name = `${type}`;
      const capturing = Boolean(capture);
      if (this.#find(name, callback, capturing) >= 0) return;
      this.#listeners.push({ type: name, callback, capture: capturing, once: once2, passive });
      signal?.addEventListener("abort", () => this.removeEventListener(name, callback, capturing));
    }
    removeEventListener(type, callback, options) {
      const capture = Boolean(typeof options === "object" && options !== null ? options.capture : options);
      const at2 = this.#find(`${type}`, callback, capture);
      if (at2 >= 0) this.#listeners.splice(at2, 1)[0].removed = true;
    }
    dispatchEvent(event) {
      const state = states.get(event);
      if (state === void 0) throw new TypeError("dispatchEvent takes an Event");
      if (state.phase !== 0) throw new DOMException("The event is being dispatched", "InvalidStateError");
      state.trusted = fired === event;
      state.target = this;
      state.phase = 2;
      for (const listener of this.#listeners.filter(({ type }) => type === event.type)) {
        if (state.stoppedNow) break;
        if (listener.removed) continue;
        if (listener.once) this.removeEventListener(event.type, listener.callback, listener.capture);
        state.passive = listener.passive;
        try {
          if (typeof listener.callback === "function") listener.callback.call(this, event);
          else listener.callback.handleEvent(event);
        } catch (error2) {
          reportError(error2);
        }
      }
      state.phase = 0;
      state.passive = state.stopped = state.stoppedNow = false;
      return !state.prevented;
    }
    #find(name, callback, capture) {
      return this.#listeners.findIndex((one) => one.type === name && one.callback === callback && one.capture === capture);
    }
  };
  var { dispatchEvent } = EventTarget.prototype;
  var fire = (target, event) => {
    fired = event;
    dispatchEvent.call(target, event);
  };
  var handler = (type, name) => {
    const current = /* @__PURE__ */ new WeakMap();
    Object.defineProperty(type.prototype, `on${name}`, {
      get() {
        return current.get(this)?.value ?? null;
      },
      set(value) {
        const callback = typeof value === "function" ? value : null;
        const before = current.get(this);
        if (before !== void 0) before.value = callback;
        else {
          const holder = { value: callback };
          current.set(this, holder);
          this.addEventListener(name, (event) => holder.value?.call(this, event));
        }
      },
      enumerable: true,
      configurable: true
    });
  };
  expose({ Event, CustomEvent, EventTarget });
  constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });

  // web/performance.js
  var clock3 = Date.now;
  var host2 = declare("performance.now");
  var origin;
  hooks.sealed.push(() => origin = void 0);
  var startOf = () => origin ??= clock3();
  var Performance = class extends EventTarget {
    get timeOrigin() {
      return isBound("performance.now") ? origin ??= clock3() - host2() : startOf();
    }
    now() {
      if (isBound("performance.now")) return host2();
      const start = startOf();
      return clock3() - start;
    }
    toJSON() {
      return { timeOrigin: this.timeOrigin };
    }
  };
  expose({ Performance });
  var performance = new Performance();
  define({ performance });

  // web/clone.js
  var ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  var { toString } = Object.prototype;
  var cloners = /* @__PURE__ */ new Map();
  cloners.set(DOMException, (error2) => new DOMException(error2.message, error2.name));
  var refuse = (value) => {
    throw new DOMException(`${typeof value === "symbol" ? "A symbol" : toString.call(value)} cannot be cloned`, "DataCloneError");
  };
  var copyView = (value, copy) => {
    const type = value instanceof DataView ? DataView : globalThis[value[Symbol.toStringTag]];
    return new type(copy(value.buffer), value.byteOffset, value.length ?? value.byteLength);
  };
  var copyError = (value, copy) => {
    const type = ERRORS[value.name] ?? Error;
    const result = new type(value.message);
    if (Object.hasOwn(value, "cause")) Object.defineProperty(result, "cause", { value: copy(value.cause), writable: true, configurable: true });
    if (typeof value.stack === "string") Object.defineProperty(result, "stack", { value: value.stack, writable: true, configurable: true });
    return result;
  };
  var copyKnown = (value, copy, remember) => {
    switch (toString.call(value).slice(8, -1)) {
      case "Boolean":
      case "Number":
      case "String":
        return Object(value.valueOf());
      case "BigInt":
        return Object(BigInt.prototype.valueOf.call(value));
      case "Date":
        return new Date(value.getTime());
      case "RegExp":
        return new RegExp(value.source, value.flags);
      case "ArrayBuffer":
        return value.slice(0);
      case "Error":
        return copyError(value, copy);
      case "Map": {
        const result = remember(/* @__PURE__ */ new Map());
        for (const [key, item] of [...value]) result.set(copy(key), copy(item));
        return result;
      }
      case "Set": {
        const result = remember(/* @__PURE__ */ new Set());
        for (const item of [...value]) result.add(copy(item));
        return result;
      }
      case "Array":
      case "Object":
      case "Arguments": {
        const result = remember(Array.isArray(value) ? new Array(value.length) : {});
        for (const key of Object.keys(value)) result[key] = copy(value[key]);
        return result;
      }
      default:
        return refuse(value);
    }
  };
  function structuredClone2(value, { transfer = [] } = {}) {
    if (arguments.length === 0) throw new TypeError("structuredClone takes a value");
    const seen = /* @__PURE__ */ new Map();
    for (const item of transfer) {
      if (toString.call(item) !== "[object ArrayBuffer]" || item.detached || seen.has(item)) refuse(item);
      seen.set(item, void 0);
    }
    const moved = [...seen.keys()];
    for (const buffer of moved) seen.set(buffer, buffer.slice(0));
    const copy = (one) => {
      if (typeof one === "symbol" || typeof one === "function") refuse(one);
      if (typeof one !== "object" || one === null) return one;
      if (seen.has(one)) return seen.get(one);
      const remember = (result2) => {
        seen.set(one, result2);
        return result2;
      };
      if (ArrayBuffer.isView(one)) return remember(copyView(one, copy));
      return remember(cloners.get(one.constructor)?.(one, copy) ?? copyKnown(one, copy, remember));
    };
    const result = copy(value);
    for (const buffer of moved) buffer.transfer(0);
    return result;
  }
  define({ structuredClone: structuredClone2 });

  // web/crypto-key.js
  var proof = {};
  var materialOf;
  var CryptoKey = class {
    #type;
    #extractable;
    #algorithm;
    #usages;
    #material;
    static {
      materialOf = (key) => key.#material;
    }
    constructor(...[given, type, extractable, algorithm, usages, material]) {
      if (given !== proof) throw new TypeError("Keys are made by crypto.subtle");
      this.#type = type;
      this.#extractable = extractable;
      this.#algorithm = algorithm;
      this.#usages = usages;
      this.#material = material;
    }
    get type() {
      return this.#type;
    }
    get extractable() {
      return this.#extractable;
    }
    get algorithm() {
      return this.#algorithm;
    }
    get usages() {
      return this.#usages;
    }
  };
  var newKey = (...parts) => new CryptoKey(proof, ...parts);
  cloners.set(CryptoKey, (key) => newKey(key.type, key.extractable, key.algorithm, [...key.usages], materialOf(key)));
  expose({ CryptoKey });
  var isKey = (value) => value instanceof CryptoKey;
  var failure2 = (name, message) => new DOMException(message, name);

  // web/utf8.js
  var CHUNK = 8192;
  var { fromCharCode } = String;
  var viewOf = (input) => {
    if ((ArrayBuffer.isView(input) ? input.buffer : input)?.detached === true) return new Uint8Array(0);
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    const name = Object.prototype.toString.call(input);
    if (name === "[object ArrayBuffer]" || name === "[object SharedArrayBuffer]") return new Uint8Array(input);
    throw new TypeError("The input is neither an ArrayBuffer nor a view of one");
  };
  var encodeUtf8Into = (text, bytes) => {
    let read = 0;
    let written = 0;
    while (read < text.length) {
      let code = text.charCodeAt(read);
      if (code < 128) {
        if (written >= bytes.length) break;
        bytes[written++] = code;
        read++;
        continue;
      }
      code = text.codePointAt(read);
      const units = code > 65535 ? 2 : 1;
      if (code >= 55296 && code <= 57343) code = 65533;
      const size = code < 2048 ? 2 : code < 65536 ? 3 : 4;
      if (written + size > bytes.length) break;
      bytes[written++] = [192, 224, 240][size - 2] | code >> 6 * (size - 1);
      for (let shift = 6 * (size - 2); shift >= 0; shift -= 6) bytes[written++] = 128 | code >> shift & 63;
      read += units;
    }
    return { read, written };
  };
  var encodeUtf8 = (text) => {
    const bytes = new Uint8Array(text.length * 3);
    return bytes.slice(0, encodeUtf8Into(text, bytes).written);
  };
  var decodeUtf8 = (bytes, fatal, stream) => {
    let text = "";
    let units = [];
    let i2 = 0;
    const put = (code) => {
      if (code > 65535) units.push(55232 + (code >> 10), 56320 | code & 1023);
      else units.push(code);
      if (units.length >= CHUNK) {
        text += fromCharCode(...units);
        units = [];
      }
    };
    while (i2 < bytes.length) {
      const first = bytes[i2++];
      if (first < 128) {
        put(first);
        continue;
      }
      const needed = first >= 194 && first <= 223 ? 1 : first >= 224 && first <= 239 ? 2 : first >= 240 && first <= 244 ? 3 : 0;
      let low = first === 224 ? 160 : first === 240 ? 144 : 128;
      let high = first === 237 ? 159 : first === 244 ? 143 : 191;
      let code = first & 63 >> needed;
      let seen = 0;
      while (seen < needed && i2 < bytes.length && bytes[i2] >= low && bytes[i2] <= high) {
        code = code << 6 | bytes[i2++] & 63;
        seen++;
        low = 128;
        high = 191;
      }
      if (needed > 0 && seen === needed) put(code);
      else if (needed > 0 && i2 === bytes.length && stream) return { text: text + fromCharCode(...units), rest: seen + 1 };
      else if (fatal) throw new TypeError("The bytes are not UTF-8");
      else put(65533);
    }
    return { text: text + fromCharCode(...units), rest: 0 };
  };

  // lazy:web/parts/subtle.js
  var subtle_default = (prelude) => {
var part=(()=>{var F=Object.defineProperty;var ve=Object.getOwnPropertyDescriptor;var Ke=Object.getOwnPropertyNames;var Te=Object.prototype.hasOwnProperty;var me=(e,t)=>{for(var r in t)F(e,r,{get:t[r],enumerable:!0})},$e=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of Ke(t))!Te.call(e,o)&&o!==r&&F(e,o,{get:()=>t[o],enumerable:!(n=ve(t,o))||n.enumerable});return e};var Oe=e=>$e(F({},"__esModule",{value:!0}),e);var ot={};me(ot,{decrypt:()=>Ve,deriveBits:()=>Ye,deriveKey:()=>et,digest:()=>Xe,encrypt:()=>We,exportKey:()=>xe,generateKey:()=>Ze,importKey:()=>tt,sign:()=>ze,unwrapKey:()=>nt,verify:()=>Je,wrapKey:()=>rt});var re="2a864886f70d010101",ne="2a8648ce3d0201",B={"P-256":"2a8648ce3d030107","P-384":"2b81040022","P-521":"2b81040023"},W={X25519:"2b656e",Ed25519:"2b6570"},S={"P-256":32,"P-384":48,"P-521":66,Ed25519:32,X25519:32},oe=["n","e","d","p","q","dp","dq","qi"],se="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",A=e=>{let t="";for(let r=0;r<e.length;r+=3){let n=e[r]<<16|(e[r+1]??0)<<8|(e[r+2]??0);for(let o=0;o<4&&r+o<=e.length;o++)t+=se[n>>18-6*o&63]}return t},d=e=>{if(typeof e!="string"||/[^\w-]/.test(e)||e.length%4===1)return;let t=new Uint8Array(Math.floor(e.length*3/4)),r=0;for(let n=0,o=0;n<e.length;n++)r=(r<<6|se.indexOf(e[n]))&16777215,n%4>0&&(t[o++]=r>>6-2*(n%4));return t},V=e=>Array.from(e,t=>(t+256).toString(16).slice(1)).join(""),Re=e=>Uint8Array.from(e.match(/../g)??[],t=>parseInt(t,16)),p=(e,...t)=>{let r=t.flatMap(o=>[...o]),n=r.length<128?[r.length]:r.length<256?[129,r.length]:[130,r.length>>8,r.length&255];return Uint8Array.from([e,...n,...r])},z=e=>{let t=0;for(;t<e.length-1&&e[t]===0;)t++;let r=e.subarray(t);return p(2,r.length===0||r[0]>127?[0,...r]:r)},U=e=>p(6,Re(e)),T=e=>{let t=0,r=n=>{if(t>=e.length||n!==void 0&&e[t]!==n)throw new RangeError("unexpected tag");let o=e[t++],s=e[t++];if(s>128){let i=s&127;if(i>3)throw new RangeError("too long");s=0;for(let c=0;c<i;c++)s=s*256+e[t++]}if(!(s>=0)||t+s>e.length)throw new RangeError("too short");return t+=s,{tag:o,value:e.subarray(t-s,t)}};return{next:n=>r(n).value,any:()=>r(),isEnd:()=>t===e.length}},N=(e,t)=>{let r=T(e),n=r.next(t);if(!r.isEnd())throw new RangeError("more behind the end");return T(n)},J=e=>{let t=e.next(2),r=0;for(;r<t.length-1&&t[r]===0;)r++;return A(t.subarray(r))},H=(e,t)=>{let r=S[e];if(t[0]!==4||t.length!==2*r+1)throw new RangeError("not an uncompressed point of the curve");return{x:A(t.subarray(1,r+1)),y:A(t.subarray(r+1))}},I=({x:e,y:t})=>Uint8Array.from([4,...d(e),...d(t)]),ie=e=>{let t=T(e.next(48)),r=V(t.next(6));if(r===re)return{kty:"RSA"};if(r===ne){let n=V(t.next(6));return{kty:"EC",crv:Object.keys(B).find(o=>B[o]===n)}}return{kty:"OKP",crv:Object.keys(W).find(n=>W[n]===r)}},ce=({kty:e,crv:t})=>e==="RSA"?p(48,U(re),[5,0]):e==="EC"?p(48,U(ne),U(B[t])):p(48,U(W[t])),ae=e=>{if(e[0]!==0)throw new RangeError("bits that are not bytes");return e.subarray(1)},fe=e=>{let t=N(e,48),r=ie(t),n=ae(t.next(3));if(r.crv===void 0&&r.kty!=="RSA")return r;if(r.kty==="EC")return{...r,...H(r.crv,n)};if(r.kty==="OKP")return{...r,x:A(n)};let o=N(n,48);return{...r,n:J(o),e:J(o)}},ue=e=>{let{kty:t,n:r,e:n,x:o}=e,s=t==="RSA"?p(48,z(d(r)),z(d(n))):t==="EC"?I(e):d(o);return p(48,ce(e),p(3,[0],s))},he=e=>{let t=N(e,48);t.next(2);let r=ie(t),n=t.next(4);if(r.crv===void 0&&r.kty!=="RSA")return r;if(r.kty==="OKP"){let i=T(n).next(4);if(i.length!==S[r.crv]||n.length!==i.length+2)throw new RangeError("not as long as a key of the curve");return{...r,d:A(i)}}let o=N(n,48);if(o.next(2),r.kty==="RSA"){for(let i of oe)r[i]=J(o);return r}let s=o.next(4);if(s.length!==S[r.crv])throw new RangeError("not as long as a key of the curve");for(r.d=A(s);!o.isEnd();){let{tag:i,value:c}=o.any();if(i===160&&V(T(c).next(6))!==B[r.crv])throw new RangeError("two curves");i===161&&Object.assign(r,H(r.crv,ae(T(c).next(3))))}return r},de=e=>{let{kty:t,d:r}=e,n;return t==="OKP"?n=p(4,d(r)):t==="EC"?n=p(48,[2,1,1],p(4,d(r)),p(161,p(3,[0],I(e)))):n=p(48,[2,1,0],...oe.map(o=>z(d(e[o])))),p(48,[2,1,0],ce(e),p(4,n))};var{ask:x,failure:f,isKey:ee,materialOf:K,newKey:L,decodeUtf8:Pe,encodeUtf8:Ue}=prelude,te={"SHA-1":64,"SHA-256":64,"SHA-384":128,"SHA-512":128},D=["AES-CBC","AES-CTR","AES-GCM","AES-KW"],le=["encrypt","decrypt","sign","verify","deriveKey","deriveBits","wrapKey","unwrapKey"],$={public:["verify"],private:["sign"]},pe={public:[],private:["deriveKey","deriveBits"]},Be={secret:["encrypt","decrypt","wrapKey","unwrapKey"]},X=(e,t)=>({kty:"RSA",usages:e,key:["hash"],generate:["modulusLength","publicExponent","hash"],operations:t}),ye=(e,t)=>({kty:"EC",usages:e,key:["namedCurve"],generate:["namedCurve"],operations:t}),we=(e,t)=>({kty:"OKP",usages:e,key:[],generate:[],operations:t}),j=e=>({kty:"oct",usages:Be,key:[],generate:["aesLength"],operations:{encrypt:e,decrypt:e},length:["aesLength"]}),g={__proto__:null,HMAC:{kty:"oct",usages:{secret:["sign","verify"]},key:["hash","length?"],generate:["hash","length?"],operations:{sign:[],verify:[]},length:["hash","length?"]},"AES-CBC":j(["iv"]),"AES-CTR":j(["counter","counterLength"]),"AES-GCM":j(["iv","additionalData?","tagLength?"]),"AES-KW":{...j([]),usages:{secret:["wrapKey","unwrapKey"]},operations:{wrap:[],unwrap:[]}},PBKDF2:{kty:"oct",usages:{secret:["deriveKey","deriveBits"]},key:[],operations:{derive:["hash","salt","iterations"]},length:[]},HKDF:{kty:"oct",usages:{secret:["deriveKey","deriveBits"]},key:[],operations:{derive:["hash","salt","info"]},length:[]},"RSASSA-PKCS1-v1_5":X($,{sign:[],verify:[]}),"RSA-PSS":X($,{sign:["saltLength"],verify:["saltLength"]}),"RSA-OAEP":X({public:["encrypt","wrapKey"],private:["decrypt","unwrapKey"]},{encrypt:["label?"],decrypt:["label?"]}),ECDSA:ye($,{sign:["hash"],verify:["hash"]}),ECDH:ye(pe,{derive:["public"]}),Ed25519:we($,{sign:[],verify:[]}),X25519:we(pe,{derive:["public"]})};for(let e of Object.keys(te))g[e]={operations:{digest:[]}};var O=e=>typeof e=="object"&&e!==null||typeof e=="function",b=e=>{let t=ArrayBuffer.isView(e)?e.buffer:e;if(Object.prototype.toString.call(t)!=="[object ArrayBuffer]")throw new TypeError("The data are an ArrayBuffer or a view of one");return ArrayBuffer.isView(e)?new Uint8Array(t,e.byteOffset,e.byteLength).slice():new Uint8Array(t).slice()},k=(e,t)=>{let r=Math.trunc(Number(e));if(!(r>=0&&r<=t))throw new TypeError(`${String(e)} is not an integer from 0 to ${t}`);return r},Ne=e=>{if(O(e)&&e.name===void 0)throw new TypeError("An algorithm has a name");return`${O(e)?e.name:e}`},Ee=(e,t)=>{let r=Ne(e),n=Object.keys(g).find(o=>o.toLowerCase()===r.toLowerCase());if(n===void 0||!t(g[n]))throw f("NotSupportedError",`${r} is not an algorithm for this`);return n},He=e=>Ee(e,t=>t.operations.digest!==void 0),Ie={hash:e=>He(e),namedCurve:e=>`${e}`,length:e=>k(e,4294967295),aesLength:e=>k(e,65535),counterLength:e=>k(e,255),tagLength:e=>k(e,255),saltLength:e=>k(e,4294967295),iterations:e=>k(e,4294967295),modulusLength:e=>k(e,4294967295),publicExponent:e=>{if(Object.prototype.toString.call(e)!=="[object Uint8Array]")throw new TypeError("publicExponent is a Uint8Array");return e.slice()},public:e=>{if(!ee(e))throw new TypeError("public is a key");return e}},ge=(e,t,r)=>{let n=Ee(e,t),o={name:n};for(let s of r(g[n])){let i=s.replace("?",""),c=i==="aesLength"||i==="counterLength"?"length":i,u=O(e)?e[c]:void 0;if(u!==void 0)o[c]=(Ie[i]??b)(u);else if(!s.endsWith("?"))throw new TypeError(`${n} needs ${c}`)}return o},C=(e,t)=>ge(e,r=>r.operations[t]!==void 0,r=>r.operations[t]),M=(e,t)=>ge(e,r=>r[t]!==void 0,r=>r[t]),Q=e=>{if(!O(e)||e[Symbol.iterator]===void 0)throw new TypeError("The usages are a sequence");let t=Array.from(e,n=>`${n}`),r=t.find(n=>!le.includes(n));if(r!==void 0)throw new TypeError(`${r} is not a usage of keys`);return le.filter(n=>t.includes(n))},je=(e,t,r)=>{let n=g[e].usages[t]??[],o=r.find(s=>!n.includes(s));if(o!==void 0)throw f("SyntaxError",`A ${t} key of ${e} is not for ${o}`);if(t!=="public"&&r.length===0)throw f("SyntaxError",`A ${t} key needs a usage`)},v=(e,{name:t},r)=>{if(!ee(e))throw new TypeError("The key is a CryptoKey");if(e.algorithm.name!==t)throw f("InvalidAccessError",`The key is one of ${e.algorithm.name}, not of ${t}`);if(!e.usages.includes(r))throw f("InvalidAccessError",`The key is not for ${r}`)},y=e=>f("DataError",e),E=e=>f("OperationError",e),Se=(e,t)=>t in S&&e==="EC"===t.startsWith("P-"),R=({public:e,...t},r)=>({...r?.algorithm.hash&&{hash:r.algorithm.hash.name},...t}),Le=({kty:e,crv:t,x:r,y:n,n:o,e:s})=>Object.fromEntries(Object.entries({kty:e,crv:t,x:r,y:n,n:o,e:s}).filter(([,i])=>i!==void 0)),P=e=>(ArrayBuffer.isView(e)?new Uint8Array(e.buffer,e.byteOffset,e.byteLength):new Uint8Array(e)).slice().buffer,_=async(e,t,r,n)=>{let{name:o}=t;if(o==="AES-CBC"&&t.iv.length!==16)throw E("iv has 16 bytes");if(o==="AES-CTR"&&t.counter.length!==16)throw E("counter has 16 bytes");if(o==="AES-CTR"&&!(t.length>=1&&t.length<=128))throw E("length is from 1 to 128");if(o==="AES-GCM"&&![32,64,96,104,112,120,128].includes(t.tagLength??=128))throw E(`a tag of ${t.tagLength} bits is none of AES-GCM`);if(o==="AES-GCM"&&e==="decrypt"&&n.length*8<t.tagLength)throw E("The data are shorter than their tag");if(o==="RSA-OAEP"&&r.type!==(e==="encrypt"?"public":"private"))throw f("InvalidAccessError",`The key is ${r.type}`);return P(await x({operation:e,algorithm:R(t,r),key:K(r),data:n}))},Ae=async(e,t,r)=>{let{name:n}=e,o=e.public;if(o===void 0){if(r===null||r%8!==0)throw E("The length is a multiple of 8");if(e.iterations===0)throw E("iterations is at least 1");if(r===0)return new ArrayBuffer(0);if(n==="HKDF"&&r/8>255*{"SHA-1":20,"SHA-256":32,"SHA-384":48,"SHA-512":64}[e.hash])throw E("The length is too large");return P(await x({operation:"deriveBits",algorithm:R(e),key:K(t),length:r}))}if(t.type!=="private")throw f("InvalidAccessError","The key is not private");if(o.type!=="public")throw f("InvalidAccessError","public is not a public key");if(o.algorithm.name!==n)throw f("InvalidAccessError",`public is a key of ${o.algorithm.name}`);if(o.algorithm.namedCurve!==t.algorithm.namedCurve)throw f("InvalidAccessError","The keys are on two curves");let s=P(await x({operation:"deriveBits",algorithm:R(e),key:K(t),publicKey:K(o)}));if(r===null)return s;if(s.byteLength*8<r)throw E(`There are ${s.byteLength*8} bits, not ${r}`);let i=new Uint8Array(s,0,Math.ceil(r/8)).slice();return r%8!==0&&(i[i.length-1]&=255<<8-r%8),i.buffer},Z=(e,{kty:t,crv:r,n,e:o,k:s})=>{let{name:i,hash:c,length:u}=e;if(t==="RSA"){let h=d(n);return{name:i,modulusLength:h.length*8-Math.clz32(h[0])+24,publicExponent:d(o),hash:{name:c}}}return t==="EC"?{name:i,namedCurve:r}:i==="HMAC"?{name:i,hash:{name:c},length:u??d(s).length*8}:D.includes(i)?{name:i,length:d(s).length*8}:{name:i}},G={raw:["oct","EC","OKP"],jwk:["oct","EC","OKP","RSA"],spki:["EC","OKP","RSA"],pkcs8:["EC","OKP","RSA"]},Me={oct:["k"],EC:["x","y","d?"],OKP:["x","d?"],RSA:["n","e","d?","p?","q?","dp?","dq?","qi?"]},be=({name:e,hash:t,length:r,namedCurve:n})=>{let o=t?.name?.slice(4)??t?.slice(4);return e==="HMAC"?`HS${o}`:e.startsWith("AES")?`A${r}${e.slice(4)}`:e==="RSASSA-PKCS1-v1_5"?`RS${o}`:e==="RSA-PSS"?`PS${o}`:e==="RSA-OAEP"?`RSA-OAEP${o==="1"?"":`-${o}`}`:void 0},Ge=(e,t,r,n)=>{if(!O(e)||ArrayBuffer.isView(e)||e instanceof ArrayBuffer)throw new TypeError("A key of the format jwk is an object");let{kty:o}=g[t.name];if(e.kty!==o)throw y(`kty is ${o}`);let s={kty:o};(o==="EC"||o==="OKP")&&(s.crv=e.crv);for(let h of Me[o]){let l=h.replace("?",""),a=e[l];if(a===void 0&&(!h.endsWith("?")||o==="RSA"&&e.d!==void 0))throw y(`${l} is missing`);if(a===void 0)continue;let w=d(a);if(w===void 0)throw y(`${l} is not base64url`);if(s.crv in S&&w.length!==S[s.crv])throw y(`${l} has ${S[s.crv]} bytes on ${s.crv}`);s[l]=a}if(e.oth!==void 0)throw f("NotSupportedError","Keys of more than two primes are not supported");let i=t.name==="HMAC"||g[t.name].usages===$?"sig":"enc";if(n.length>0&&e.use!==void 0&&e.use!==i)throw y(`use is ${i}`);if(e.key_ops!==void 0&&n.some(h=>!e.key_ops.includes(h)))throw y("key_ops has fewer usages");if(e.ext===!1&&r)throw y("ext is false");let c=s.k===void 0?void 0:d(s.k).length*8,u=be({...t,length:c});if(e.alg!==void 0&&u!==void 0&&e.alg!==u)throw y(`alg is ${u}`);if(t.name==="Ed25519"&&e.alg!==void 0&&!["EdDSA","Ed25519"].includes(e.alg))throw y("alg is Ed25519");return s},De=(e,{name:t,namedCurve:r})=>{let{kty:n}=g[t];if(n==="EC")return{kty:n,crv:r,...H(r,e)};if(n==="OKP"&&e.length!==S[t])throw y(`A raw key of ${t} has ${S[t]} bytes`);return n==="OKP"?{kty:n,crv:t,x:A(e)}:{kty:n,k:A(e)}},Qe=e=>e.kty==="oct"?"secret":e.d===void 0?"public":"private",_e=(e,t,r,n,o)=>{try{return e==="jwk"?Ge(t,r,n,o):e==="raw"?De(t,r):e==="spki"?fe(t):he(t)}catch(s){throw s instanceof RangeError?y(`The key is not ${e}: ${s.message}`):s}},Ce=async(e,t,r,n,o)=>{let{name:s,namedCurve:i}=r,{kty:c}=g[s];if(!G[e].includes(c))throw f("NotSupportedError",`Keys of ${s} have no format ${e}`);if(c==="EC"&&!Se(c,i))throw f("NotSupportedError",`There is no curve ${i}`);let u=e==="jwk"?Qe({kty:c,d:t?.d}):c==="oct"?"secret":e==="pkcs8"?"private":"public",h=g[s].usages[u],l=o.find(w=>!h.includes(w));if(l!==void 0)throw f("SyntaxError",`A ${u} key of ${s} is not for ${l}`);if((s==="PBKDF2"||s==="HKDF")&&(e!=="raw"||n))throw e==="raw"?f("SyntaxError",`Keys of ${s} are not extractable`):f("NotSupportedError",`Keys of ${s} are raw`);let a=_e(e,t,r,n,o);if(a.kty!==c||c==="EC"&&a.crv!==i||c==="OKP"&&a.crv!==s)throw y(`The key is not one of ${s}`);if(c==="oct"){let w=d(a.k).length*8;if(D.includes(s)&&![128,192,256].includes(w))throw y(`A key of ${s} has 128, 192 or 256 bits`);if(s==="HMAC"&&w===0)throw y("A key of HMAC is not empty");if(s==="HMAC"&&r.length!==void 0&&!(r.length<=w&&r.length>w-8))throw y("length is not that of the key")}else a={...await x({operation:"importKey",algorithm:r,key:a})};return je(s,u,o),L(u,!!n,Z(r,a),o,a)},Y=async(e,t,r,n,o)=>{let s=`${e}`;if(!Object.hasOwn(G,s))throw new TypeError(`${s} is not a format of keys`);let i=Q(o),c=M(r,"key");return Ce(s,s==="jwk"?t:b(t),c,n,i)},qe=(e,t)=>{let r=K(t),{kty:n}=r;if(!Object.hasOwn(G,e))throw new TypeError(`${e} is not a format of keys`);if(!G[e].includes(n)||t.algorithm.name==="PBKDF2"||t.algorithm.name==="HKDF")throw f("NotSupportedError",`Keys of ${t.algorithm.name} have no format ${e}`);if(!t.extractable)throw f("InvalidAccessError","The key is not extractable");if(e==="jwk"){let o=be(t.algorithm);return{...r,...o&&{alg:o},key_ops:[...t.usages],ext:t.extractable}}if(n!=="oct"&&t.type!==(e==="pkcs8"?"private":"public"))throw f("InvalidAccessError",`The key is ${t.type}`);return e==="spki"?ue(r).buffer:e==="pkcs8"?de(r).buffer:(n==="oct"?d(r.k):n==="EC"?I(r):d(r.x)).buffer},Fe=async(e,t,r)=>{let{name:n,namedCurve:o,length:s}=e,{kty:i,usages:c}=g[n];if(i==="RSA"&&![3,65537].includes(e.publicExponent.reduce((m,q)=>m*256+q,0)))throw E("publicExponent is 3 or 65537");let u=r.find(m=>!Object.values(c).flat().includes(m));if(u!==void 0)throw f("SyntaxError",`Keys of ${n} are not for ${u}`);if(D.includes(n)&&![128,192,256].includes(s))throw E(`Keys of ${n} have 128, 192 or 256 bits`);if(n==="HMAC"&&s===0)throw E("A key of HMAC is not empty");if(i==="EC"&&!Se(i,o))throw f("NotSupportedError",`There is no curve ${o}`);let h=m=>r.filter(q=>c[m].includes(q));if((i==="oct"?r:h("private")).length===0)throw f("SyntaxError","A key needs a usage");let l=n==="HMAC"?s??te[e.hash]*8:s,a={...await x({operation:"generateKey",algorithm:{...e,...l&&{length:l}}})};if(i==="oct")return L("secret",!!t,Z({...e,length:l},a),r,a);let w=Z(e,a);return{publicKey:L("public",!0,w,h("public"),Le(a)),privateKey:L("private",!!t,{...w},h("private"),a)}},ke=(e,t,r)=>{try{return C(e,t)}catch(n){if(n?.name!=="NotSupportedError")throw n;return C(e,r)}},We=async(e,t,r)=>{let n=C(e,"encrypt"),o=b(r);return v(t,n,"encrypt"),_("encrypt",n,t,o)},Ve=async(e,t,r)=>{let n=C(e,"decrypt"),o=b(r);return v(t,n,"decrypt"),_("decrypt",n,t,o)},ze=async(e,t,r)=>{let n=C(e,"sign"),o=b(r);return v(t,n,"sign"),P(await x({operation:"sign",algorithm:R(n,t),key:K(t),data:o}))},Je=async(e,t,r,n)=>{let o=C(e,"verify"),[s,i]=[b(r),b(n)];return v(t,o,"verify"),await x({operation:"verify",algorithm:R(o,t),key:K(t),signature:s,data:i})===!0},Xe=async(e,t)=>{let r=C(e,"digest");return P(await x({operation:"digest",algorithm:r,data:b(t)}))},Ze=async(e,t,r)=>{let n=Q(r);return Fe(M(e,"generate"),t,n)},Ye=async(e,t,r=null)=>{let n=C(e,"derive");return v(t,n,"deriveBits"),Ae(n,t,r===null?null:k(r,4294967295))},et=async(e,t,r,n,o)=>{let s=Q(o),i=C(e,"derive"),c=M(r,"key"),{hash:u,length:h}=M(r,"length");if(v(t,i,"deriveKey"),D.includes(c.name)&&![128,192,256].includes(h))throw E(`Keys of ${c.name} have 128, 192 or 256 bits`);let l=c.name==="HMAC"?h??te[u]*8:h??null,a=new Uint8Array(await Ae(i,t,l));return Ce("raw",a,c,n,s)},tt=Y,xe=async(e,t)=>{if(!ee(t))throw new TypeError("The key is a CryptoKey");return qe(`${e}`,t)},rt=async(e,t,r,n)=>{let o=ke(n,"wrap","encrypt");v(r,o,"wrapKey");let s=await xe(e,t),i=`${e}`=="jwk"?Ue(JSON.stringify(s)):new Uint8Array(s);if(o.name==="AES-KW"&&i.length%8!==0)throw E("AES-KW wraps a multiple of 8 bytes");return _("encrypt",o,r,i)},nt=async(e,t,r,n,o,s,i)=>{let c=Q(i),u=ke(n,"unwrap","decrypt"),h=b(t);v(r,u,"unwrapKey");let l=await _("decrypt",u,r,h);if(`${e}`!="jwk")return Y(e,l,o,s,c);let a;try{a=JSON.parse(Pe(new Uint8Array(l),!0,!1).text)}catch(w){throw y(`The key is not JSON: ${w.message}`)}return Y(e,a,o,s,c)};return Oe(ot);})();
return part;
};

  // web/subtle.js
  var NAMES = /^(NotSupported|Data|Operation|InvalidAccess)Error$/;
  var host3 = declare("crypto.subtle");
  var part;
  var refuse2 = (message, cause) => {
    const error2 = failure2("NotSupportedError", message);
    Object.defineProperty(error2, "cause", { value: cause, writable: true, configurable: true });
    throw error2;
  };
  var ask = async (request) => {
    try {
      return await host3(request);
    } catch (error2) {
      if (error2?.name === "SlotUnboundError") refuse2(`crypto.subtle needs its host. ${error2.message}`, error2);
      const message = String(error2?.message ?? error2);
      const [, name, rest] = /^(\w+Error): ([^]*)$/.exec(message) ?? [void 0, error2?.name, message];
      throw NAMES.test(name) ? failure2(name, rest) : failure2("OperationError", message);
    }
  };
  var call = async (operation, values, needed) => {
    if (isBuilding()) {
      refuse2("crypto.subtle is of restored runtimes only: a key in a snapshot would be one that all who have it can read. Use it in a callback of onRestore.");
    }
    if (values.length < needed) throw new TypeError(`${operation} takes ${needed} arguments`);
    part ??= subtle_default({ ask, failure: failure2, isKey, materialOf, newKey, decodeUtf8, encodeUtf8 });
    return part[operation](...values);
  };
  var proof2 = {};
  var SubtleCrypto = class {
    constructor(...[given]) {
      if (given !== proof2) throw new TypeError("There is one SubtleCrypto: crypto.subtle");
    }
  };
  var METHODS = {
    encrypt: 3,
    decrypt: 3,
    sign: 3,
    verify: 4,
    digest: 2,
    generateKey: 3,
    deriveKey: 5,
    deriveBits: 2,
    importKey: 5,
    exportKey: 2,
    wrapKey: 4,
    unwrapKey: 7
  };
  for (const [name, length] of Object.entries(METHODS)) {
    const method = {
      [name](...values) {
        return this === subtle ? call(name, values, length) : Promise.reject(new TypeError(`${name} is a method of crypto.subtle`));
      }
    }[name];
    Object.defineProperty(method, "length", { value: length, configurable: true });
    Object.defineProperty(SubtleCrypto.prototype, name, { value: method, writable: true, configurable: true });
  }
  expose({ SubtleCrypto });
  var subtle = new SubtleCrypto(proof2);

  // web/crypto.js
  var MAX_BYTES = 65536;
  var INTEGERS = /^(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64)Array$/;
  var host4 = declare("crypto.getRandomValues");
  var random = Math.random;
  var tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  var fill = (view) => {
    if (isBound("crypto.getRandomValues") || !isBuilding()) {
      host4(view);
      return;
    }
    for (let i2 = 0; i2 < view.length; i2++) view[i2] = random() * 256;
  };
  var Crypto = class {
    get subtle() {
      return subtle;
    }
    getRandomValues(array) {
      if (!ArrayBuffer.isView(array) || !INTEGERS.test(tag.call(array))) {
        throw new DOMException("getRandomValues takes an array of integers", "TypeMismatchError");
      }
      if (array.byteLength > MAX_BYTES) {
        throw new DOMException(`${array.byteLength} bytes are more than ${MAX_BYTES}`, "QuotaExceededError");
      }
      fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      return array;
    }
    // RFC 9562, 5.4.
    randomUUID() {
      const bytes = this.getRandomValues(new Uint8Array(16));
      bytes[6] = bytes[6] & 15 | 64;
      bytes[8] = bytes[8] & 63 | 128;
      let text = "";
      for (let i2 = 0; i2 < 16; i2++) text += (/^(4|6|8|10)$/.test(i2) ? "-" : "") + (bytes[i2] + 256).toString(16).slice(1);
      return text;
    }
  };
  expose({ Crypto });
  define({ crypto: new Crypto() });

  // web/base64.js
  var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  var wrong = (why) => new DOMException(why, "InvalidCharacterError");
  function btoa(data) {
    const text = `${data}`;
    let result = "";
    for (let i2 = 0; i2 < text.length; i2 += 3) {
      let bits = 0;
      for (let j2 = i2; j2 < i2 + 3; j2++) {
        const code = j2 < text.length ? text.charCodeAt(j2) : 0;
        if (code > 255) throw wrong(`the character at ${j2} is not one of Latin-1`);
        bits = bits << 8 | code;
      }
      for (let j2 = 0; j2 < 4; j2++) {
        result += i2 + j2 > text.length ? "=" : ALPHABET[bits >> 18 - 6 * j2 & 63];
      }
    }
    return result;
  }
  function atob(data) {
    let text = `${data}`.replace(/[\t\n\f\r ]/g, "");
    if (text.length % 4 === 0) text = text.replace(/==?$/, "");
    if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw wrong("the text is not base64");
    let result = "";
    let bits = 0;
    for (let i2 = 0; i2 < text.length; i2++) {
      bits = (bits << 6 | ALPHABET.indexOf(text[i2])) & 16777215;
      if (i2 % 4 > 0) result += String.fromCharCode(bits >> 6 - 2 * (i2 % 4) & 255);
    }
    return result;
  }
  define({ atob, btoa });

  // web/encoding.js
  var UTF8 = /^(unicode-1-1-utf-8|unicode11utf8|unicode20utf8|utf-?8|x-unicode20utf8)$/;
  var UTF16 = /^(csunicode|iso-10646-ucs-2|ucs-2|unicode|unicodefeff|utf-16(le)?)$/;
  var UTF16_BE = /^(unicodefffe|utf-16be)$/;
  var LATIN1 = /^(ansi_x3\.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-?8859-?1|iso-ir-100|iso_8859-1(:1987)?|l1|latin1|us-ascii|(windows-|x-cp)1252)$/;
  var WINDOWS = "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";
  var TextEncoder = class {
    get encoding() {
      return "utf-8";
    }
    encode(text = "") {
      return encodeUtf8(`${text}`);
    }
    encodeInto(text, array) {
      if (!ArrayBuffer.isView(array) || array[Symbol.toStringTag] !== "Uint8Array") throw new TypeError("encodeInto fills a Uint8Array");
      return encodeUtf8Into(`${text}`, array);
    }
  };
  var windows1252 = (bytes) => {
    let text = "";
    for (const byte of bytes) text += byte >= 128 && byte < 160 ? WINDOWS[byte - 128] : String.fromCharCode(byte);
    return { text, rest: 0 };
  };
  var utf16 = (low) => (bytes, fatal, stream) => {
    const whole = bytes.length & ~1;
    let text = "";
    for (let i2 = 0; i2 < whole; i2 += 2) text += String.fromCharCode(bytes[i2 + low] | bytes[i2 + 1 - low] << 8);
    let rest = bytes.length - whole;
    if (stream && /[\ud800-\udbff]$/.test(text)) {
      text = text.slice(0, -1);
      rest += 2;
    }
    if (fatal && !(text.isWellFormed() && (stream || rest === 0))) throw new TypeError("The bytes are not UTF-16");
    text = text.toWellFormed();
    return stream ? { text, rest } : { text: rest > 0 ? text + "\uFFFD" : text, rest: 0 };
  };
  var TextDecoder = class {
    #encoding;
    #decode;
    #fatal;
    #ignoreBom;
    #kept = new Uint8Array(0);
    #atStart = true;
    constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
      const name = `${label}`.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "").toLowerCase();
      if (UTF8.test(name)) [this.#encoding, this.#decode] = ["utf-8", decodeUtf8];
      else if (UTF16.test(name)) [this.#encoding, this.#decode] = ["utf-16le", utf16(0)];
      else if (UTF16_BE.test(name)) [this.#encoding, this.#decode] = ["utf-16be", utf16(1)];
      else if (LATIN1.test(name)) [this.#encoding, this.#decode] = ["windows-1252", windows1252];
      else throw new RangeError(`The encoding "${label}" is not one of utf-8, utf-16le, utf-16be, windows-1252`);
      this.#fatal = Boolean(fatal);
      this.#ignoreBom = Boolean(ignoreBOM);
    }
    get encoding() {
      return this.#encoding;
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#ignoreBom;
    }
    decode(input = new Uint8Array(0), { stream = false } = {}) {
      let bytes = viewOf(input);
      if (this.#kept.length > 0) {
        const all = new Uint8Array(this.#kept.length + bytes.length);
        all.set(this.#kept);
        all.set(bytes, this.#kept.length);
        bytes = all;
      }
      this.#kept = new Uint8Array(0);
      const wasAtStart = this.#atStart;
      this.#atStart = true;
      const { text, rest } = this.#decode(bytes, this.#fatal, stream);
      if (stream) {
        this.#kept = bytes.slice(bytes.length - rest);
        this.#atStart = wasAtStart && text === "";
      }
      const skips = wasAtStart && !this.#ignoreBom && this.#encoding !== "windows-1252" && text[0] === "\uFEFF";
      return skips ? text.slice(1) : text;
    }
  };
  expose({ TextEncoder, TextDecoder });

  // web/error-events.js
  var ErrorEvent = class extends Event {
    #init;
    constructor(type, init) {
      super(type, init ?? void 0);
      const { message = "", filename = "", lineno = 0, colno = 0, error: error2 } = init ?? {};
      this.#init = { message: `${message}`, filename: `${filename}`, lineno: lineno >>> 0, colno: colno >>> 0, error: error2 };
    }
    get message() {
      return this.#init.message;
    }
    get filename() {
      return this.#init.filename;
    }
    get lineno() {
      return this.#init.lineno;
    }
    get colno() {
      return this.#init.colno;
    }
    get error() {
      return this.#init.error;
    }
  };
  var PromiseRejectionEvent = class extends Event {
    #promise;
    #reason;
    constructor(type, init) {
      super(type, init);
      if (typeof init?.promise !== "object" || init.promise === null) throw new TypeError("promise is needed, and is an object");
      this.#promise = init.promise;
      this.#reason = init.reason;
    }
    get promise() {
      return this.#promise;
    }
    get reason() {
      return this.#reason;
    }
  };
  expose({ ErrorEvent, PromiseRejectionEvent });

  // web/abort.js
  var KEY = /* @__PURE__ */ Symbol("created by the prelude");
  var abortedWith = /* @__PURE__ */ new WeakMap();
  var make = () => new AbortSignal(KEY);
  var sources = /* @__PURE__ */ new WeakMap();
  var followers = /* @__PURE__ */ new WeakMap();
  var settle = (signal, reason) => abortedWith.set(signal, { reason: reason === void 0 ? new DOMException("The operation was aborted", "AbortError") : reason });
  var abort = (signal, given) => {
    if (signal.aborted) return;
    settle(signal, given);
    const all = [signal, ...followers.get(signal) ?? []].filter((one) => one === signal || !one.aborted);
    for (const one of all.slice(1)) settle(one, signal.reason);
    for (const one of all) fire(one, new Event("abort"));
  };
  var AbortSignal = class extends EventTarget {
    #made = true;
    constructor(key) {
      if (key !== KEY) throw new TypeError("Illegal constructor");
      super();
    }
    static abort(reason) {
      const signal = make();
      settle(signal, reason);
      return signal;
    }
    static timeout(milliseconds) {
      const signal = make();
      setTimeout(() => abort(signal, new DOMException("The time is over", "TimeoutError")), milliseconds);
      return signal;
    }
    static any(signals) {
      const result = make();
      const all = [...signals];
      const aborted = all.find((signal) => signal.aborted);
      if (aborted !== void 0) {
        settle(result, aborted.reason);
        return result;
      }
      const followed = new Set(all.flatMap((signal) => sources.get(signal) ?? [signal]));
      sources.set(result, [...followed]);
      for (const source of followed) followers.set(source, [...followers.get(source) ?? [], result]);
      return result;
    }
    get aborted() {
      if (!(#made in this)) throw new TypeError("Illegal invocation");
      return abortedWith.has(this);
    }
    get reason() {
      return abortedWith.get(this)?.reason;
    }
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }
  };
  var AbortController2 = class {
    #signal = make();
    get signal() {
      return this.#signal;
    }
    abort(reason) {
      abort(this.#signal, reason);
    }
  };
  handler(AbortSignal, "abort");
  expose({ AbortSignal, AbortController: AbortController2 });

  // web/navigator.js
  var Navigator = class {
    get userAgent() {
      return "Snapforge";
    }
  };
  expose({ Navigator });
  define({ navigator: new Navigator() });

  // node_modules/punycode/punycode.es6.js
  var maxInt = 2147483647;
  var base = 36;
  var tMin = 1;
  var tMax = 26;
  var skew = 38;
  var damp = 700;
  var initialBias = 72;
  var initialN = 128;
  var delimiter = "-";
  var regexPunycode = /^xn--/;
  var regexNonASCII = /[^\0-\x7F]/;
  var regexSeparators = /[\x2E\u3002\uFF0E\uFF61]/g;
  var errors = {
    "overflow": "Overflow: input needs wider integers to process",
    "not-basic": "Illegal input >= 0x80 (not a basic code point)",
    "invalid-input": "Invalid input"
  };
  var baseMinusTMin = base - tMin;
  var floor = Math.floor;
  var stringFromCharCode = String.fromCharCode;
  function error(type) {
    throw new RangeError(errors[type]);
  }
  function map(array, callback) {
    const result = [];
    let length = array.length;
    while (length--) {
      result[length] = callback(array[length]);
    }
    return result;
  }
  function mapDomain(domain, callback) {
    const parts = domain.split("@");
    let result = "";
    if (parts.length > 1) {
      result = parts[0] + "@";
      domain = parts[1];
    }
    domain = domain.replace(regexSeparators, ".");
    const labels = domain.split(".");
    const encoded = map(labels, callback).join(".");
    return result + encoded;
  }
  function ucs2decode(string) {
    const output = [];
    let counter = 0;
    const length = string.length;
    while (counter < length) {
      const value = string.charCodeAt(counter++);
      if (value >= 55296 && value <= 56319 && counter < length) {
        const extra = string.charCodeAt(counter++);
        if ((extra & 64512) == 56320) {
          output.push(((value & 1023) << 10) + (extra & 1023) + 65536);
        } else {
          output.push(value);
          counter--;
        }
      } else {
        output.push(value);
      }
    }
    return output;
  }
  var ucs2encode = (codePoints) => String.fromCodePoint(...codePoints);
  var basicToDigit = function(codePoint) {
    if (codePoint >= 48 && codePoint < 58) {
      return 26 + (codePoint - 48);
    }
    if (codePoint >= 65 && codePoint < 91) {
      return codePoint - 65;
    }
    if (codePoint >= 97 && codePoint < 123) {
      return codePoint - 97;
    }
    return base;
  };
  var digitToBasic = function(digit, flag) {
    return digit + 22 + 75 * (digit < 26) - ((flag != 0) << 5);
  };
  var adapt = function(delta, numPoints, firstTime) {
    let k2 = 0;
    delta = firstTime ? floor(delta / damp) : delta >> 1;
    delta += floor(delta / numPoints);
    for (; delta > baseMinusTMin * tMax >> 1; k2 += base) {
      delta = floor(delta / baseMinusTMin);
    }
    return floor(k2 + (baseMinusTMin + 1) * delta / (delta + skew));
  };
  var decode = function(input) {
    const output = [];
    const inputLength = input.length;
    let i2 = 0;
    let n2 = initialN;
    let bias = initialBias;
    let basic = input.lastIndexOf(delimiter);
    if (basic < 0) {
      basic = 0;
    }
    for (let j2 = 0; j2 < basic; ++j2) {
      if (input.charCodeAt(j2) >= 128) {
        error("not-basic");
      }
      output.push(input.charCodeAt(j2));
    }
    for (let index = basic > 0 ? basic + 1 : 0; index < inputLength; ) {
      const oldi = i2;
      for (let w2 = 1, k2 = base; ; k2 += base) {
        if (index >= inputLength) {
          error("invalid-input");
        }
        const digit = basicToDigit(input.charCodeAt(index++));
        if (digit >= base) {
          error("invalid-input");
        }
        if (digit > floor((maxInt - i2) / w2)) {
          error("overflow");
        }
        i2 += digit * w2;
        const t2 = k2 <= bias ? tMin : k2 >= bias + tMax ? tMax : k2 - bias;
        if (digit < t2) {
          break;
        }
        const baseMinusT = base - t2;
        if (w2 > floor(maxInt / baseMinusT)) {
          error("overflow");
        }
        w2 *= baseMinusT;
      }
      const out = output.length + 1;
      bias = adapt(i2 - oldi, out, oldi == 0);
      if (floor(i2 / out) > maxInt - n2) {
        error("overflow");
      }
      n2 += floor(i2 / out);
      i2 %= out;
      output.splice(i2++, 0, n2);
    }
    return String.fromCodePoint(...output);
  };
  var encode = function(input) {
    const output = [];
    input = ucs2decode(input);
    const inputLength = input.length;
    let n2 = initialN;
    let delta = 0;
    let bias = initialBias;
    for (const currentValue of input) {
      if (currentValue < 128) {
        output.push(stringFromCharCode(currentValue));
      }
    }
    const basicLength = output.length;
    let handledCPCount = basicLength;
    if (basicLength) {
      output.push(delimiter);
    }
    while (handledCPCount < inputLength) {
      let m2 = maxInt;
      for (const currentValue of input) {
        if (currentValue >= n2 && currentValue < m2) {
          m2 = currentValue;
        }
      }
      const handledCPCountPlusOne = handledCPCount + 1;
      if (m2 - n2 > floor((maxInt - delta) / handledCPCountPlusOne)) {
        error("overflow");
      }
      delta += (m2 - n2) * handledCPCountPlusOne;
      n2 = m2;
      for (const currentValue of input) {
        if (currentValue < n2 && ++delta > maxInt) {
          error("overflow");
        }
        if (currentValue === n2) {
          let q2 = delta;
          for (let k2 = base; ; k2 += base) {
            const t2 = k2 <= bias ? tMin : k2 >= bias + tMax ? tMax : k2 - bias;
            if (q2 < t2) {
              break;
            }
            const qMinusT = q2 - t2;
            const baseMinusT = base - t2;
            output.push(
              stringFromCharCode(digitToBasic(t2 + qMinusT % baseMinusT, 0))
            );
            q2 = floor(qMinusT / baseMinusT);
          }
          output.push(stringFromCharCode(digitToBasic(q2, 0)));
          bias = adapt(delta, handledCPCountPlusOne, handledCPCount === basicLength);
          delta = 0;
          ++handledCPCount;
        }
      }
      ++delta;
      ++n2;
    }
    return output.join("");
  };
  var toUnicode = function(input) {
    return mapDomain(input, function(string) {
      return regexPunycode.test(string) ? decode(string.slice(4).toLowerCase()) : string;
    });
  };
  var toASCII = function(input) {
    return mapDomain(input, function(string) {
      return regexNonASCII.test(string) ? "xn--" + encode(string) : string;
    });
  };
  var punycode = {
    /**
     * A string representing the current Punycode.js version number.
     * @memberOf punycode
     * @type String
     */
    "version": "2.3.1",
    /**
     * An object of methods to convert from JavaScript's internal character
     * representation (UCS-2) to Unicode code points, and back.
     * @see <https://mathiasbynens.be/notes/javascript-encoding>
     * @memberOf punycode
     * @type Object
     */
    "ucs2": {
      "decode": ucs2decode,
      "encode": ucs2encode
    },
    "decode": decode,
    "encode": encode,
    "toASCII": toASCII,
    "toUnicode": toUnicode
  };
  var punycode_es6_default = punycode;

  // web/host.js
  var FORBIDDEN = /[\0\t\n\r #/:<>?@[\\\]^|]/;
  var FORBIDDEN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
  var DISALLOWED = /[\x80-\x9f\ufdd0-\ufdef\ufffd\ufffe\uffff]/;
  var IGNORED = /[\xad\u200b\u2060\ufe00-\ufe0f\ufeff]/g;
  var percentEncode = (text, inSet) => {
    let result = "";
    for (const character of text) {
      if (character < "\x80" && character !== "\x7F" && character > "" && !inSet.test(character)) result += character;
      else for (const byte of encodeUtf8(character)) result += `%${(byte + 256).toString(16).slice(1).toUpperCase()}`;
    }
    return result;
  };
  var percentDecode = (text) => {
    if (!text.includes("%")) return encodeUtf8(text);
    const bytes = encodeUtf8(text);
    const result = [];
    for (let i2 = 0; i2 < bytes.length; i2++) {
      const hex = bytes[i2] === 37 ? String.fromCharCode(bytes[i2 + 1], bytes[i2 + 2]) : "";
      if (/^[0-9a-f]{2}$/i.test(hex)) {
        result.push(parseInt(hex, 16));
        i2 += 2;
      } else result.push(bytes[i2]);
    }
    return Uint8Array.from(result);
  };
  var parseIpv6 = (text) => {
    let source = text;
    const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
    if (dotted !== null) {
      const parts = dotted.slice(2);
      if (parts.some((part2) => Number(part2) > 255 || /^0\d/.test(part2))) return void 0;
      const [a2, b2, c2, d2] = parts.map(Number);
      source = `${dotted[1]}${(a2 << 8 | b2).toString(16)}:${(c2 << 8 | d2).toString(16)}`;
    }
    const halves = source.split("::");
    if (halves.length > 2) return void 0;
    const [head, tail] = halves.map((half) => half === "" ? [] : half.split(":"));
    const given = [...head, ...tail ?? []];
    if (given.some((piece) => !/^[0-9a-f]{1,4}$/i.test(piece))) return void 0;
    if (tail === void 0 ? given.length !== 8 : given.length > 7) return void 0;
    const pieces = [...head, ...new Array(8 - given.length).fill("0"), ...tail ?? []].map((piece) => parseInt(piece, 16));
    const zeros = pieces.map((piece) => piece === 0 ? "0" : "x").join("").match(/00+/g) ?? [];
    const longest = zeros.reduce((best, run3) => run3.length > best.length ? run3 : best, "");
    const all = pieces.map((piece) => piece.toString(16));
    if (longest === "") return `[${all.join(":")}]`;
    const at2 = pieces.map((piece) => piece === 0 ? "0" : "x").join("").indexOf(longest);
    return `[${all.slice(0, at2).join(":")}::${all.slice(at2 + longest.length).join(":")}]`;
  };
  var parseIpv4 = (domain) => {
    const parts = domain.split(".");
    if (parts.length > 1 && parts.at(-1) === "") parts.pop();
    if (!/^(\d+|0x[0-9a-f]*)$/.test(parts.at(-1))) return domain;
    if (parts.length > 4) return void 0;
    const numbers = parts.map((part2) => {
      if (/^0x[0-9a-f]*$/.test(part2)) return parseInt(part2.slice(2) || "0", 16);
      if (/^0[0-7]+$/.test(part2)) return parseInt(part2, 8);
      return /^(0|[1-9]\d*)$/.test(part2) ? Number(part2) : NaN;
    });
    const last2 = numbers.pop();
    if (!(last2 < 256 ** (4 - numbers.length)) || numbers.some((number) => !(number < 256))) return void 0;
    const value = numbers.reduce((sum, number, i2) => sum + number * 256 ** (3 - i2), last2);
    return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
  };
  var isLabel = (label) => {
    if (!label.startsWith("xn--")) return true;
    try {
      const decoded = punycode_es6_default.decode(label.slice(4));
      return /[^\0-\x7f]/.test(decoded) && !DISALLOWED.test(decoded);
    } catch {
      return false;
    }
  };
  var parseHost = (text, isSpecial2) => {
    if (text[0] === "[") return text.at(-1) === "]" ? parseIpv6(text.slice(1, -1)) : void 0;
    if (!isSpecial2) return FORBIDDEN.test(text) ? void 0 : percentEncode(text, /(?!)/);
    const domain = decodeUtf8(percentDecode(text), false, false).text;
    const mapped = domain.normalize("NFKC").toLowerCase().replace(IGNORED, "").normalize("NFC").replace(/[\u3002\uff0e\uff61]/g, ".");
    if (DISALLOWED.test(mapped)) return void 0;
    const ascii = punycode_es6_default.toASCII(mapped);
    if (ascii === "" || FORBIDDEN_DOMAIN.test(ascii) || !ascii.split(".").every(isLabel)) return void 0;
    return parseIpv4(ascii);
  };

  // web/iterable.js
  var iterable = (type) => {
    const members2 = {
      *keys() {
        for (const [key] of this.entries()) yield key;
      },
      *values() {
        for (const [, value] of this.entries()) yield value;
      },
      forEach(callback, receiver) {
        for (const [key, value] of this.entries()) callback.call(receiver, value, key, this);
      }
    };
    for (const name of Object.keys(members2)) {
      Object.defineProperty(type.prototype, name, { value: members2[name], writable: true, configurable: true });
    }
    Object.defineProperty(type.prototype, Symbol.iterator, { value: type.prototype.entries, writable: true, configurable: true });
  };

  // web/search-params.js
  var FORM = /[^A-Za-z0-9*._ -]/;
  var decode2 = (text) => decodeUtf8(percentDecode(text.replace(/\+/g, " ")), false, false).text;
  var encode2 = (text) => percentEncode(text, FORM).replace(/ /g, "+");
  var wellFormed = (text) => `${text}`.toWellFormed();
  var parseForm = (text) => text.split("&").filter((part2) => part2 !== "").map((part2) => {
    const at2 = part2.indexOf("=");
    return at2 < 0 ? [decode2(part2), ""] : [decode2(part2.slice(0, at2)), decode2(part2.slice(at2 + 1))];
  });
  var URLSearchParams = class {
    #pairs = [];
    #changed = () => {
    };
    constructor(init = "") {
      if ((typeof init === "object" || typeof init === "function") && init !== null) {
        const isSequence = typeof init[Symbol.iterator] === "function";
        const pairs = (isSequence ? [...init] : Object.entries(init)).map((pair) => {
          const both = [...pair];
          if (both.length !== 2) throw new TypeError("Each pair is a name and a value");
          return both.map(wellFormed);
        });
        this.#pairs = isSequence ? pairs : [...new Map(pairs)];
      } else this.#pairs = parseForm(wellFormed(init).replace(/^\?/, ""));
    }
    // What a URL needs to be in step with its parameters; not for scripts.
    static attach(params, changed) {
      params.#changed = changed;
      return (text) => params.#pairs = parseForm(text);
    }
    get size() {
      return this.#pairs.length;
    }
    append(name, value) {
      this.#pairs.push([wellFormed(name), wellFormed(value)]);
      this.#changed();
    }
    delete(name, value) {
      this.#pairs = this.#pairs.filter((pair) => pair[0] !== wellFormed(name) || value !== void 0 && pair[1] !== wellFormed(value));
      this.#changed();
    }
    get(name) {
      return this.#pairs.find((pair) => pair[0] === wellFormed(name))?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter((pair) => pair[0] === wellFormed(name)).map((pair) => pair[1]);
    }
    has(name, value) {
      return this.#pairs.some((pair) => pair[0] === wellFormed(name) && (value === void 0 || pair[1] === wellFormed(value)));
    }
    set(name, value) {
      const at2 = this.#pairs.findIndex((pair) => pair[0] === wellFormed(name));
      if (at2 < 0) this.#pairs.push([wellFormed(name), wellFormed(value)]);
      else {
        this.#pairs[at2][1] = wellFormed(value);
        this.#pairs = this.#pairs.filter((pair, i2) => i2 <= at2 || pair[0] !== wellFormed(name));
      }
      this.#changed();
    }
    sort() {
      this.#pairs.sort(([a2], [b2]) => a2 < b2 ? -1 : a2 > b2 ? 1 : 0);
      this.#changed();
    }
    toString() {
      return this.#pairs.map(([name, value]) => `${encode2(name)}=${encode2(value)}`).join("&");
    }
    *entries() {
      for (let i2 = 0; i2 < this.#pairs.length; i2++) yield [...this.#pairs[i2]];
    }
  };
  var attach = URLSearchParams.attach;
  delete URLSearchParams.attach;
  iterable(URLSearchParams);
  expose({ URLSearchParams });

  // web/url-parser.js
  var PORTS = { __proto__: null, "http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21", "file:": "" };
  var isSpecial = (url) => url.protocol in PORTS;
  var FRAGMENT = /[ "<>`]/;
  var QUERY = /[ "#<>]/;
  var SPECIAL_QUERY = /[ "#<>']/;
  var PATH = /[ "#<>?^`{}]/;
  var USER = /[ "#<>?^`{}/:;=@[\\\]|]/;
  var DRIVE = /^[a-z][:|]$/i;
  var OPAQUE = /(?!)/;
  var DOT = /^(\.|%2e)$/i;
  var DOTS = /^(\.|%2e){2}$/i;
  var fail = () => {
    throw void 0;
  };
  var setHash = (url, text) => url.hash = percentEncode(text, FRAGMENT);
  var setQuery = (url, text) => url.query = percentEncode(text, isSpecial(url) ? SPECIAL_QUERY : QUERY);
  var encodeUser = (text) => percentEncode(text, USER);
  var parsePort = (url, text) => {
    if (!/^\d*$/.test(text) || Number(text) > 65535) fail();
    url.port = text === "" || String(Number(text)) === PORTS[url.protocol] ? "" : String(Number(text));
  };
  var parsePath = (url, text) => {
    if (text === "" && !isSpecial(url)) return;
    const parts = text.split(isSpecial(url) ? /[/\\]/ : "/");
    if (parts[0] === "" && parts.length > 1) parts.shift();
    parts.forEach((part2, i2) => {
      const isLast = i2 === parts.length - 1;
      if (DOTS.test(part2)) {
        if (!(url.protocol === "file:" && url.path.length === 1 && /^[a-z]:$/i.test(url.path[0]))) url.path.pop();
        if (isLast) url.path.push("");
      } else if (DOT.test(part2)) {
        if (isLast) url.path.push("");
      } else if (url.protocol === "file:" && url.path.length === 0 && DRIVE.test(part2)) url.path.push(`${part2[0]}:`);
      else url.path.push(percentEncode(part2, PATH));
    });
  };
  var parseAuthority = (url, text) => {
    const at2 = text.lastIndexOf("@");
    if (at2 >= 0) {
      const [user, ...password] = text.slice(0, at2).split(":");
      url.username = encodeUser(user);
      url.password = encodeUser(password.join(":"));
    }
    const [, host6, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text.slice(at2 + 1)) ?? fail();
    if (host6 === "" && (isSpecial(url) || port !== void 0 || at2 >= 0)) fail();
    url.host = host6 === "" ? "" : parseHost(host6, isSpecial(url)) ?? fail();
    parsePort(url, port ?? "");
  };
  var parseFile = (url, text, base2) => {
    const slash = /^[/\\]/.test(text);
    if (/^[/\\]{2}/.test(text)) {
      const host6 = /^[^/\\]*/.exec(text.slice(2))[0];
      if (DRIVE.test(host6)) return parsePath(url, text.slice(2));
      url.host = host6 === "" ? "" : parseHost(host6, true) ?? fail();
      if (url.host === "localhost") url.host = "";
      return parsePath(url, text.slice(2 + host6.length));
    }
    if (base2?.protocol === "file:") {
      url.host = base2.host;
      const drive = /^[a-z]:$/i.test(base2.path[0]) ? [base2.path[0]] : [];
      if (slash) url.path = /^[/\\][a-z][:|]([/\\]|$)/i.test(text) ? [] : drive;
      else if (!/^[a-z][:|]([/\\]|$)/i.test(text)) url.path = base2.path.slice(0, text === "" ? void 0 : -1);
      if (text === "") return void 0;
    }
    return parsePath(url, text);
  };
  var parseRelative = (url, text, base2) => {
    const slashes = isSpecial(url) ? /^[/\\]{2}/ : /^\/\//;
    if (slashes.test(text)) return parseHierarchy(url, text.slice(2));
    Object.assign(url, { username: base2.username, password: base2.password, host: base2.host, port: base2.port });
    if (/^\//.test(text) || isSpecial(url) && text[0] === "\\") return parsePath(url, text);
    url.path = text === "" ? [...base2.path] : base2.path.slice(0, -1);
    return text === "" ? void 0 : parsePath(url, text);
  };
  var parseHierarchy = (url, text) => {
    const rest = isSpecial(url) ? text.replace(/^[/\\]+/, "") : text;
    const authority = (isSpecial(url) ? /^[^/\\]*/ : /^[^/]*/).exec(rest)[0];
    parseAuthority(url, authority);
    parsePath(url, rest.slice(authority.length));
  };
  var parse = (input, base2) => {
    let text = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, "").replace(/[\t\n\r]/g, "");
    const url = { protocol: "", username: "", password: "", host: null, port: "", path: [], query: null, hash: null };
    const hash = text.indexOf("#");
    const fragment = hash < 0 ? null : text.slice(hash + 1);
    if (hash >= 0) text = text.slice(0, hash);
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text);
    const whole = text;
    if (scheme !== null) text = text.slice(scheme[0].length);
    const mark = text.indexOf("?");
    const query = mark < 0 ? null : text.slice(mark + 1);
    if (mark >= 0) text = text.slice(0, mark);
    url.protocol = scheme !== null ? scheme[0].toLowerCase() : base2?.protocol ?? fail();
    if (scheme === null && typeof base2.path === "string") {
      if (whole !== "" || fragment === null) fail();
      Object.assign(url, { path: base2.path, query: base2.query });
    } else if (url.protocol === "file:") {
      url.host = "";
      parseFile(url, text, base2);
    } else if (scheme === null) parseRelative(url, text, base2);
    else if (isSpecial(url) && base2?.protocol === url.protocol && !/^[/\\]{2}/.test(text)) parseRelative(url, text, base2);
    else if (isSpecial(url)) parseHierarchy(url, text);
    else if (text.startsWith("//")) parseHierarchy(url, text.slice(2));
    else if (text[0] === "/") parsePath(url, text);
    else url.path = percentEncode(text, OPAQUE);
    if (query !== null) setQuery(url, query);
    else if (text === "" && (scheme === null || base2?.protocol === url.protocol) && base2 && mark < 0 && typeof base2.path !== "string") {
      if (scheme === null || isSpecial(url)) url.query = base2.query;
    }
    if (fragment !== null) setHash(url, fragment);
    return url;
  };
  var parseUrl = (input, base2) => {
    try {
      return parse(input, base2);
    } catch (failure3) {
      if (failure3 === void 0) return void 0;
      throw failure3;
    }
  };
  var pathOf = (url) => typeof url.path === "string" ? url.path : url.path.map((part2) => `/${part2}`).join("");
  var hostOf = (url) => (url.host ?? "") + (url.port === "" ? "" : `:${url.port}`);
  var serialise = (url) => {
    const user = url.username + (url.password === "" ? "" : `:${url.password}`);
    const authority = url.host === null ? pathOf(url).startsWith("//") ? "/." : "" : `//${user === "" ? "" : `${user}@`}${hostOf(url)}`;
    return url.protocol + authority + pathOf(url) + (url.query === null ? "" : `?${url.query}`) + (url.hash === null ? "" : `#${url.hash}`);
  };

  // web/url.js
  var parseWith = (input, base2) => {
    if (base2 === void 0) return parseUrl(`${input}`);
    const record = parseUrl(`${base2}`);
    return record && parseUrl(`${input}`, record);
  };
  var cleaned = (value) => `${value}`.replace(/[\t\n\r]/g, "");
  var URL = class _URL {
    #url;
    #params;
    #refresh;
    constructor(input, base2) {
      this.#set(parseWith(input, base2));
      if (this.#url === void 0) throw new TypeError(`Invalid URL: ${input}${base2 === void 0 ? "" : ` with base ${base2}`}`);
    }
    static canParse(input, base2) {
      return parseWith(input, base2) !== void 0;
    }
    static parse(input, base2) {
      return _URL.canParse(input, base2) ? new _URL(input, base2) : null;
    }
    #set(url) {
      this.#url = url;
      this.#refresh?.(url.query ?? "");
    }
    // What a setter is given and the parser refuses changes nothing.
    #attempt(change) {
      const copy = { ...this.#url, path: Array.isArray(this.#url.path) ? [...this.#url.path] : this.#url.path };
      try {
        change(copy);
      } catch {
        return;
      }
      this.#set(copy);
    }
    // URL Standard, 4.4, "host state" and "file host state" with a state override.
    #name(text, then) {
      const { protocol, path, username, password, port } = this.#url;
      if (typeof path === "string") return;
      if (text === "" && protocol !== "file:" && (isSpecial(this.#url) || username !== "" || password !== "" || port !== "")) return;
      const host6 = text === "" ? "" : parseHost(text, isSpecial(this.#url));
      if (host6 === void 0) return;
      this.#attempt((url) => url.host = protocol === "file:" && host6 === "localhost" ? "" : host6);
      then?.();
    }
    // An opaque path does not end with spaces once nothing comes after it.
    #strip(url) {
      if (typeof url.path === "string" && url.query === null && url.hash === null) url.path = url.path.replace(/ +$/, "");
    }
    get href() {
      return serialise(this.#url);
    }
    set href(value) {
      const url = parseUrl(`${value}`);
      if (url === void 0) throw new TypeError(`Invalid URL: ${value}`);
      this.#set(url);
    }
    get origin() {
      const { protocol, path } = this.#url;
      if (protocol === "blob:") return /^https?:/.test(path) ? parseUrl(path) && new _URL(path).origin : "null";
      return isSpecial(this.#url) && protocol !== "file:" ? `${protocol}//${this.host}` : "null";
    }
    get protocol() {
      return this.#url.protocol;
    }
    set protocol(value) {
      const text = cleaned(value);
      const scheme = /^[a-z][a-z0-9+.-]*(?=:|$)/i.exec(text)?.[0].toLowerCase();
      const special = `${scheme}:` in PORTS;
      if (scheme === void 0 || special !== isSpecial(this.#url) || scheme === "file" && (this.port !== "" || this.username !== "")) return;
      if (this.#url.protocol === "file:" && this.#url.host === "") return;
      this.#attempt((url) => {
        url.protocol = `${scheme}:`;
        parsePort(url, url.port);
      });
    }
    get username() {
      return this.#url.username;
    }
    set username(value) {
      if (this.#url.host && this.#url.protocol !== "file:") this.#attempt((url) => url.username = encodeUser(`${value}`));
    }
    get password() {
      return this.#url.password;
    }
    set password(value) {
      if (this.#url.host && this.#url.protocol !== "file:") this.#attempt((url) => url.password = encodeUser(`${value}`));
    }
    get host() {
      return hostOf(this.#url);
    }
    set host(value) {
      const given = cleaned(value);
      const text = (isSpecial(this.#url) ? /^[^/\\?#]*/ : /^[^/?#]*/).exec(given)[0];
      const [, name, digits] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?/.exec(text);
      if (this.#url.protocol === "file:") this.#name(text);
      else if (name !== "" || digits === void 0) this.#name(name, () => digits && this.#attempt((url) => parsePort(url, digits)));
    }
    get hostname() {
      return this.#url.host ?? "";
    }
    set hostname(value) {
      const given = cleaned(value);
      const text = (isSpecial(this.#url) ? /^(\[[^\]]*\]|[^/\\?#:]*)/ : /^(\[[^\]]*\]|[^/?#:]*)/).exec(given)[0];
      if (given[text.length] !== ":") this.#name(text);
    }
    get port() {
      return this.#url.port;
    }
    set port(value) {
      const text = cleaned(value);
      if (!this.#url.host || this.#url.protocol === "file:") return;
      const digits = /^\d*/.exec(text)[0];
      if (digits !== "" || text === "") this.#attempt((url) => parsePort(url, digits));
    }
    get pathname() {
      return pathOf(this.#url);
    }
    set pathname(value) {
      const text = cleaned(value);
      if (typeof this.#url.path === "string") return;
      this.#attempt((url) => {
        url.path = [];
        parsePath(url, text);
        if (url.path.length === 0 && url.host === null) url.path.push("");
      });
    }
    get search() {
      return this.#url.query ? `?${this.#url.query}` : "";
    }
    set search(value) {
      const text = cleaned(value);
      this.#attempt((url) => {
        if (text === "") url.query = null;
        else setQuery(url, text.replace(/^\?/, ""));
        this.#strip(url);
      });
    }
    get searchParams() {
      if (this.#params === void 0) {
        this.#params = new URLSearchParams();
        this.#refresh = attach(this.#params, () => {
          const text = this.#params.toString();
          this.#url.query = text === "" ? null : text;
          this.#strip(this.#url);
        });
        this.#refresh(this.#url.query ?? "");
      }
      return this.#params;
    }
    get hash() {
      return this.#url.hash ? `#${this.#url.hash}` : "";
    }
    set hash(value) {
      const text = cleaned(value);
      this.#attempt((url) => {
        if (text === "") url.hash = null;
        else setHash(url, text.replace(/^#/, ""));
        this.#strip(url);
      });
    }
    toString() {
      return this.href;
    }
    toJSON() {
      return this.href;
    }
  };
  expose({ URL });

  // node_modules/web-streams-polyfill/dist/ponyfill.mjs
  var ponyfill_exports = {};
  __export(ponyfill_exports, {
    ByteLengthQueuingStrategy: () => ByteLengthQueuingStrategy,
    CountQueuingStrategy: () => CountQueuingStrategy,
    ReadableByteStreamController: () => ReadableByteStreamController,
    ReadableStream: () => ReadableStream,
    ReadableStreamBYOBReader: () => ReadableStreamBYOBReader,
    ReadableStreamBYOBRequest: () => ReadableStreamBYOBRequest,
    ReadableStreamDefaultController: () => ReadableStreamDefaultController,
    ReadableStreamDefaultReader: () => ReadableStreamDefaultReader,
    TransformStream: () => TransformStream,
    TransformStreamDefaultController: () => TransformStreamDefaultController,
    WritableStream: () => WritableStream,
    WritableStreamDefaultController: () => WritableStreamDefaultController,
    WritableStreamDefaultWriter: () => WritableStreamDefaultWriter
  });
  function e() {
  }
  function t(e2) {
    return "object" == typeof e2 && null !== e2 || "function" == typeof e2;
  }
  var r = e;
  function o(e2, t2) {
    try {
      Object.defineProperty(e2, "name", { value: t2, configurable: true });
    } catch (e3) {
    }
  }
  var n = Promise;
  var i = Promise.resolve.bind(n);
  var a = Promise.prototype.then;
  var s = Promise.reject.bind(n);
  var l = i;
  function u(e2) {
    return new n(e2);
  }
  function c(e2) {
    return u((t2) => t2(e2));
  }
  function d(e2) {
    return s(e2);
  }
  function f(e2, t2, r2) {
    return a.call(e2, t2, r2);
  }
  function h(e2, t2, o2) {
    f(f(e2, t2, o2), void 0, r);
  }
  function b(e2, t2) {
    h(e2, t2);
  }
  function _(e2, t2) {
    h(e2, void 0, t2);
  }
  function m(e2, t2, r2) {
    return f(e2, t2, r2);
  }
  function p(e2) {
    f(e2, void 0, r);
  }
  var y = (e2) => {
    if ("function" == typeof queueMicrotask) y = queueMicrotask;
    else {
      const e3 = c(void 0);
      y = (t2) => f(e3, t2);
    }
    return y(e2);
  };
  function S(e2, t2, r2) {
    if ("function" != typeof e2) throw new TypeError("Argument is not a function");
    return Function.prototype.apply.call(e2, t2, r2);
  }
  function g(e2, t2, r2) {
    try {
      return c(S(e2, t2, r2));
    } catch (e3) {
      return d(e3);
    }
  }
  var v = class {
    constructor() {
      this._cursor = 0, this._size = 0, this._front = { _elements: [], _next: void 0 }, this._back = this._front, this._cursor = 0, this._size = 0;
    }
    get length() {
      return this._size;
    }
    push(e2) {
      const t2 = this._back;
      let r2 = t2;
      16383 === t2._elements.length && (r2 = { _elements: [], _next: void 0 }), t2._elements.push(e2), r2 !== t2 && (this._back = r2, t2._next = r2), ++this._size;
    }
    shift() {
      const e2 = this._front;
      let t2 = e2;
      const r2 = this._cursor;
      let o2 = r2 + 1;
      const n2 = e2._elements, i2 = n2[r2];
      return 16384 === o2 && (t2 = e2._next, o2 = 0), --this._size, this._cursor = o2, e2 !== t2 && (this._front = t2), n2[r2] = void 0, i2;
    }
    forEach(e2) {
      let t2 = this._cursor, r2 = this._front, o2 = r2._elements;
      for (; !(t2 === o2.length && void 0 === r2._next || t2 === o2.length && (r2 = r2._next, o2 = r2._elements, t2 = 0, 0 === o2.length)); ) e2(o2[t2]), ++t2;
    }
    peek() {
      const e2 = this._front, t2 = this._cursor;
      return e2._elements[t2];
    }
  };
  var w = /* @__PURE__ */ Symbol("[[AbortSteps]]");
  var R = /* @__PURE__ */ Symbol("[[ErrorSteps]]");
  var T = /* @__PURE__ */ Symbol("[[CancelSteps]]");
  var P = /* @__PURE__ */ Symbol("[[PullSteps]]");
  var C = /* @__PURE__ */ Symbol("[[CanPullSyncSteps]]");
  var q = /* @__PURE__ */ Symbol("[[ReleaseSteps]]");
  function E(e2, t2) {
    e2._ownerReadableStream = t2, t2._reader = e2, "readable" === t2._state ? j(e2) : "closed" === t2._state ? (function(e3) {
      j(e3), z(e3);
    })(e2) : k(e2, t2._storedError);
  }
  function W(e2, t2) {
    return Mr(e2._ownerReadableStream, t2);
  }
  function O(e2) {
    const t2 = e2._ownerReadableStream;
    "readable" === t2._state ? A(e2, new TypeError("Reader was released and can no longer be used to monitor the stream's closedness")) : (function(e3, t3) {
      k(e3, t3);
    })(e2, new TypeError("Reader was released and can no longer be used to monitor the stream's closedness")), t2._readableStreamController[q](), t2._reader = void 0, e2._ownerReadableStream = void 0;
  }
  function B(e2) {
    return new TypeError("Cannot " + e2 + " a stream using a released reader");
  }
  function j(e2) {
    e2._closedPromise = u((t2, r2) => {
      e2._closedPromise_resolve = t2, e2._closedPromise_reject = r2;
    });
  }
  function k(e2, t2) {
    j(e2), A(e2, t2);
  }
  function A(e2, t2) {
    void 0 !== e2._closedPromise_reject && (p(e2._closedPromise), e2._closedPromise_reject(t2), e2._closedPromise_resolve = void 0, e2._closedPromise_reject = void 0);
  }
  function z(e2) {
    void 0 !== e2._closedPromise_resolve && (e2._closedPromise_resolve(void 0), e2._closedPromise_resolve = void 0, e2._closedPromise_reject = void 0);
  }
  var D = Number.isFinite || function(e2) {
    return "number" == typeof e2 && isFinite(e2);
  };
  var F = Math.trunc || function(e2) {
    return e2 < 0 ? Math.ceil(e2) : Math.floor(e2);
  };
  function L(e2, t2) {
    if (void 0 !== e2 && ("object" != typeof (r2 = e2) && "function" != typeof r2)) throw new TypeError(`${t2} is not an object.`);
    var r2;
  }
  function I(e2, t2) {
    if ("function" != typeof e2) throw new TypeError(`${t2} is not a function.`);
  }
  function $(e2, t2) {
    if (!/* @__PURE__ */ (function(e3) {
      return "object" == typeof e3 && null !== e3 || "function" == typeof e3;
    })(e2)) throw new TypeError(`${t2} is not an object.`);
  }
  function M(e2, t2, r2) {
    if (void 0 === e2) throw new TypeError(`Parameter ${t2} is required in '${r2}'.`);
  }
  function Y(e2, t2, r2) {
    if (void 0 === e2) throw new TypeError(`${t2} is required in '${r2}'.`);
  }
  function x(e2) {
    return Number(e2);
  }
  function Q(e2) {
    return 0 === e2 ? 0 : e2;
  }
  function N(e2, t2) {
    const r2 = Number.MAX_SAFE_INTEGER;
    let o2 = Number(e2);
    if (o2 = Q(o2), !D(o2)) throw new TypeError(`${t2} is not a finite number`);
    if (o2 = (function(e3) {
      return Q(F(e3));
    })(o2), o2 < 0 || o2 > r2) throw new TypeError(`${t2} is outside the accepted range of 0 to ${r2}, inclusive`);
    return D(o2) && 0 !== o2 ? o2 : 0;
  }
  function H(e2, t2) {
    if (!Ir(e2)) throw new TypeError(`${t2} is not a ReadableStream.`);
  }
  function V(e2) {
    return new ReadableStreamDefaultReader(e2);
  }
  function U(e2, t2) {
    e2._reader._readRequests.push(t2);
  }
  function G(e2, t2, r2) {
    const o2 = e2._reader._readRequests.shift();
    r2 ? o2._closeSteps() : o2._chunkSteps(t2);
  }
  function X(e2) {
    return e2._reader._readRequests.length;
  }
  function J(e2) {
    const t2 = e2._reader;
    return void 0 !== t2 && !!ee(t2);
  }
  var ReadableStreamDefaultReader = class {
    constructor(e2) {
      if (M(e2, 1, "ReadableStreamDefaultReader"), H(e2, "First parameter"), $r(e2)) throw new TypeError("This stream has already been locked for exclusive reading by another reader");
      E(this, e2), this._readRequests = new v();
    }
    get closed() {
      return ee(this) ? this._closedPromise : d(ne("closed"));
    }
    cancel(e2 = void 0) {
      return ee(this) ? void 0 === this._ownerReadableStream ? d(B("cancel")) : W(this, e2) : d(ne("cancel"));
    }
    read() {
      if (!ee(this)) return d(ne("read"));
      if (void 0 === this._ownerReadableStream) return d(B("read from"));
      const e2 = re(this) ? new Z() : new K();
      return te(this, e2), e2._promise;
    }
    releaseLock() {
      if (!ee(this)) throw ne("releaseLock");
      void 0 !== this._ownerReadableStream && (function(e2) {
        O(e2);
        const t2 = new TypeError("Reader was released");
        oe(e2, t2);
      })(this);
    }
  };
  Object.defineProperties(ReadableStreamDefaultReader.prototype, { cancel: { enumerable: true }, read: { enumerable: true }, releaseLock: { enumerable: true }, closed: { enumerable: true } }), o(ReadableStreamDefaultReader.prototype.cancel, "cancel"), o(ReadableStreamDefaultReader.prototype.read, "read"), o(ReadableStreamDefaultReader.prototype.releaseLock, "releaseLock"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ReadableStreamDefaultReader.prototype, Symbol.toStringTag, { value: "ReadableStreamDefaultReader", configurable: true });
  var K = class {
    constructor() {
      this._promise = u((e2, t2) => {
        this._resolvePromise = e2, this._rejectPromise = t2;
      });
    }
    _chunkSteps(e2) {
      this._resolvePromise({ value: e2, done: false });
    }
    _closeSteps() {
      this._resolvePromise({ value: void 0, done: true });
    }
    _errorSteps(e2) {
      this._rejectPromise(e2);
    }
  };
  var Z = class {
    constructor() {
      this._promise = void 0;
    }
    _chunkSteps(e2) {
      this._promise = l({ value: e2, done: false });
    }
    _closeSteps() {
      this._promise = l({ value: void 0, done: true });
    }
    _errorSteps(e2) {
      this._promise = d(e2);
    }
  };
  function ee(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_readRequests") && e2 instanceof ReadableStreamDefaultReader);
  }
  function te(e2, t2) {
    const r2 = e2._ownerReadableStream;
    r2._disturbed = true, "closed" === r2._state ? t2._closeSteps() : "errored" === r2._state ? t2._errorSteps(r2._storedError) : r2._readableStreamController[P](t2);
  }
  function re(e2) {
    const t2 = e2._ownerReadableStream;
    return "closed" === t2._state || ("errored" === t2._state || t2._readableStreamController[C]());
  }
  function oe(e2, t2) {
    const r2 = e2._readRequests;
    e2._readRequests = new v(), r2.forEach((e3) => {
      e3._errorSteps(t2);
    });
  }
  function ne(e2) {
    return new TypeError(`ReadableStreamDefaultReader.prototype.${e2} can only be used on a ReadableStreamDefaultReader`);
  }
  var ie;
  var ae;
  var se;
  function le(e2) {
    return e2.slice();
  }
  function ue(e2, t2, r2, o2, n2) {
    new Uint8Array(e2).set(new Uint8Array(r2, o2, n2), t2);
  }
  var ce = (e2) => (ce = "function" == typeof e2.transfer ? (e3) => e3.transfer() : "function" == typeof structuredClone ? (e3) => structuredClone(e3, { transfer: [e3] }) : (e3) => e3, ce(e2));
  var de = (e2) => (de = "boolean" == typeof e2.detached ? (e3) => e3.detached : (e3) => 0 === e3.byteLength, de(e2));
  function fe(e2, t2, r2) {
    if (e2.slice) return e2.slice(t2, r2);
    const o2 = r2 - t2, n2 = new ArrayBuffer(o2);
    return ue(n2, 0, e2, t2, o2), n2;
  }
  function he(e2, t2) {
    const r2 = e2[t2];
    if (null != r2) {
      if ("function" != typeof r2) throw new TypeError(`${String(t2)} is not a function`);
      return r2;
    }
  }
  function be(e2) {
    try {
      const t2 = e2.done, r2 = e2.value;
      return f(l(r2), (e3) => ({ done: t2, value: e3 }));
    } catch (e3) {
      return d(e3);
    }
  }
  var _e = null !== (se = null !== (ie = Symbol.asyncIterator) && void 0 !== ie ? ie : null === (ae = Symbol.for) || void 0 === ae ? void 0 : ae.call(Symbol, "Symbol.asyncIterator")) && void 0 !== se ? se : "@@asyncIterator";
  function me(e2, r2 = "sync", o2) {
    if (void 0 === o2) if ("async" === r2) {
      if (void 0 === (o2 = he(e2, _e))) {
        return (function(e3) {
          const r3 = { next() {
            let t2;
            try {
              t2 = pe(e3);
            } catch (e4) {
              return d(e4);
            }
            return be(t2);
          }, return(r4) {
            let o3;
            try {
              const t2 = he(e3.iterator, "return");
              if (void 0 === t2) return c({ done: true, value: r4 });
              o3 = S(t2, e3.iterator, [r4]);
            } catch (e4) {
              return d(e4);
            }
            return t(o3) ? be(o3) : d(new TypeError("The iterator.return() method must return an object"));
          } };
          return { iterator: r3, nextMethod: r3.next, done: false };
        })(me(e2, "sync", he(e2, Symbol.iterator)));
      }
    } else o2 = he(e2, Symbol.iterator);
    if (void 0 === o2) throw new TypeError("The object is not iterable");
    const n2 = S(o2, e2, []);
    if (!t(n2)) throw new TypeError("The iterator method must return an object");
    return { iterator: n2, nextMethod: n2.next, done: false };
  }
  function pe(e2) {
    const r2 = S(e2.nextMethod, e2.iterator, []);
    if (!t(r2)) throw new TypeError("The iterator.next() method must return an object");
    return r2;
  }
  var ye = class {
    constructor(e2, t2) {
      this._ongoingPromise = void 0, this._isFinished = false, this._reader = e2, this._preventCancel = t2;
    }
    next() {
      const e2 = () => this._nextSteps();
      return this._ongoingPromise = this._ongoingPromise ? m(this._ongoingPromise, e2, e2) : e2(), this._ongoingPromise;
    }
    return(e2) {
      const t2 = () => this._returnSteps(e2);
      return this._ongoingPromise = this._ongoingPromise ? m(this._ongoingPromise, t2, t2) : t2(), this._ongoingPromise;
    }
    _nextSteps() {
      if (this._isFinished) return Promise.resolve({ value: void 0, done: true });
      const e2 = this._reader, t2 = new Se(this);
      return te(e2, t2), t2._promise;
    }
    _returnSteps(e2) {
      if (this._isFinished) return Promise.resolve({ value: e2, done: true });
      this._isFinished = true;
      const t2 = this._reader;
      if (!this._preventCancel) {
        const r2 = W(t2, e2);
        return O(t2), m(r2, () => ({ value: e2, done: true }));
      }
      return O(t2), c({ value: e2, done: true });
    }
  };
  var Se = class {
    constructor(e2) {
      this._iterator = e2, this._promise = u((e3, t2) => {
        this._resolvePromise = e3, this._rejectPromise = t2;
      });
    }
    _chunkSteps(e2) {
      this._iterator._ongoingPromise = void 0, y(() => this._resolvePromise({ value: e2, done: false }));
    }
    _closeSteps() {
      const e2 = this._iterator;
      e2._ongoingPromise = void 0, e2._isFinished = true, O(e2._reader), this._resolvePromise({ value: void 0, done: true });
    }
    _errorSteps(e2) {
      const t2 = this._iterator;
      t2._ongoingPromise = void 0, t2._isFinished = true, O(t2._reader), this._rejectPromise(e2);
    }
  };
  var ge = { next() {
    return ve(this) ? this._asyncIteratorImpl.next() : d(we("next"));
  }, return(e2) {
    return ve(this) ? this._asyncIteratorImpl.return(e2) : d(we("return"));
  }, [_e]() {
    return this;
  } };
  function ve(e2) {
    if (!t(e2)) return false;
    if (!Object.prototype.hasOwnProperty.call(e2, "_asyncIteratorImpl")) return false;
    try {
      return e2._asyncIteratorImpl instanceof ye;
    } catch (e3) {
      return false;
    }
  }
  function we(e2) {
    return new TypeError(`ReadableStreamAsyncIterator.${e2} can only be used on a ReadableSteamAsyncIterator`);
  }
  Object.defineProperty(ge, _e, { enumerable: false });
  var Re = Number.isNaN || function(e2) {
    return e2 != e2;
  };
  function Te(e2) {
    const t2 = fe(e2.buffer, e2.byteOffset, e2.byteOffset + e2.byteLength);
    return new Uint8Array(t2);
  }
  function Pe(e2) {
    const t2 = e2._queue.shift();
    return e2._queueTotalSize -= t2.size, e2._queueTotalSize < 0 && (e2._queueTotalSize = 0), t2.value;
  }
  function Ce(e2, t2, r2) {
    if ("number" != typeof (o2 = r2) || Re(o2) || o2 < 0 || r2 === 1 / 0) throw new RangeError("Size must be a finite, non-NaN, non-negative number.");
    var o2;
    e2._queue.push({ value: t2, size: r2 }), e2._queueTotalSize += r2;
  }
  function qe(e2) {
    e2._queue = new v(), e2._queueTotalSize = 0;
  }
  function Ee(e2) {
    return e2 === DataView;
  }
  function We(e2) {
    return Ee(e2) ? 1 : e2.BYTES_PER_ELEMENT;
  }
  var ReadableStreamBYOBRequest = class {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get view() {
      if (!Be(this)) throw ot("view");
      return this._view;
    }
    respond(e2) {
      if (!Be(this)) throw ot("respond");
      if (M(e2, 1, "respond"), e2 = N(e2, "First parameter"), void 0 === this._associatedReadableByteStreamController) throw new TypeError("This BYOB request has been invalidated");
      if (de(this._view.buffer)) throw new TypeError("The BYOB request's buffer has been detached and so cannot be used as a response");
      et(this._associatedReadableByteStreamController, e2);
    }
    respondWithNewView(e2) {
      if (!Be(this)) throw ot("respondWithNewView");
      if (M(e2, 1, "respondWithNewView"), !ArrayBuffer.isView(e2)) throw new TypeError("You can only respond with array buffer views");
      if (void 0 === this._associatedReadableByteStreamController) throw new TypeError("This BYOB request has been invalidated");
      if (de(e2.buffer)) throw new TypeError("The given view's buffer has been detached and so cannot be used as a response");
      tt(this._associatedReadableByteStreamController, e2);
    }
  };
  Object.defineProperties(ReadableStreamBYOBRequest.prototype, { respond: { enumerable: true }, respondWithNewView: { enumerable: true }, view: { enumerable: true } }), o(ReadableStreamBYOBRequest.prototype.respond, "respond"), o(ReadableStreamBYOBRequest.prototype.respondWithNewView, "respondWithNewView"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ReadableStreamBYOBRequest.prototype, Symbol.toStringTag, { value: "ReadableStreamBYOBRequest", configurable: true });
  var ReadableByteStreamController = class {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get byobRequest() {
      if (!Oe(this)) throw nt("byobRequest");
      return Ke(this);
    }
    get desiredSize() {
      if (!Oe(this)) throw nt("desiredSize");
      return Ze(this);
    }
    close() {
      if (!Oe(this)) throw nt("close");
      if (this._closeRequested) throw new TypeError("The stream has already been closed; do not close it again!");
      const e2 = this._controlledReadableByteStream._state;
      if ("readable" !== e2) throw new TypeError(`The stream (in ${e2} state) is not in the readable state and cannot be closed`);
      Ue(this);
    }
    enqueue(e2) {
      if (!Oe(this)) throw nt("enqueue");
      if (M(e2, 1, "enqueue"), !ArrayBuffer.isView(e2)) throw new TypeError("chunk must be an array buffer view");
      if (0 === e2.byteLength) throw new TypeError("chunk must have non-zero byteLength");
      if (0 === e2.buffer.byteLength) throw new TypeError("chunk's buffer must have non-zero byteLength");
      if (this._closeRequested) throw new TypeError("stream is closed or draining");
      const t2 = this._controlledReadableByteStream._state;
      if ("readable" !== t2) throw new TypeError(`The stream (in ${t2} state) is not in the readable state and cannot be enqueued to`);
      Ge(this, e2);
    }
    error(e2 = void 0) {
      if (!Oe(this)) throw nt("error");
      Xe(this, e2);
    }
    [T](e2) {
      ke(this), qe(this);
      const t2 = this._cancelAlgorithm(e2);
      return Ve(this), t2;
    }
    [P](e2) {
      const t2 = this._controlledReadableByteStream;
      if (this._queueTotalSize > 0) return void Je(this, e2);
      const r2 = this._autoAllocateChunkSize;
      if (void 0 !== r2) {
        let t3;
        try {
          t3 = new ArrayBuffer(r2);
        } catch (t4) {
          return void e2._errorSteps(t4);
        }
        const o2 = { buffer: t3, bufferByteLength: r2, byteOffset: 0, byteLength: r2, bytesFilled: 0, minimumFill: 1, elementSize: 1, viewConstructor: Uint8Array, readerType: "default" };
        this._pendingPullIntos.push(o2);
      }
      U(t2, e2), je(this);
    }
    [C]() {
      return this._queueTotalSize > 0;
    }
    [q]() {
      if (this._pendingPullIntos.length > 0) {
        const e2 = this._pendingPullIntos.peek();
        e2.readerType = "none", this._pendingPullIntos = new v(), this._pendingPullIntos.push(e2);
      }
    }
  };
  function Oe(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_controlledReadableByteStream") && e2 instanceof ReadableByteStreamController);
  }
  function Be(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_associatedReadableByteStreamController") && e2 instanceof ReadableStreamBYOBRequest);
  }
  function je(e2) {
    const t2 = (function(e3) {
      const t3 = e3._controlledReadableByteStream;
      if ("readable" !== t3._state) return false;
      if (e3._closeRequested) return false;
      if (!e3._started) return false;
      if (J(t3) && X(t3) > 0) return true;
      if (ut(t3) && lt(t3) > 0) return true;
      const r2 = Ze(e3);
      if (r2 > 0) return true;
      return false;
    })(e2);
    if (!t2) return;
    if (e2._pulling) return void (e2._pullAgain = true);
    e2._pulling = true;
    h(e2._pullAlgorithm(), () => (e2._pulling = false, e2._pullAgain && (e2._pullAgain = false, je(e2)), null), (t3) => (Xe(e2, t3), null));
  }
  function ke(e2) {
    xe(e2), e2._pendingPullIntos = new v();
  }
  function Ae(e2, t2) {
    let r2 = false;
    "closed" === e2._state && (r2 = true);
    const o2 = De(t2);
    "default" === t2.readerType ? G(e2, o2, r2) : (function(e3, t3, r3) {
      const o3 = e3._reader, n2 = o3._readIntoRequests.shift();
      r3 ? n2._closeSteps(t3) : n2._chunkSteps(t3);
    })(e2, o2, r2);
  }
  function ze(e2, t2) {
    for (let r2 = 0; r2 < t2.length; ++r2) Ae(e2, t2[r2]);
  }
  function De(e2) {
    const t2 = e2.bytesFilled, r2 = e2.elementSize;
    return new e2.viewConstructor(e2.buffer, e2.byteOffset, t2 / r2);
  }
  function Fe(e2, t2, r2, o2) {
    e2._queue.push({ buffer: t2, byteOffset: r2, byteLength: o2 }), e2._queueTotalSize += o2;
  }
  function Le(e2, t2, r2, o2) {
    let n2;
    try {
      n2 = fe(t2, r2, r2 + o2);
    } catch (t3) {
      throw Xe(e2, t3), t3;
    }
    Fe(e2, n2, 0, o2);
  }
  function Ie(e2, t2) {
    t2.bytesFilled > 0 && Le(e2, t2.buffer, t2.byteOffset, t2.bytesFilled), He(e2);
  }
  function $e(e2, t2) {
    const r2 = Math.min(e2._queueTotalSize, t2.byteLength - t2.bytesFilled), o2 = t2.bytesFilled + r2;
    let n2 = r2, i2 = false;
    const a2 = o2 - o2 % t2.elementSize;
    a2 >= t2.minimumFill && (n2 = a2 - t2.bytesFilled, i2 = true);
    const s2 = e2._queue;
    for (; n2 > 0; ) {
      const r3 = s2.peek(), o3 = Math.min(n2, r3.byteLength), i3 = t2.byteOffset + t2.bytesFilled;
      ue(t2.buffer, i3, r3.buffer, r3.byteOffset, o3), r3.byteLength === o3 ? s2.shift() : (r3.byteOffset += o3, r3.byteLength -= o3), e2._queueTotalSize -= o3, Me(e2, o3, t2), n2 -= o3;
    }
    return i2;
  }
  function Me(e2, t2, r2) {
    r2.bytesFilled += t2;
  }
  function Ye(e2) {
    0 === e2._queueTotalSize && e2._closeRequested ? (Ve(e2), Yr(e2._controlledReadableByteStream)) : je(e2);
  }
  function xe(e2) {
    null !== e2._byobRequest && (e2._byobRequest._associatedReadableByteStreamController = void 0, e2._byobRequest._view = null, e2._byobRequest = null);
  }
  function Qe(e2) {
    const t2 = [];
    for (; e2._pendingPullIntos.length > 0 && 0 !== e2._queueTotalSize; ) {
      const r2 = e2._pendingPullIntos.peek();
      $e(e2, r2) && (He(e2), t2.push(r2));
    }
    return t2;
  }
  function Ne(e2, t2) {
    const r2 = e2._pendingPullIntos.peek();
    xe(e2);
    "closed" === e2._controlledReadableByteStream._state ? (function(e3, t3) {
      "none" === t3.readerType && He(e3);
      const r3 = e3._controlledReadableByteStream;
      if (ut(r3)) {
        const t4 = [];
        for (; t4.length < lt(r3); ) t4.push(He(e3));
        ze(r3, t4);
      }
    })(e2, r2) : (function(e3, t3, r3) {
      if (Me(0, t3, r3), "none" === r3.readerType) {
        Ie(e3, r3);
        const t4 = Qe(e3);
        return void ze(e3._controlledReadableByteStream, t4);
      }
      if (r3.bytesFilled < r3.minimumFill) return;
      He(e3);
      const o2 = r3.bytesFilled % r3.elementSize;
      if (o2 > 0) {
        const t4 = r3.byteOffset + r3.bytesFilled;
        Le(e3, r3.buffer, t4 - o2, o2);
      }
      r3.bytesFilled -= o2;
      const n2 = Qe(e3);
      Ae(e3._controlledReadableByteStream, r3), ze(e3._controlledReadableByteStream, n2);
    })(e2, t2, r2), je(e2);
  }
  function He(e2) {
    return e2._pendingPullIntos.shift();
  }
  function Ve(e2) {
    e2._pullAlgorithm = void 0, e2._cancelAlgorithm = void 0;
  }
  function Ue(e2) {
    const t2 = e2._controlledReadableByteStream;
    if (!e2._closeRequested && "readable" === t2._state) if (e2._queueTotalSize > 0) e2._closeRequested = true;
    else {
      if (e2._pendingPullIntos.length > 0) {
        const t3 = e2._pendingPullIntos.peek();
        if (t3.bytesFilled % t3.elementSize !== 0) {
          const t4 = new TypeError("Insufficient bytes to fill elements in the given buffer");
          throw Xe(e2, t4), t4;
        }
      }
      Ve(e2), Yr(t2);
    }
  }
  function Ge(e2, t2) {
    const r2 = e2._controlledReadableByteStream;
    if (e2._closeRequested || "readable" !== r2._state) return;
    const { buffer: o2, byteOffset: n2, byteLength: i2 } = t2;
    if (de(o2)) throw new TypeError("chunk's buffer is detached and so cannot be enqueued");
    const a2 = ce(o2);
    if (e2._pendingPullIntos.length > 0) {
      const t3 = e2._pendingPullIntos.peek();
      if (de(t3.buffer)) throw new TypeError("The BYOB request's buffer has been detached and so cannot be filled with an enqueued chunk");
      xe(e2), t3.buffer = ce(t3.buffer), "none" === t3.readerType && Ie(e2, t3);
    }
    if (J(r2)) if ((function(e3) {
      const t3 = e3._controlledReadableByteStream._reader;
      for (; t3._readRequests.length > 0; ) {
        if (0 === e3._queueTotalSize) return;
        Je(e3, t3._readRequests.shift());
      }
    })(e2), 0 === X(r2)) Fe(e2, a2, n2, i2);
    else {
      e2._pendingPullIntos.length > 0 && He(e2);
      G(r2, new Uint8Array(a2, n2, i2), false);
    }
    else if (ut(r2)) {
      Fe(e2, a2, n2, i2);
      ze(r2, Qe(e2));
    } else Fe(e2, a2, n2, i2);
    je(e2);
  }
  function Xe(e2, t2) {
    const r2 = e2._controlledReadableByteStream;
    "readable" === r2._state && (ke(e2), qe(e2), Ve(e2), xr(r2, t2));
  }
  function Je(e2, t2) {
    const r2 = e2._queue.shift();
    e2._queueTotalSize -= r2.byteLength, Ye(e2);
    const o2 = new Uint8Array(r2.buffer, r2.byteOffset, r2.byteLength);
    t2._chunkSteps(o2);
  }
  function Ke(e2) {
    if (null === e2._byobRequest && e2._pendingPullIntos.length > 0) {
      const t2 = e2._pendingPullIntos.peek(), r2 = new Uint8Array(t2.buffer, t2.byteOffset + t2.bytesFilled, t2.byteLength - t2.bytesFilled), o2 = Object.create(ReadableStreamBYOBRequest.prototype);
      !(function(e3, t3, r3) {
        e3._associatedReadableByteStreamController = t3, e3._view = r3;
      })(o2, e2, r2), e2._byobRequest = o2;
    }
    return e2._byobRequest;
  }
  function Ze(e2) {
    const t2 = e2._controlledReadableByteStream._state;
    return "errored" === t2 ? null : "closed" === t2 ? 0 : e2._strategyHWM - e2._queueTotalSize;
  }
  function et(e2, t2) {
    const r2 = e2._pendingPullIntos.peek();
    if ("closed" === e2._controlledReadableByteStream._state) {
      if (0 !== t2) throw new TypeError("bytesWritten must be 0 when calling respond() on a closed stream");
    } else {
      if (0 === t2) throw new TypeError("bytesWritten must be greater than 0 when calling respond() on a readable stream");
      if (r2.bytesFilled + t2 > r2.byteLength) throw new RangeError("bytesWritten out of range");
    }
    r2.buffer = ce(r2.buffer), Ne(e2, t2);
  }
  function tt(e2, t2) {
    const r2 = e2._pendingPullIntos.peek();
    if ("closed" === e2._controlledReadableByteStream._state) {
      if (0 !== t2.byteLength) throw new TypeError("The view's length must be 0 when calling respondWithNewView() on a closed stream");
    } else if (0 === t2.byteLength) throw new TypeError("The view's length must be greater than 0 when calling respondWithNewView() on a readable stream");
    if (r2.byteOffset + r2.bytesFilled !== t2.byteOffset) throw new RangeError("The region specified by view does not match byobRequest");
    if (r2.bufferByteLength !== t2.buffer.byteLength) throw new RangeError("The buffer of view has different capacity than byobRequest");
    if (r2.bytesFilled + t2.byteLength > r2.byteLength) throw new RangeError("The region specified by view is larger than byobRequest");
    const o2 = t2.byteLength;
    r2.buffer = ce(t2.buffer), Ne(e2, o2);
  }
  function rt(e2, t2, r2, o2, n2, i2, a2) {
    t2._controlledReadableByteStream = e2, t2._pullAgain = false, t2._pulling = false, t2._byobRequest = null, t2._queue = t2._queueTotalSize = void 0, qe(t2), t2._closeRequested = false, t2._started = false, t2._strategyHWM = i2, t2._pullAlgorithm = o2, t2._cancelAlgorithm = n2, t2._autoAllocateChunkSize = a2, t2._pendingPullIntos = new v(), e2._readableStreamController = t2;
    h(c(r2()), () => (t2._started = true, je(t2), null), (e3) => (Xe(t2, e3), null));
  }
  function ot(e2) {
    return new TypeError(`ReadableStreamBYOBRequest.prototype.${e2} can only be used on a ReadableStreamBYOBRequest`);
  }
  function nt(e2) {
    return new TypeError(`ReadableByteStreamController.prototype.${e2} can only be used on a ReadableByteStreamController`);
  }
  function it(e2, t2) {
    if ("byob" !== (e2 = `${e2}`)) throw new TypeError(`${t2} '${e2}' is not a valid enumeration value for ReadableStreamReaderMode`);
    return e2;
  }
  function at(e2) {
    return new ReadableStreamBYOBReader(e2);
  }
  function st(e2, t2) {
    e2._reader._readIntoRequests.push(t2);
  }
  function lt(e2) {
    return e2._reader._readIntoRequests.length;
  }
  function ut(e2) {
    const t2 = e2._reader;
    return void 0 !== t2 && !!ft(t2);
  }
  Object.defineProperties(ReadableByteStreamController.prototype, { close: { enumerable: true }, enqueue: { enumerable: true }, error: { enumerable: true }, byobRequest: { enumerable: true }, desiredSize: { enumerable: true } }), o(ReadableByteStreamController.prototype.close, "close"), o(ReadableByteStreamController.prototype.enqueue, "enqueue"), o(ReadableByteStreamController.prototype.error, "error"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ReadableByteStreamController.prototype, Symbol.toStringTag, { value: "ReadableByteStreamController", configurable: true });
  var ReadableStreamBYOBReader = class {
    constructor(e2) {
      if (M(e2, 1, "ReadableStreamBYOBReader"), H(e2, "First parameter"), $r(e2)) throw new TypeError("This stream has already been locked for exclusive reading by another reader");
      if (!Oe(e2._readableStreamController)) throw new TypeError("Cannot construct a ReadableStreamBYOBReader for a stream not constructed with a byte source");
      E(this, e2), this._readIntoRequests = new v();
    }
    get closed() {
      return ft(this) ? this._closedPromise : d(_t("closed"));
    }
    cancel(e2 = void 0) {
      return ft(this) ? void 0 === this._ownerReadableStream ? d(B("cancel")) : W(this, e2) : d(_t("cancel"));
    }
    read(e2, t2 = {}) {
      if (!ft(this)) return d(_t("read"));
      if (!ArrayBuffer.isView(e2)) return d(new TypeError("view must be an array buffer view"));
      if (0 === e2.byteLength) return d(new TypeError("view must have non-zero byteLength"));
      if (0 === e2.buffer.byteLength) return d(new TypeError("view's buffer must have non-zero byteLength"));
      if (de(e2.buffer)) return d(new TypeError("view's buffer has been detached"));
      let r2;
      try {
        r2 = (function(e3, t3) {
          var r3;
          return L(e3, t3), { min: N(null !== (r3 = null == e3 ? void 0 : e3.min) && void 0 !== r3 ? r3 : 1, `${t3} has member 'min' that`) };
        })(t2, "options");
      } catch (e3) {
        return d(e3);
      }
      const o2 = r2.min;
      if (0 === o2) return d(new TypeError("options.min must be greater than 0"));
      if ((function(e3) {
        return Ee(e3.constructor);
      })(e2)) {
        if (o2 > e2.byteLength) return d(new RangeError("options.min must be less than or equal to view's byteLength"));
      } else if (o2 > e2.length) return d(new RangeError("options.min must be less than or equal to view's length"));
      if (void 0 === this._ownerReadableStream) return d(B("read from"));
      const n2 = (function(e3, t3, r3) {
        const o3 = e3._ownerReadableStream;
        return "errored" === o3._state || (function(e4, t4, r4) {
          const o4 = e4._controlledReadableByteStream, n3 = We(t4.constructor), { byteLength: i2 } = t4, a2 = r4 * n3;
          return !(e4._pendingPullIntos.length > 0) && ("closed" === o4._state || e4._queueTotalSize >= a2);
        })(o3._readableStreamController, t3, r3);
      })(this, e2, o2) ? new dt() : new ct();
      return ht(this, e2, o2, n2), n2._promise;
    }
    releaseLock() {
      if (!ft(this)) throw _t("releaseLock");
      void 0 !== this._ownerReadableStream && (function(e2) {
        O(e2);
        const t2 = new TypeError("Reader was released");
        bt(e2, t2);
      })(this);
    }
  };
  Object.defineProperties(ReadableStreamBYOBReader.prototype, { cancel: { enumerable: true }, read: { enumerable: true }, releaseLock: { enumerable: true }, closed: { enumerable: true } }), o(ReadableStreamBYOBReader.prototype.cancel, "cancel"), o(ReadableStreamBYOBReader.prototype.read, "read"), o(ReadableStreamBYOBReader.prototype.releaseLock, "releaseLock"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ReadableStreamBYOBReader.prototype, Symbol.toStringTag, { value: "ReadableStreamBYOBReader", configurable: true });
  var ct = class {
    constructor() {
      this._promise = u((e2, t2) => {
        this._resolvePromise = e2, this._rejectPromise = t2;
      });
    }
    _chunkSteps(e2) {
      this._resolvePromise({ value: e2, done: false });
    }
    _closeSteps(e2) {
      this._resolvePromise({ value: e2, done: true });
    }
    _errorSteps(e2) {
      this._rejectPromise(e2);
    }
  };
  var dt = class {
    constructor() {
      this._promise = void 0;
    }
    _chunkSteps(e2) {
      this._promise = l({ value: e2, done: false });
    }
    _closeSteps(e2) {
      this._promise = l({ value: e2, done: true });
    }
    _errorSteps(e2) {
      this._promise = d(e2);
    }
  };
  function ft(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_readIntoRequests") && e2 instanceof ReadableStreamBYOBReader);
  }
  function ht(e2, t2, r2, o2) {
    const n2 = e2._ownerReadableStream;
    n2._disturbed = true, "errored" === n2._state ? o2._errorSteps(n2._storedError) : (function(e3, t3, r3, o3) {
      const n3 = e3._controlledReadableByteStream, i2 = t3.constructor, a2 = We(i2), { byteOffset: s2, byteLength: l2 } = t3, u2 = r3 * a2;
      let c2;
      try {
        c2 = ce(t3.buffer);
      } catch (e4) {
        return void o3._errorSteps(e4);
      }
      const d2 = { buffer: c2, bufferByteLength: c2.byteLength, byteOffset: s2, byteLength: l2, bytesFilled: 0, minimumFill: u2, elementSize: a2, viewConstructor: i2, readerType: "byob" };
      if (e3._pendingPullIntos.length > 0) return e3._pendingPullIntos.push(d2), void st(n3, o3);
      if ("closed" === n3._state) {
        const e4 = new i2(d2.buffer, d2.byteOffset, 0);
        return void o3._closeSteps(e4);
      }
      if (e3._queueTotalSize > 0) {
        if ($e(e3, d2)) {
          const t4 = De(d2);
          return Ye(e3), void o3._chunkSteps(t4);
        }
        if (e3._closeRequested) {
          const t4 = new TypeError("Insufficient bytes to fill elements in the given buffer");
          return Xe(e3, t4), void o3._errorSteps(t4);
        }
      }
      e3._pendingPullIntos.push(d2), st(n3, o3), je(e3);
    })(n2._readableStreamController, t2, r2, o2);
  }
  function bt(e2, t2) {
    const r2 = e2._readIntoRequests;
    e2._readIntoRequests = new v(), r2.forEach((e3) => {
      e3._errorSteps(t2);
    });
  }
  function _t(e2) {
    return new TypeError(`ReadableStreamBYOBReader.prototype.${e2} can only be used on a ReadableStreamBYOBReader`);
  }
  function mt(e2, t2) {
    const { highWaterMark: r2 } = e2;
    if (void 0 === r2) return t2;
    if (Re(r2) || r2 < 0) throw new RangeError("Invalid highWaterMark");
    return r2;
  }
  function pt(e2) {
    const { size: t2 } = e2;
    return t2 || (() => 1);
  }
  function yt(e2, t2) {
    L(e2, t2);
    const r2 = null == e2 ? void 0 : e2.highWaterMark, o2 = null == e2 ? void 0 : e2.size;
    return { highWaterMark: void 0 === r2 ? void 0 : x(r2), size: void 0 === o2 ? void 0 : St(o2, `${t2} has member 'size' that`) };
  }
  function St(e2, t2) {
    return I(e2, t2), (t3) => x(e2(t3));
  }
  function gt(e2, t2, r2) {
    return I(e2, r2), (r3) => g(e2, t2, [r3]);
  }
  function vt(e2, t2, r2) {
    return I(e2, r2), () => g(e2, t2, []);
  }
  function wt(e2, t2, r2) {
    return I(e2, r2), (r3) => S(e2, t2, [r3]);
  }
  function Rt(e2, t2, r2) {
    return I(e2, r2), (r3, o2) => g(e2, t2, [r3, o2]);
  }
  function Tt(e2, t2) {
    if (!qt(e2)) throw new TypeError(`${t2} is not a WritableStream.`);
  }
  var WritableStream = class {
    constructor(e2 = {}, t2 = {}) {
      void 0 === e2 ? e2 = null : $(e2, "First parameter");
      const r2 = yt(t2, "Second parameter"), o2 = (function(e3, t3) {
        L(e3, t3);
        const r3 = null == e3 ? void 0 : e3.abort, o3 = null == e3 ? void 0 : e3.close, n3 = null == e3 ? void 0 : e3.start, i2 = null == e3 ? void 0 : e3.type, a2 = null == e3 ? void 0 : e3.write;
        return { abort: void 0 === r3 ? void 0 : gt(r3, e3, `${t3} has member 'abort' that`), close: void 0 === o3 ? void 0 : vt(o3, e3, `${t3} has member 'close' that`), start: void 0 === n3 ? void 0 : wt(n3, e3, `${t3} has member 'start' that`), write: void 0 === a2 ? void 0 : Rt(a2, e3, `${t3} has member 'write' that`), type: i2 };
      })(e2, "First parameter");
      Ct(this);
      if (void 0 !== o2.type) throw new RangeError("Invalid type is specified");
      const n2 = pt(r2);
      !(function(e3, t3, r3, o3) {
        const n3 = Object.create(WritableStreamDefaultController.prototype);
        let i2, a2, s2, l2;
        i2 = void 0 !== t3.start ? () => t3.start(n3) : () => {
        };
        a2 = void 0 !== t3.write ? (e4) => t3.write(e4, n3) : () => c(void 0);
        s2 = void 0 !== t3.close ? () => t3.close() : () => c(void 0);
        l2 = void 0 !== t3.abort ? (e4) => t3.abort(e4) : () => c(void 0);
        Nt(e3, n3, i2, a2, s2, l2, r3, o3);
      })(this, o2, mt(r2, 1), n2);
    }
    get locked() {
      if (!qt(this)) throw Kt("locked");
      return Et(this);
    }
    abort(e2 = void 0) {
      return qt(this) ? Et(this) ? d(new TypeError("Cannot abort a stream that already has a writer")) : Wt(this, e2) : d(Kt("abort"));
    }
    close() {
      return qt(this) ? Et(this) ? d(new TypeError("Cannot close a stream that already has a writer")) : At(this) ? d(new TypeError("Cannot close an already-closing stream")) : Ot(this) : d(Kt("close"));
    }
    getWriter() {
      if (!qt(this)) throw Kt("getWriter");
      return Pt(this);
    }
  };
  function Pt(e2) {
    return new WritableStreamDefaultWriter(e2);
  }
  function Ct(e2) {
    e2._state = "writable", e2._storedError = void 0, e2._writer = void 0, e2._writableStreamController = void 0, e2._writeRequests = new v(), e2._inFlightWriteRequest = void 0, e2._closeRequest = void 0, e2._inFlightCloseRequest = void 0, e2._pendingAbortRequest = void 0, e2._backpressure = false;
  }
  function qt(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_writableStreamController") && e2 instanceof WritableStream);
  }
  function Et(e2) {
    return void 0 !== e2._writer;
  }
  function Wt(e2, t2) {
    var r2;
    if ("closed" === e2._state || "errored" === e2._state) return c(void 0);
    e2._writableStreamController._abortReason = t2, null === (r2 = e2._writableStreamController._abortController) || void 0 === r2 || r2.abort(t2);
    const o2 = e2._state;
    if ("closed" === o2 || "errored" === o2) return c(void 0);
    if (void 0 !== e2._pendingAbortRequest) return e2._pendingAbortRequest._promise;
    let n2 = false;
    "erroring" === o2 && (n2 = true, t2 = void 0);
    const i2 = u((r3, o3) => {
      e2._pendingAbortRequest = { _promise: void 0, _resolve: r3, _reject: o3, _reason: t2, _wasAlreadyErroring: n2 };
    });
    return e2._pendingAbortRequest._promise = i2, n2 || jt(e2, t2), i2;
  }
  function Ot(e2) {
    const t2 = e2._state;
    if ("closed" === t2 || "errored" === t2) return d(new TypeError(`The stream (in ${t2} state) is not in the writable state and cannot be closed`));
    const r2 = u((t3, r3) => {
      const o3 = { _resolve: t3, _reject: r3 };
      e2._closeRequest = o3;
    }), o2 = e2._writer;
    var n2;
    return void 0 !== o2 && e2._backpressure && "writable" === t2 && cr(o2), Ce(n2 = e2._writableStreamController, xt, 0), Ut(n2), r2;
  }
  function Bt(e2, t2) {
    "writable" !== e2._state ? kt(e2) : jt(e2, t2);
  }
  function jt(e2, t2) {
    const r2 = e2._writableStreamController;
    e2._state = "erroring", e2._storedError = t2;
    const o2 = e2._writer;
    void 0 !== o2 && $t(o2, t2), !(function(e3) {
      if (void 0 === e3._inFlightWriteRequest && void 0 === e3._inFlightCloseRequest) return false;
      return true;
    })(e2) && r2._started && kt(e2);
  }
  function kt(e2) {
    e2._state = "errored", e2._writableStreamController[R]();
    const t2 = e2._storedError;
    if (e2._writeRequests.forEach((e3) => {
      e3._reject(t2);
    }), e2._writeRequests = new v(), void 0 === e2._pendingAbortRequest) return void zt(e2);
    const r2 = e2._pendingAbortRequest;
    if (e2._pendingAbortRequest = void 0, r2._wasAlreadyErroring) return r2._reject(t2), void zt(e2);
    h(e2._writableStreamController[w](r2._reason), () => (r2._resolve(), zt(e2), null), (t3) => (r2._reject(t3), zt(e2), null));
  }
  function At(e2) {
    return void 0 !== e2._closeRequest || void 0 !== e2._inFlightCloseRequest;
  }
  function zt(e2) {
    void 0 !== e2._closeRequest && (e2._closeRequest._reject(e2._storedError), e2._closeRequest = void 0);
    const t2 = e2._writer;
    void 0 !== t2 && nr(t2, e2._storedError);
  }
  function Dt(e2, t2) {
    const r2 = e2._writer;
    void 0 !== r2 && t2 !== e2._backpressure && (t2 ? (function(e3) {
      ar(e3);
    })(r2) : cr(r2)), e2._backpressure = t2;
  }
  Object.defineProperties(WritableStream.prototype, { abort: { enumerable: true }, close: { enumerable: true }, getWriter: { enumerable: true }, locked: { enumerable: true } }), o(WritableStream.prototype.abort, "abort"), o(WritableStream.prototype.close, "close"), o(WritableStream.prototype.getWriter, "getWriter"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(WritableStream.prototype, Symbol.toStringTag, { value: "WritableStream", configurable: true });
  var WritableStreamDefaultWriter = class {
    constructor(e2) {
      if (M(e2, 1, "WritableStreamDefaultWriter"), Tt(e2, "First parameter"), Et(e2)) throw new TypeError("This stream has already been locked for exclusive writing by another writer");
      this._ownerWritableStream = e2, e2._writer = this;
      const t2 = e2._state;
      if ("writable" === t2) !At(e2) && e2._backpressure ? ar(this) : lr(this), rr(this);
      else if ("erroring" === t2) sr(this, e2._storedError), rr(this);
      else if ("closed" === t2) lr(this), rr(r2 = this), ir(r2);
      else {
        const t3 = e2._storedError;
        sr(this, t3), or(this, t3);
      }
      var r2;
    }
    get closed() {
      return Ft(this) ? this._closedPromise : d(er("closed"));
    }
    get desiredSize() {
      if (!Ft(this)) throw er("desiredSize");
      if (void 0 === this._ownerWritableStream) throw tr("desiredSize");
      return (function(e2) {
        const t2 = e2._ownerWritableStream, r2 = t2._state;
        if ("errored" === r2 || "erroring" === r2) return null;
        if ("closed" === r2) return 0;
        return Vt(t2._writableStreamController);
      })(this);
    }
    get ready() {
      return Ft(this) ? this._readyPromise : d(er("ready"));
    }
    abort(e2 = void 0) {
      return Ft(this) ? void 0 === this._ownerWritableStream ? d(tr("abort")) : (function(e3, t2) {
        return Wt(e3._ownerWritableStream, t2);
      })(this, e2) : d(er("abort"));
    }
    close() {
      if (!Ft(this)) return d(er("close"));
      const e2 = this._ownerWritableStream;
      return void 0 === e2 ? d(tr("close")) : At(e2) ? d(new TypeError("Cannot close an already-closing stream")) : Lt(this);
    }
    releaseLock() {
      if (!Ft(this)) throw er("releaseLock");
      void 0 !== this._ownerWritableStream && Mt(this);
    }
    write(e2 = void 0) {
      return Ft(this) ? void 0 === this._ownerWritableStream ? d(tr("write to")) : Yt(this, e2) : d(er("write"));
    }
  };
  function Ft(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_ownerWritableStream") && e2 instanceof WritableStreamDefaultWriter);
  }
  function Lt(e2) {
    return Ot(e2._ownerWritableStream);
  }
  function It(e2, t2) {
    "pending" === e2._closedPromiseState ? nr(e2, t2) : (function(e3, t3) {
      or(e3, t3);
    })(e2, t2);
  }
  function $t(e2, t2) {
    "pending" === e2._readyPromiseState ? ur(e2, t2) : (function(e3, t3) {
      sr(e3, t3);
    })(e2, t2);
  }
  function Mt(e2) {
    const t2 = e2._ownerWritableStream, r2 = new TypeError("Writer was released and can no longer be used to monitor the stream's closedness");
    $t(e2, r2), It(e2, r2), t2._writer = void 0, e2._ownerWritableStream = void 0;
  }
  function Yt(e2, t2) {
    const r2 = e2._ownerWritableStream, o2 = r2._writableStreamController, n2 = (function(e3, t3) {
      if (void 0 === e3._strategySizeAlgorithm) return 1;
      try {
        return e3._strategySizeAlgorithm(t3);
      } catch (t4) {
        return Gt(e3, t4), 1;
      }
    })(o2, t2);
    if (r2 !== e2._ownerWritableStream) return d(tr("write to"));
    const i2 = r2._state;
    if ("errored" === i2) return d(r2._storedError);
    if (At(r2) || "closed" === i2) return d(new TypeError("The stream is closing or closed and cannot be written to"));
    if ("erroring" === i2) return d(r2._storedError);
    const a2 = (function(e3) {
      return u((t3, r3) => {
        const o3 = { _resolve: t3, _reject: r3 };
        e3._writeRequests.push(o3);
      });
    })(r2);
    return (function(e3, t3, r3) {
      try {
        Ce(e3, t3, r3);
      } catch (t4) {
        return void Gt(e3, t4);
      }
      const o3 = e3._controlledWritableStream;
      if (!At(o3) && "writable" === o3._state) {
        Dt(o3, Xt(e3));
      }
      Ut(e3);
    })(o2, t2, n2), a2;
  }
  Object.defineProperties(WritableStreamDefaultWriter.prototype, { abort: { enumerable: true }, close: { enumerable: true }, releaseLock: { enumerable: true }, write: { enumerable: true }, closed: { enumerable: true }, desiredSize: { enumerable: true }, ready: { enumerable: true } }), o(WritableStreamDefaultWriter.prototype.abort, "abort"), o(WritableStreamDefaultWriter.prototype.close, "close"), o(WritableStreamDefaultWriter.prototype.releaseLock, "releaseLock"), o(WritableStreamDefaultWriter.prototype.write, "write"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(WritableStreamDefaultWriter.prototype, Symbol.toStringTag, { value: "WritableStreamDefaultWriter", configurable: true });
  var xt = {};
  var WritableStreamDefaultController = class {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get abortReason() {
      if (!Qt(this)) throw Zt("abortReason");
      return this._abortReason;
    }
    get signal() {
      if (!Qt(this)) throw Zt("signal");
      if (void 0 === this._abortController) throw new TypeError("WritableStreamDefaultController.prototype.signal is not supported");
      return this._abortController.signal;
    }
    error(e2 = void 0) {
      if (!Qt(this)) throw Zt("error");
      "writable" === this._controlledWritableStream._state && Jt(this, e2);
    }
    [w](e2) {
      const t2 = this._abortAlgorithm(e2);
      return Ht(this), t2;
    }
    [R]() {
      qe(this);
    }
  };
  function Qt(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_controlledWritableStream") && e2 instanceof WritableStreamDefaultController);
  }
  function Nt(e2, t2, r2, o2, n2, i2, a2, s2) {
    t2._controlledWritableStream = e2, e2._writableStreamController = t2, t2._queue = void 0, t2._queueTotalSize = void 0, qe(t2), t2._abortReason = void 0, t2._abortController = (function() {
      if ("function" == typeof AbortController) return new AbortController();
    })(), t2._started = false, t2._strategySizeAlgorithm = s2, t2._strategyHWM = a2, t2._writeAlgorithm = o2, t2._closeAlgorithm = n2, t2._abortAlgorithm = i2;
    const l2 = Xt(t2);
    Dt(e2, l2);
    h(c(r2()), () => (t2._started = true, Ut(t2), null), (r3) => (t2._started = true, Bt(e2, r3), null));
  }
  function Ht(e2) {
    e2._writeAlgorithm = void 0, e2._closeAlgorithm = void 0, e2._abortAlgorithm = void 0, e2._strategySizeAlgorithm = void 0;
  }
  function Vt(e2) {
    return e2._strategyHWM - e2._queueTotalSize;
  }
  function Ut(e2) {
    const t2 = e2._controlledWritableStream;
    if (!e2._started) return;
    if (void 0 !== t2._inFlightWriteRequest) return;
    if ("erroring" === t2._state) return void kt(t2);
    if (0 === e2._queue.length) return;
    const r2 = e2._queue.peek().value;
    r2 === xt ? (function(e3) {
      const t3 = e3._controlledWritableStream;
      (function(e4) {
        e4._inFlightCloseRequest = e4._closeRequest, e4._closeRequest = void 0;
      })(t3), Pe(e3);
      const r3 = e3._closeAlgorithm();
      Ht(e3), h(r3, () => ((function(e4) {
        e4._inFlightCloseRequest._resolve(void 0), e4._inFlightCloseRequest = void 0, "erroring" === e4._state && (e4._storedError = void 0, void 0 !== e4._pendingAbortRequest && (e4._pendingAbortRequest._resolve(), e4._pendingAbortRequest = void 0)), e4._state = "closed";
        const t4 = e4._writer;
        void 0 !== t4 && ir(t4);
      })(t3), null), (e4) => ((function(e5, t4) {
        e5._inFlightCloseRequest._reject(t4), e5._inFlightCloseRequest = void 0, void 0 !== e5._pendingAbortRequest && (e5._pendingAbortRequest._reject(t4), e5._pendingAbortRequest = void 0), Bt(e5, t4);
      })(t3, e4), null));
    })(e2) : (function(e3, t3) {
      const r3 = e3._controlledWritableStream;
      !(function(e4) {
        e4._inFlightWriteRequest = e4._writeRequests.shift();
      })(r3);
      const o2 = e3._writeAlgorithm(t3);
      h(o2, () => {
        !(function(e4) {
          e4._inFlightWriteRequest._resolve(void 0), e4._inFlightWriteRequest = void 0;
        })(r3);
        const t4 = r3._state;
        if (Pe(e3), !At(r3) && "writable" === t4) {
          const t5 = Xt(e3);
          Dt(r3, t5);
        }
        return Ut(e3), null;
      }, (t4) => ("writable" === r3._state && Ht(e3), (function(e4, t5) {
        e4._inFlightWriteRequest._reject(t5), e4._inFlightWriteRequest = void 0, Bt(e4, t5);
      })(r3, t4), null));
    })(e2, r2);
  }
  function Gt(e2, t2) {
    "writable" === e2._controlledWritableStream._state && Jt(e2, t2);
  }
  function Xt(e2) {
    return Vt(e2) <= 0;
  }
  function Jt(e2, t2) {
    const r2 = e2._controlledWritableStream;
    Ht(e2), jt(r2, t2);
  }
  function Kt(e2) {
    return new TypeError(`WritableStream.prototype.${e2} can only be used on a WritableStream`);
  }
  function Zt(e2) {
    return new TypeError(`WritableStreamDefaultController.prototype.${e2} can only be used on a WritableStreamDefaultController`);
  }
  function er(e2) {
    return new TypeError(`WritableStreamDefaultWriter.prototype.${e2} can only be used on a WritableStreamDefaultWriter`);
  }
  function tr(e2) {
    return new TypeError("Cannot " + e2 + " a stream using a released writer");
  }
  function rr(e2) {
    e2._closedPromise = u((t2, r2) => {
      e2._closedPromise_resolve = t2, e2._closedPromise_reject = r2, e2._closedPromiseState = "pending";
    });
  }
  function or(e2, t2) {
    rr(e2), nr(e2, t2);
  }
  function nr(e2, t2) {
    void 0 !== e2._closedPromise_reject && (p(e2._closedPromise), e2._closedPromise_reject(t2), e2._closedPromise_resolve = void 0, e2._closedPromise_reject = void 0, e2._closedPromiseState = "rejected");
  }
  function ir(e2) {
    void 0 !== e2._closedPromise_resolve && (e2._closedPromise_resolve(void 0), e2._closedPromise_resolve = void 0, e2._closedPromise_reject = void 0, e2._closedPromiseState = "resolved");
  }
  function ar(e2) {
    e2._readyPromise = u((t2, r2) => {
      e2._readyPromise_resolve = t2, e2._readyPromise_reject = r2;
    }), e2._readyPromiseState = "pending";
  }
  function sr(e2, t2) {
    ar(e2), ur(e2, t2);
  }
  function lr(e2) {
    ar(e2), cr(e2);
  }
  function ur(e2, t2) {
    void 0 !== e2._readyPromise_reject && (p(e2._readyPromise), e2._readyPromise_reject(t2), e2._readyPromise_resolve = void 0, e2._readyPromise_reject = void 0, e2._readyPromiseState = "rejected");
  }
  function cr(e2) {
    void 0 !== e2._readyPromise_resolve && (e2._readyPromise_resolve(void 0), e2._readyPromise_resolve = void 0, e2._readyPromise_reject = void 0, e2._readyPromiseState = "fulfilled");
  }
  Object.defineProperties(WritableStreamDefaultController.prototype, { abortReason: { enumerable: true }, signal: { enumerable: true }, error: { enumerable: true } }), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(WritableStreamDefaultController.prototype, Symbol.toStringTag, { value: "WritableStreamDefaultController", configurable: true });
  var dr = "undefined" != typeof globalThis ? globalThis : "undefined" != typeof self ? self : "undefined" != typeof global ? global : void 0;
  var fr = (function() {
    const e2 = null == dr ? void 0 : dr.DOMException;
    return (function(e3) {
      if ("function" != typeof e3 && "object" != typeof e3) return false;
      if ("DOMException" !== e3.name) return false;
      try {
        return new e3(), true;
      } catch (e4) {
        return false;
      }
    })(e2) ? e2 : void 0;
  })() || (function() {
    const e2 = function(e3, t2) {
      this.message = e3 || "", this.name = t2 || "Error", Error.captureStackTrace && Error.captureStackTrace(this, this.constructor);
    };
    return o(e2, "DOMException"), e2.prototype = Object.create(Error.prototype), Object.defineProperty(e2.prototype, "constructor", { value: e2, writable: true, configurable: true }), e2;
  })();
  function hr(e2, t2, r2, o2, n2, i2) {
    const a2 = V(e2), s2 = Pt(t2);
    e2._disturbed = true;
    const l2 = new br(s2), _2 = new mr(l2);
    return u((m2, y2) => {
      let S2;
      if (void 0 !== i2) {
        if (S2 = () => {
          const r3 = void 0 !== i2.reason ? i2.reason : new fr("Aborted", "AbortError"), a3 = [];
          o2 || a3.push(() => "writable" === t2._state ? Wt(t2, r3) : c(void 0)), n2 || a3.push(() => "readable" === e2._state ? Mr(e2, r3) : c(void 0)), T2(() => Promise.all(a3.map((e3) => e3())), true, r3);
        }, i2.aborted) return void S2();
        i2.addEventListener("abort", S2);
      }
      function g2() {
        for (; !l2._shuttingDown && !t2._backpressure && "writable" === t2._state && !At(t2) && "readable" === e2._state && re(a2); ) te(a2, _2);
        if (l2._shuttingDown) return c(true);
        if (t2._backpressure) return f(s2._readyPromise, g2);
        const r3 = new _r(l2);
        return te(a2, r3), r3._promise;
      }
      var v2, w2, R2;
      if (pr(e2, a2._closedPromise, (e3) => (o2 ? P2(true, e3) : T2(() => Wt(t2, e3), true, e3), null)), pr(t2, s2._closedPromise, (t3) => (n2 ? P2(true, t3) : T2(() => Mr(e2, t3), true, t3), null)), v2 = e2, w2 = a2._closedPromise, R2 = () => (r2 ? P2() : T2(() => (function(e3) {
        const t3 = e3._ownerWritableStream, r3 = t3._state;
        return At(t3) || "closed" === r3 ? c(void 0) : "errored" === r3 ? d(t3._storedError) : Lt(e3);
      })(s2)), null), "closed" === v2._state ? R2() : b(w2, R2), At(t2) || "closed" === t2._state) {
        const t3 = new TypeError("the destination writable stream closed before all data could be piped to it");
        n2 ? P2(true, t3) : T2(() => Mr(e2, t3), true, t3);
      }
      function T2(e3, r3, o3) {
        function n3() {
          return h(e3(), () => C2(r3, o3), (e4) => C2(true, e4)), null;
        }
        l2._shuttingDown || (l2._shuttingDown = true, "writable" !== t2._state || At(t2) ? n3() : b(l2._waitForWritesToFinish(), n3));
      }
      function P2(e3, r3) {
        l2._shuttingDown || (l2._shuttingDown = true, "writable" !== t2._state || At(t2) ? C2(e3, r3) : b(l2._waitForWritesToFinish(), () => C2(e3, r3)));
      }
      function C2(e3, t3) {
        return Mt(s2), O(a2), void 0 !== i2 && i2.removeEventListener("abort", S2), e3 ? y2(t3) : m2(void 0), null;
      }
      p(u((e3, t3) => {
        !(function r3(o3) {
          o3 ? e3() : f(g2(), r3, t3);
        })(false);
      }));
    });
  }
  var br = class {
    constructor(e2) {
      this._writer = e2, this._shuttingDown = false, this._currentWrite = c(void 0);
    }
    _waitForWritesToFinish() {
      const e2 = this._currentWrite;
      return f(this._currentWrite, () => e2 !== this._currentWrite ? this._waitForWritesToFinish() : void 0);
    }
  };
  var _r = class {
    constructor(e2) {
      this._state = e2, this._promise = u((e3, t2) => {
        this._resolvePromise = e3, this._rejectPromise = t2;
      });
    }
    _chunkSteps(t2) {
      this._state._currentWrite = f(Yt(this._state._writer, t2), void 0, e), this._resolvePromise(false);
    }
    _closeSteps() {
      this._resolvePromise(true);
    }
    _errorSteps(e2) {
      this._rejectPromise(e2);
    }
  };
  var mr = class {
    constructor(e2) {
      this._state = e2;
    }
    _chunkSteps(t2) {
      this._state._currentWrite = f(Yt(this._state._writer, t2), void 0, e);
    }
    _closeSteps() {
    }
    _errorSteps(e2) {
    }
  };
  function pr(e2, t2, r2) {
    "errored" === e2._state ? r2(e2._storedError) : _(t2, r2);
  }
  var ReadableStreamDefaultController = class {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get desiredSize() {
      if (!yr(this)) throw Er("desiredSize");
      return Pr(this);
    }
    close() {
      if (!yr(this)) throw Er("close");
      if (!Cr(this)) throw new TypeError("The stream is not in a state that permits close");
      wr(this);
    }
    enqueue(e2 = void 0) {
      if (!yr(this)) throw Er("enqueue");
      if (!Cr(this)) throw new TypeError("The stream is not in a state that permits enqueue");
      return Rr(this, e2);
    }
    error(e2 = void 0) {
      if (!yr(this)) throw Er("error");
      Tr(this, e2);
    }
    [T](e2) {
      qe(this);
      const t2 = this._cancelAlgorithm(e2);
      return vr(this), t2;
    }
    [P](e2) {
      const t2 = this._controlledReadableStream;
      if (this._queue.length > 0) {
        const r2 = Pe(this);
        this._closeRequested && 0 === this._queue.length ? (vr(this), Yr(t2)) : Sr(this), e2._chunkSteps(r2);
      } else U(t2, e2), Sr(this);
    }
    [C]() {
      return this._queue.length > 0;
    }
    [q]() {
    }
  };
  function yr(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_controlledReadableStream") && e2 instanceof ReadableStreamDefaultController);
  }
  function Sr(e2) {
    if (!gr(e2)) return;
    if (e2._pulling) return void (e2._pullAgain = true);
    e2._pulling = true;
    h(e2._pullAlgorithm(), () => (e2._pulling = false, e2._pullAgain && (e2._pullAgain = false, Sr(e2)), null), (t2) => (Tr(e2, t2), null));
  }
  function gr(e2) {
    const t2 = e2._controlledReadableStream;
    if (!Cr(e2)) return false;
    if (!e2._started) return false;
    if ($r(t2) && X(t2) > 0) return true;
    return Pr(e2) > 0;
  }
  function vr(e2) {
    e2._pullAlgorithm = void 0, e2._cancelAlgorithm = void 0, e2._strategySizeAlgorithm = void 0;
  }
  function wr(e2) {
    if (!Cr(e2)) return;
    const t2 = e2._controlledReadableStream;
    e2._closeRequested = true, 0 === e2._queue.length && (vr(e2), Yr(t2));
  }
  function Rr(e2, t2) {
    if (!Cr(e2)) return;
    const r2 = e2._controlledReadableStream;
    if ($r(r2) && X(r2) > 0) G(r2, t2, false);
    else {
      let r3;
      try {
        r3 = e2._strategySizeAlgorithm(t2);
      } catch (t3) {
        throw Tr(e2, t3), t3;
      }
      try {
        Ce(e2, t2, r3);
      } catch (t3) {
        throw Tr(e2, t3), t3;
      }
    }
    Sr(e2);
  }
  function Tr(e2, t2) {
    const r2 = e2._controlledReadableStream;
    "readable" === r2._state && (qe(e2), vr(e2), xr(r2, t2));
  }
  function Pr(e2) {
    const t2 = e2._controlledReadableStream._state;
    return "errored" === t2 ? null : "closed" === t2 ? 0 : e2._strategyHWM - e2._queueTotalSize;
  }
  function Cr(e2) {
    const t2 = e2._controlledReadableStream._state;
    return !e2._closeRequested && "readable" === t2;
  }
  function qr(e2, t2, r2, o2, n2, i2, a2) {
    t2._controlledReadableStream = e2, t2._queue = void 0, t2._queueTotalSize = void 0, qe(t2), t2._started = false, t2._closeRequested = false, t2._pullAgain = false, t2._pulling = false, t2._strategySizeAlgorithm = a2, t2._strategyHWM = i2, t2._pullAlgorithm = o2, t2._cancelAlgorithm = n2, e2._readableStreamController = t2;
    h(c(r2()), () => (t2._started = true, Sr(t2), null), (e3) => (Tr(t2, e3), null));
  }
  function Er(e2) {
    return new TypeError(`ReadableStreamDefaultController.prototype.${e2} can only be used on a ReadableStreamDefaultController`);
  }
  function Wr(e2, t2) {
    return Oe(e2._readableStreamController) ? (function(e3) {
      let t3, r2, o2, n2, i2, a2 = V(e3), s2 = false, l2 = false, d2 = false, f2 = false, h2 = false;
      const b2 = u((e4) => {
        i2 = e4;
      });
      function m2(e4) {
        _(e4._closedPromise, (t4) => (e4 !== a2 || (Xe(o2._readableStreamController, t4), Xe(n2._readableStreamController, t4), f2 && h2 || i2(void 0)), null));
      }
      function p2() {
        ft(a2) && (O(a2), a2 = V(e3), m2(a2));
        te(a2, { _chunkSteps: (t4) => {
          y(() => {
            l2 = false, d2 = false;
            const r3 = t4;
            let a3 = t4;
            if (!f2 && !h2) try {
              a3 = Te(t4);
            } catch (t5) {
              return Xe(o2._readableStreamController, t5), Xe(n2._readableStreamController, t5), void i2(Mr(e3, t5));
            }
            f2 || Ge(o2._readableStreamController, r3), h2 || Ge(n2._readableStreamController, a3), s2 = false, l2 ? g2() : d2 && v2();
          });
        }, _closeSteps: () => {
          s2 = false, f2 || Ue(o2._readableStreamController), h2 || Ue(n2._readableStreamController), o2._readableStreamController._pendingPullIntos.length > 0 && et(o2._readableStreamController, 0), n2._readableStreamController._pendingPullIntos.length > 0 && et(n2._readableStreamController, 0), f2 && h2 || i2(void 0);
        }, _errorSteps: () => {
          s2 = false;
        } });
      }
      function S2(t4, r3) {
        ee(a2) && (O(a2), a2 = at(e3), m2(a2));
        const u2 = r3 ? n2 : o2, c2 = r3 ? o2 : n2;
        ht(a2, t4, 1, { _chunkSteps: (t5) => {
          y(() => {
            l2 = false, d2 = false;
            const o3 = r3 ? h2 : f2;
            if (r3 ? f2 : h2) o3 || tt(u2._readableStreamController, t5);
            else {
              let r4;
              try {
                r4 = Te(t5);
              } catch (t6) {
                return Xe(u2._readableStreamController, t6), Xe(c2._readableStreamController, t6), void i2(Mr(e3, t6));
              }
              o3 || tt(u2._readableStreamController, t5), Ge(c2._readableStreamController, r4);
            }
            s2 = false, l2 ? g2() : d2 && v2();
          });
        }, _closeSteps: (e4) => {
          s2 = false;
          const t5 = r3 ? h2 : f2, o3 = r3 ? f2 : h2;
          t5 || Ue(u2._readableStreamController), o3 || Ue(c2._readableStreamController), void 0 !== e4 && (t5 || tt(u2._readableStreamController, e4), !o3 && c2._readableStreamController._pendingPullIntos.length > 0 && et(c2._readableStreamController, 0)), t5 && o3 || i2(void 0);
        }, _errorSteps: () => {
          s2 = false;
        } });
      }
      function g2() {
        if (s2) return l2 = true, c(void 0);
        s2 = true;
        const e4 = Ke(o2._readableStreamController);
        return null === e4 ? p2() : S2(e4._view, false), c(void 0);
      }
      function v2() {
        if (s2) return d2 = true, c(void 0);
        s2 = true;
        const e4 = Ke(n2._readableStreamController);
        return null === e4 ? p2() : S2(e4._view, true), c(void 0);
      }
      function w2(o3) {
        if (f2 = true, t3 = o3, h2) {
          const o4 = le([t3, r2]), n3 = Mr(e3, o4);
          i2(n3);
        }
        return b2;
      }
      function R2(o3) {
        if (h2 = true, r2 = o3, f2) {
          const o4 = le([t3, r2]), n3 = Mr(e3, o4);
          i2(n3);
        }
        return b2;
      }
      function T2() {
      }
      return o2 = Fr(T2, g2, w2), n2 = Fr(T2, v2, R2), m2(a2), [o2, n2];
    })(e2) : (function(e3) {
      const t3 = V(e3);
      let r2, o2, n2, i2, a2, s2 = false, l2 = false, d2 = false, f2 = false;
      const h2 = u((e4) => {
        a2 = e4;
      });
      function b2() {
        if (s2) return l2 = true, c(void 0);
        s2 = true;
        return te(t3, { _chunkSteps: (e4) => {
          y(() => {
            l2 = false;
            const t4 = e4, r3 = e4;
            d2 || Rr(n2._readableStreamController, t4), f2 || Rr(i2._readableStreamController, r3), s2 = false, l2 && b2();
          });
        }, _closeSteps: () => {
          s2 = false, d2 || wr(n2._readableStreamController), f2 || wr(i2._readableStreamController), d2 && f2 || a2(void 0);
        }, _errorSteps: () => {
          s2 = false;
        } }), c(void 0);
      }
      function m2(t4) {
        if (d2 = true, r2 = t4, f2) {
          const t5 = le([r2, o2]), n3 = Mr(e3, t5);
          a2(n3);
        }
        return h2;
      }
      function p2(t4) {
        if (f2 = true, o2 = t4, d2) {
          const t5 = le([r2, o2]), n3 = Mr(e3, t5);
          a2(n3);
        }
        return h2;
      }
      function S2() {
      }
      return n2 = Dr(S2, b2, m2), i2 = Dr(S2, b2, p2), _(t3._closedPromise, (e4) => (Tr(n2._readableStreamController, e4), Tr(i2._readableStreamController, e4), d2 && f2 || a2(void 0), null)), [n2, i2];
    })(e2);
  }
  function Or(r2) {
    return t(o2 = r2) && void 0 !== o2.getReader ? (function(r3) {
      let o3;
      function n2() {
        let e2;
        try {
          e2 = r3.read();
        } catch (e3) {
          return d(e3);
        }
        return m(e2, (e3) => {
          if (!t(e3)) throw new TypeError("The promise returned by the reader.read() method must fulfill with an object");
          if (e3.done) wr(o3._readableStreamController);
          else {
            const t2 = e3.value;
            Rr(o3._readableStreamController, t2);
          }
        });
      }
      function i2(e2) {
        try {
          return c(r3.cancel(e2));
        } catch (e3) {
          return d(e3);
        }
      }
      return o3 = Dr(e, n2, i2, 0), o3;
    })(r2.getReader()) : (function(r3) {
      let o3;
      const n2 = me(r3, "async");
      function i2() {
        let e2;
        try {
          e2 = pe(n2);
        } catch (e3) {
          return d(e3);
        }
        return m(c(e2), (e3) => {
          if (!t(e3)) throw new TypeError("The promise returned by the iterator.next() method must fulfill with an object");
          if (e3.done) wr(o3._readableStreamController);
          else {
            const t2 = e3.value;
            Rr(o3._readableStreamController, t2);
          }
        });
      }
      function a2(e2) {
        const r4 = n2.iterator;
        let o4;
        try {
          o4 = he(r4, "return");
        } catch (e3) {
          return d(e3);
        }
        if (void 0 === o4) return c(void 0);
        return m(g(o4, r4, [e2]), (e3) => {
          if (!t(e3)) throw new TypeError("The promise returned by the iterator.return() method must fulfill with an object");
        });
      }
      return o3 = Dr(e, i2, a2, 0), o3;
    })(r2);
    var o2;
  }
  function Br(e2, t2, r2) {
    return I(e2, r2), (r3) => g(e2, t2, [r3]);
  }
  function jr(e2, t2, r2) {
    return I(e2, r2), (r3) => g(e2, t2, [r3]);
  }
  function kr(e2, t2, r2) {
    return I(e2, r2), (r3) => S(e2, t2, [r3]);
  }
  function Ar(e2, t2) {
    if ("bytes" !== (e2 = `${e2}`)) throw new TypeError(`${t2} '${e2}' is not a valid enumeration value for ReadableStreamType`);
    return e2;
  }
  function zr(e2, t2) {
    L(e2, t2);
    const r2 = null == e2 ? void 0 : e2.preventAbort, o2 = null == e2 ? void 0 : e2.preventCancel, n2 = null == e2 ? void 0 : e2.preventClose, i2 = null == e2 ? void 0 : e2.signal;
    return void 0 !== i2 && (function(e3, t3) {
      if (!(function(e4) {
        if ("object" != typeof e4 || null === e4) return false;
        try {
          return "boolean" == typeof e4.aborted;
        } catch (e5) {
          return false;
        }
      })(e3)) throw new TypeError(`${t3} is not an AbortSignal.`);
    })(i2, `${t2} has member 'signal' that`), { preventAbort: Boolean(r2), preventCancel: Boolean(o2), preventClose: Boolean(n2), signal: i2 };
  }
  Object.defineProperties(ReadableStreamDefaultController.prototype, { close: { enumerable: true }, enqueue: { enumerable: true }, error: { enumerable: true }, desiredSize: { enumerable: true } }), o(ReadableStreamDefaultController.prototype.close, "close"), o(ReadableStreamDefaultController.prototype.enqueue, "enqueue"), o(ReadableStreamDefaultController.prototype.error, "error"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ReadableStreamDefaultController.prototype, Symbol.toStringTag, { value: "ReadableStreamDefaultController", configurable: true });
  var ReadableStream = class {
    constructor(e2 = {}, t2 = {}) {
      void 0 === e2 ? e2 = null : $(e2, "First parameter");
      const r2 = yt(t2, "Second parameter"), o2 = (function(e3, t3) {
        L(e3, t3);
        const r3 = e3, o3 = null == r3 ? void 0 : r3.autoAllocateChunkSize, n2 = null == r3 ? void 0 : r3.cancel, i2 = null == r3 ? void 0 : r3.pull, a2 = null == r3 ? void 0 : r3.start, s2 = null == r3 ? void 0 : r3.type;
        return { autoAllocateChunkSize: void 0 === o3 ? void 0 : N(o3, `${t3} has member 'autoAllocateChunkSize' that`), cancel: void 0 === n2 ? void 0 : Br(n2, r3, `${t3} has member 'cancel' that`), pull: void 0 === i2 ? void 0 : jr(i2, r3, `${t3} has member 'pull' that`), start: void 0 === a2 ? void 0 : kr(a2, r3, `${t3} has member 'start' that`), type: void 0 === s2 ? void 0 : Ar(s2, `${t3} has member 'type' that`) };
      })(e2, "First parameter");
      if (Lr(this), "bytes" === o2.type) {
        if (void 0 !== r2.size) throw new RangeError("The strategy for a byte stream cannot have a size function");
        !(function(e3, t3, r3) {
          const o3 = Object.create(ReadableByteStreamController.prototype);
          let n2, i2, a2;
          n2 = void 0 !== t3.start ? () => t3.start(o3) : () => {
          }, i2 = void 0 !== t3.pull ? () => t3.pull(o3) : () => c(void 0), a2 = void 0 !== t3.cancel ? (e4) => t3.cancel(e4) : () => c(void 0);
          const s2 = t3.autoAllocateChunkSize;
          if (0 === s2) throw new TypeError("autoAllocateChunkSize must be greater than 0");
          rt(e3, o3, n2, i2, a2, r3, s2);
        })(this, o2, mt(r2, 0));
      } else {
        const e3 = pt(r2);
        !(function(e4, t3, r3, o3) {
          const n2 = Object.create(ReadableStreamDefaultController.prototype);
          let i2, a2, s2;
          i2 = void 0 !== t3.start ? () => t3.start(n2) : () => {
          }, a2 = void 0 !== t3.pull ? () => t3.pull(n2) : () => c(void 0), s2 = void 0 !== t3.cancel ? (e5) => t3.cancel(e5) : () => c(void 0), qr(e4, n2, i2, a2, s2, r3, o3);
        })(this, o2, mt(r2, 1), e3);
      }
    }
    get locked() {
      if (!Ir(this)) throw Qr("locked");
      return $r(this);
    }
    cancel(e2 = void 0) {
      return Ir(this) ? $r(this) ? d(new TypeError("Cannot cancel a stream that already has a reader")) : Mr(this, e2) : d(Qr("cancel"));
    }
    getReader(e2 = void 0) {
      if (!Ir(this)) throw Qr("getReader");
      return void 0 === (function(e3, t2) {
        L(e3, t2);
        const r2 = null == e3 ? void 0 : e3.mode;
        return { mode: void 0 === r2 ? void 0 : it(r2, `${t2} has member 'mode' that`) };
      })(e2, "First parameter").mode ? V(this) : at(this);
    }
    pipeThrough(e2, t2 = {}) {
      if (!Ir(this)) throw Qr("pipeThrough");
      M(e2, 1, "pipeThrough");
      const r2 = (function(e3, t3) {
        L(e3, t3);
        const r3 = null == e3 ? void 0 : e3.readable;
        Y(r3, "readable", "ReadableWritablePair"), H(r3, `${t3} has member 'readable' that`);
        const o3 = null == e3 ? void 0 : e3.writable;
        return Y(o3, "writable", "ReadableWritablePair"), Tt(o3, `${t3} has member 'writable' that`), { readable: r3, writable: o3 };
      })(e2, "First parameter"), o2 = zr(t2, "Second parameter");
      if ($r(this)) throw new TypeError("ReadableStream.prototype.pipeThrough cannot be used on a locked ReadableStream");
      if (Et(r2.writable)) throw new TypeError("ReadableStream.prototype.pipeThrough cannot be used on a locked WritableStream");
      return p(hr(this, r2.writable, o2.preventClose, o2.preventAbort, o2.preventCancel, o2.signal)), r2.readable;
    }
    pipeTo(e2, t2 = {}) {
      if (!Ir(this)) return d(Qr("pipeTo"));
      if (void 0 === e2) return d("Parameter 1 is required in 'pipeTo'.");
      if (!qt(e2)) return d(new TypeError("ReadableStream.prototype.pipeTo's first argument must be a WritableStream"));
      let r2;
      try {
        r2 = zr(t2, "Second parameter");
      } catch (e3) {
        return d(e3);
      }
      return $r(this) ? d(new TypeError("ReadableStream.prototype.pipeTo cannot be used on a locked ReadableStream")) : Et(e2) ? d(new TypeError("ReadableStream.prototype.pipeTo cannot be used on a locked WritableStream")) : hr(this, e2, r2.preventClose, r2.preventAbort, r2.preventCancel, r2.signal);
    }
    tee() {
      if (!Ir(this)) throw Qr("tee");
      return le(Wr(this));
    }
    values(e2 = void 0) {
      if (!Ir(this)) throw Qr("values");
      return (function(e3, t2) {
        const r2 = V(e3), o2 = new ye(r2, t2), n2 = Object.create(ge);
        return n2._asyncIteratorImpl = o2, n2;
      })(this, (function(e3, t2) {
        L(e3, t2);
        const r2 = null == e3 ? void 0 : e3.preventCancel;
        return { preventCancel: Boolean(r2) };
      })(e2, "First parameter").preventCancel);
    }
    [_e](e2) {
      return this.values(e2);
    }
    static from(e2) {
      return Or(e2);
    }
  };
  function Dr(e2, t2, r2, o2 = 1, n2 = () => 1) {
    const i2 = Object.create(ReadableStream.prototype);
    Lr(i2);
    return qr(i2, Object.create(ReadableStreamDefaultController.prototype), e2, t2, r2, o2, n2), i2;
  }
  function Fr(e2, t2, r2) {
    const o2 = Object.create(ReadableStream.prototype);
    Lr(o2);
    return rt(o2, Object.create(ReadableByteStreamController.prototype), e2, t2, r2, 0, void 0), o2;
  }
  function Lr(e2) {
    e2._state = "readable", e2._reader = void 0, e2._storedError = void 0, e2._disturbed = false;
  }
  function Ir(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_readableStreamController") && e2 instanceof ReadableStream);
  }
  function $r(e2) {
    return void 0 !== e2._reader;
  }
  function Mr(t2, r2) {
    if (t2._disturbed = true, "closed" === t2._state) return c(void 0);
    if ("errored" === t2._state) return d(t2._storedError);
    Yr(t2);
    const o2 = t2._reader;
    if (void 0 !== o2 && ft(o2)) {
      const e2 = o2._readIntoRequests;
      o2._readIntoRequests = new v(), e2.forEach((e3) => {
        e3._closeSteps(void 0);
      });
    }
    return m(t2._readableStreamController[T](r2), e);
  }
  function Yr(e2) {
    e2._state = "closed";
    const t2 = e2._reader;
    if (void 0 !== t2 && (z(t2), ee(t2))) {
      const e3 = t2._readRequests;
      t2._readRequests = new v(), e3.forEach((e4) => {
        e4._closeSteps();
      });
    }
  }
  function xr(e2, t2) {
    e2._state = "errored", e2._storedError = t2;
    const r2 = e2._reader;
    void 0 !== r2 && (A(r2, t2), ee(r2) ? oe(r2, t2) : bt(r2, t2));
  }
  function Qr(e2) {
    return new TypeError(`ReadableStream.prototype.${e2} can only be used on a ReadableStream`);
  }
  function Nr(e2, t2) {
    L(e2, t2);
    const r2 = null == e2 ? void 0 : e2.highWaterMark;
    return Y(r2, "highWaterMark", "QueuingStrategyInit"), { highWaterMark: x(r2) };
  }
  Object.defineProperties(ReadableStream, { from: { enumerable: true } }), Object.defineProperties(ReadableStream.prototype, { cancel: { enumerable: true }, getReader: { enumerable: true }, pipeThrough: { enumerable: true }, pipeTo: { enumerable: true }, tee: { enumerable: true }, values: { enumerable: true }, locked: { enumerable: true } }), o(ReadableStream.from, "from"), o(ReadableStream.prototype.cancel, "cancel"), o(ReadableStream.prototype.getReader, "getReader"), o(ReadableStream.prototype.pipeThrough, "pipeThrough"), o(ReadableStream.prototype.pipeTo, "pipeTo"), o(ReadableStream.prototype.tee, "tee"), o(ReadableStream.prototype.values, "values"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ReadableStream.prototype, Symbol.toStringTag, { value: "ReadableStream", configurable: true }), Object.defineProperty(ReadableStream.prototype, _e, { value: ReadableStream.prototype.values, writable: true, configurable: true });
  var Hr = (e2) => e2.byteLength;
  o(Hr, "size");
  var ByteLengthQueuingStrategy = class {
    constructor(e2) {
      M(e2, 1, "ByteLengthQueuingStrategy"), e2 = Nr(e2, "First parameter"), this._byteLengthQueuingStrategyHighWaterMark = e2.highWaterMark;
    }
    get highWaterMark() {
      if (!Ur(this)) throw Vr("highWaterMark");
      return this._byteLengthQueuingStrategyHighWaterMark;
    }
    get size() {
      if (!Ur(this)) throw Vr("size");
      return Hr;
    }
  };
  function Vr(e2) {
    return new TypeError(`ByteLengthQueuingStrategy.prototype.${e2} can only be used on a ByteLengthQueuingStrategy`);
  }
  function Ur(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_byteLengthQueuingStrategyHighWaterMark") && e2 instanceof ByteLengthQueuingStrategy);
  }
  Object.defineProperties(ByteLengthQueuingStrategy.prototype, { highWaterMark: { enumerable: true }, size: { enumerable: true } }), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(ByteLengthQueuingStrategy.prototype, Symbol.toStringTag, { value: "ByteLengthQueuingStrategy", configurable: true });
  var Gr = () => 1;
  o(Gr, "size");
  var CountQueuingStrategy = class {
    constructor(e2) {
      M(e2, 1, "CountQueuingStrategy"), e2 = Nr(e2, "First parameter"), this._countQueuingStrategyHighWaterMark = e2.highWaterMark;
    }
    get highWaterMark() {
      if (!Jr(this)) throw Xr("highWaterMark");
      return this._countQueuingStrategyHighWaterMark;
    }
    get size() {
      if (!Jr(this)) throw Xr("size");
      return Gr;
    }
  };
  function Xr(e2) {
    return new TypeError(`CountQueuingStrategy.prototype.${e2} can only be used on a CountQueuingStrategy`);
  }
  function Jr(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_countQueuingStrategyHighWaterMark") && e2 instanceof CountQueuingStrategy);
  }
  function Kr(e2, t2, r2) {
    return I(e2, r2), (r3) => g(e2, t2, [r3]);
  }
  function Zr(e2, t2, r2) {
    return I(e2, r2), (r3) => S(e2, t2, [r3]);
  }
  function eo(e2, t2, r2) {
    return I(e2, r2), (r3, o2) => g(e2, t2, [r3, o2]);
  }
  function to(e2, t2, r2) {
    return I(e2, r2), (r3) => g(e2, t2, [r3]);
  }
  Object.defineProperties(CountQueuingStrategy.prototype, { highWaterMark: { enumerable: true }, size: { enumerable: true } }), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(CountQueuingStrategy.prototype, Symbol.toStringTag, { value: "CountQueuingStrategy", configurable: true });
  var TransformStream = class {
    constructor(e2 = {}, t2 = {}, r2 = {}) {
      void 0 === e2 && (e2 = null);
      const o2 = yt(t2, "Second parameter"), n2 = yt(r2, "Third parameter"), i2 = (function(e3, t3) {
        L(e3, t3);
        const r3 = null == e3 ? void 0 : e3.cancel, o3 = null == e3 ? void 0 : e3.flush, n3 = null == e3 ? void 0 : e3.readableType, i3 = null == e3 ? void 0 : e3.start, a3 = null == e3 ? void 0 : e3.transform, s3 = null == e3 ? void 0 : e3.writableType;
        return { cancel: void 0 === r3 ? void 0 : to(r3, e3, `${t3} has member 'cancel' that`), flush: void 0 === o3 ? void 0 : Kr(o3, e3, `${t3} has member 'flush' that`), readableType: n3, start: void 0 === i3 ? void 0 : Zr(i3, e3, `${t3} has member 'start' that`), transform: void 0 === a3 ? void 0 : eo(a3, e3, `${t3} has member 'transform' that`), writableType: s3 };
      })(e2, "First parameter");
      if (void 0 !== i2.readableType) throw new RangeError("Invalid readableType specified");
      if (void 0 !== i2.writableType) throw new RangeError("Invalid writableType specified");
      const a2 = mt(n2, 0), s2 = pt(n2), l2 = mt(o2, 1), f2 = pt(o2);
      let b2;
      !(function(e3, t3, r3, o3, n3, i3) {
        function a3() {
          return t3;
        }
        function s3(t4) {
          return (function(e4, t5) {
            const r4 = e4._transformStreamController;
            if (e4._backpressure) {
              return m(e4._backpressureChangePromise, () => {
                const o4 = e4._writable;
                if ("erroring" === o4._state) throw o4._storedError;
                return co(r4, t5);
              });
            }
            return co(r4, t5);
          })(e3, t4);
        }
        function l3(t4) {
          return (function(e4, t5) {
            const r4 = e4._transformStreamController;
            if (void 0 !== r4._finishPromise) return r4._finishPromise;
            const o4 = e4._readable;
            r4._finishPromise = u((e5, t6) => {
              r4._finishPromise_resolve = e5, r4._finishPromise_reject = t6;
            });
            const n4 = r4._cancelAlgorithm(t5);
            return lo(r4), h(n4, () => ("errored" === o4._state ? bo(r4, o4._storedError) : (Tr(o4._readableStreamController, t5), ho(r4)), null), (e5) => (Tr(o4._readableStreamController, e5), bo(r4, e5), null)), r4._finishPromise;
          })(e3, t4);
        }
        function c2() {
          return (function(e4) {
            const t4 = e4._transformStreamController;
            if (void 0 !== t4._finishPromise) return t4._finishPromise;
            const r4 = e4._readable;
            t4._finishPromise = u((e5, r5) => {
              t4._finishPromise_resolve = e5, t4._finishPromise_reject = r5;
            });
            const o4 = t4._flushAlgorithm();
            return lo(t4), h(o4, () => ("errored" === r4._state ? bo(t4, r4._storedError) : (wr(r4._readableStreamController), ho(t4)), null), (e5) => (Tr(r4._readableStreamController, e5), bo(t4, e5), null)), t4._finishPromise;
          })(e3);
        }
        function d2() {
          return (function(e4) {
            return ao(e4, false), e4._backpressureChangePromise;
          })(e3);
        }
        function f3(t4) {
          return (function(e4, t5) {
            const r4 = e4._transformStreamController;
            if (void 0 !== r4._finishPromise) return r4._finishPromise;
            const o4 = e4._writable;
            r4._finishPromise = u((e5, t6) => {
              r4._finishPromise_resolve = e5, r4._finishPromise_reject = t6;
            });
            const n4 = r4._cancelAlgorithm(t5);
            return lo(r4), h(n4, () => ("errored" === o4._state ? bo(r4, o4._storedError) : (Gt(o4._writableStreamController, t5), io(e4), ho(r4)), null), (t6) => (Gt(o4._writableStreamController, t6), io(e4), bo(r4, t6), null)), r4._finishPromise;
          })(e3, t4);
        }
        e3._writable = (function(e4, t4, r4, o4, n4 = 1, i4 = () => 1) {
          const a4 = Object.create(WritableStream.prototype);
          return Ct(a4), Nt(a4, Object.create(WritableStreamDefaultController.prototype), e4, t4, r4, o4, n4, i4), a4;
        })(a3, s3, c2, l3, r3, o3), e3._readable = Dr(a3, d2, f3, n3, i3), e3._backpressure = void 0, e3._backpressureChangePromise = void 0, e3._backpressureChangePromise_resolve = void 0, ao(e3, true), e3._transformStreamController = void 0;
      })(this, u((e3) => {
        b2 = e3;
      }), l2, f2, a2, s2), (function(e3, t3) {
        const r3 = Object.create(TransformStreamDefaultController.prototype);
        let o3, n3, i3;
        o3 = void 0 !== t3.transform ? (e4) => t3.transform(e4, r3) : (e4) => {
          try {
            return uo(r3, e4), c(void 0);
          } catch (e5) {
            return d(e5);
          }
        };
        n3 = void 0 !== t3.flush ? () => t3.flush(r3) : () => c(void 0);
        i3 = void 0 !== t3.cancel ? (e4) => t3.cancel(e4) : () => c(void 0);
        !(function(e4, t4, r4, o4, n4) {
          t4._controlledTransformStream = e4, e4._transformStreamController = t4, t4._transformAlgorithm = r4, t4._flushAlgorithm = o4, t4._cancelAlgorithm = n4, t4._finishPromise = void 0, t4._finishPromise_resolve = void 0, t4._finishPromise_reject = void 0;
        })(e3, r3, o3, n3, i3);
      })(this, i2), void 0 !== i2.start ? b2(i2.start(this._transformStreamController)) : b2(void 0);
    }
    get readable() {
      if (!ro(this)) throw _o("readable");
      return this._readable;
    }
    get writable() {
      if (!ro(this)) throw _o("writable");
      return this._writable;
    }
  };
  function ro(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_transformStreamController") && e2 instanceof TransformStream);
  }
  function oo(e2, t2) {
    Tr(e2._readable._readableStreamController, t2), no(e2, t2);
  }
  function no(e2, t2) {
    lo(e2._transformStreamController), Gt(e2._writable._writableStreamController, t2), io(e2);
  }
  function io(e2) {
    e2._backpressure && ao(e2, false);
  }
  function ao(e2, t2) {
    void 0 !== e2._backpressureChangePromise && e2._backpressureChangePromise_resolve(), e2._backpressureChangePromise = u((t3) => {
      e2._backpressureChangePromise_resolve = t3;
    }), e2._backpressure = t2;
  }
  Object.defineProperties(TransformStream.prototype, { readable: { enumerable: true }, writable: { enumerable: true } }), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(TransformStream.prototype, Symbol.toStringTag, { value: "TransformStream", configurable: true });
  var TransformStreamDefaultController = class {
    constructor() {
      throw new TypeError("Illegal constructor");
    }
    get desiredSize() {
      if (!so(this)) throw fo("desiredSize");
      return Pr(this._controlledTransformStream._readable._readableStreamController);
    }
    enqueue(e2 = void 0) {
      if (!so(this)) throw fo("enqueue");
      uo(this, e2);
    }
    error(e2 = void 0) {
      if (!so(this)) throw fo("error");
      var t2;
      t2 = e2, oo(this._controlledTransformStream, t2);
    }
    terminate() {
      if (!so(this)) throw fo("terminate");
      !(function(e2) {
        const t2 = e2._controlledTransformStream;
        wr(t2._readable._readableStreamController);
        const r2 = new TypeError("TransformStream terminated");
        no(t2, r2);
      })(this);
    }
  };
  function so(e2) {
    return !!t(e2) && (!!Object.prototype.hasOwnProperty.call(e2, "_controlledTransformStream") && e2 instanceof TransformStreamDefaultController);
  }
  function lo(e2) {
    e2._transformAlgorithm = void 0, e2._flushAlgorithm = void 0, e2._cancelAlgorithm = void 0;
  }
  function uo(e2, t2) {
    const r2 = e2._controlledTransformStream, o2 = r2._readable._readableStreamController;
    if (!Cr(o2)) throw new TypeError("Readable side is not in a state that permits enqueue");
    try {
      Rr(o2, t2);
    } catch (e3) {
      throw no(r2, e3), r2._readable._storedError;
    }
    const n2 = (function(e3) {
      return !gr(e3);
    })(o2);
    n2 !== r2._backpressure && ao(r2, true);
  }
  function co(e2, t2) {
    return m(e2._transformAlgorithm(t2), void 0, (t3) => {
      throw oo(e2._controlledTransformStream, t3), t3;
    });
  }
  function fo(e2) {
    return new TypeError(`TransformStreamDefaultController.prototype.${e2} can only be used on a TransformStreamDefaultController`);
  }
  function ho(e2) {
    void 0 !== e2._finishPromise_resolve && (e2._finishPromise_resolve(), e2._finishPromise_resolve = void 0, e2._finishPromise_reject = void 0);
  }
  function bo(e2, t2) {
    void 0 !== e2._finishPromise_reject && (p(e2._finishPromise), e2._finishPromise_reject(t2), e2._finishPromise_resolve = void 0, e2._finishPromise_reject = void 0);
  }
  function _o(e2) {
    return new TypeError(`TransformStream.prototype.${e2} can only be used on a TransformStream`);
  }
  Object.defineProperties(TransformStreamDefaultController.prototype, { enqueue: { enumerable: true }, error: { enumerable: true }, terminate: { enumerable: true }, desiredSize: { enumerable: true } }), o(TransformStreamDefaultController.prototype.enqueue, "enqueue"), o(TransformStreamDefaultController.prototype.error, "error"), o(TransformStreamDefaultController.prototype.terminate, "terminate"), "symbol" == typeof Symbol.toStringTag && Object.defineProperty(TransformStreamDefaultController.prototype, Symbol.toStringTag, { value: "TransformStreamDefaultController", configurable: true });

  // web/streams.js
  var { ReadableStream: ReadableStream2, TransformStream: TransformStream2 } = ponyfill_exports;
  var TextEncoderStream = class {
    #stream;
    constructor() {
      const encoder4 = new TextEncoder();
      let high = "";
      this.#stream = new TransformStream2({
        transform(chunk, controller) {
          let text = high + chunk;
          high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : "";
          text = text.slice(0, text.length - high.length);
          if (text !== "") controller.enqueue(encoder4.encode(text));
        },
        flush(controller) {
          if (high !== "") controller.enqueue(encoder4.encode(high));
        }
      });
    }
    get encoding() {
      return "utf-8";
    }
    get readable() {
      return this.#stream.readable;
    }
    get writable() {
      return this.#stream.writable;
    }
  };
  var TextDecoderStream = class {
    #decoder;
    #stream;
    constructor(label, options) {
      const decoder = new TextDecoder(label, options);
      this.#decoder = decoder;
      const put = (text, controller) => {
        if (text !== "") controller.enqueue(text);
      };
      this.#stream = new TransformStream2({
        transform: (chunk, controller) => put(decoder.decode(viewOf(chunk), { stream: true }), controller),
        flush: (controller) => put(decoder.decode(), controller)
      });
    }
    get encoding() {
      return this.#decoder.encoding;
    }
    get fatal() {
      return this.#decoder.fatal;
    }
    get ignoreBOM() {
      return this.#decoder.ignoreBOM;
    }
    get readable() {
      return this.#stream.readable;
    }
    get writable() {
      return this.#stream.writable;
    }
  };
  expose({ ...ponyfill_exports, TextEncoderStream, TextDecoderStream });

  // lazy:web/parts/zlib.js
  var zlib_default = () => {
var part=(()=>{var xe=Object.defineProperty;var fa=Object.getOwnPropertyDescriptor;var sa=Object.getOwnPropertyNames;var ua=Object.prototype.hasOwnProperty;var ca=(e,a)=>{for(var t in a)xe(e,t,{get:a[t],enumerable:!0})},wa=(e,a,t,n)=>{if(a&&typeof a=="object"||typeof a=="function")for(let i of sa(a))!ua.call(e,i)&&i!==t&&xe(e,i,{get:()=>a[i],enumerable:!(n=fa(a,i))||n.enumerable});return e};var ba=e=>wa(xe({},"__esModule",{value:!0}),e);var hi={};ca(hi,{ZStream:()=>da,Z_BUF_ERROR:()=>qt,Z_FINISH:()=>Vt,Z_NO_FLUSH:()=>Wt,Z_OK:()=>Jt,Z_STREAM_END:()=>Qt,zlibDeflate:()=>na,zlibDeflateInit2:()=>ia,zlibInflate:()=>_a,zlibInflateInit2:()=>oa});var We=4,Ve=0,Je=1,va=2;function J(e){let a=e.length;for(;--a>=0;)e[a]=0}var ga=0,Nt=1,pa=2,Ot=29,Xe=256,Lt=286,W=30,$e=19,Ct=573,ie=15,ye=16,ka=7,Ge=256,Zt=16,Ht=17,Mt=18,Oe=new Uint8Array([0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0]),be=new Uint8Array([0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13]),ma=new Uint8Array([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2,3,7]),Bt=new Uint8Array([16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15]),xa=512,B=new Array(288*2);J(B);var ne=new Array(W*2);J(ne);var le=new Array(xa);J(le);var he=new Array(256);J(he);var Ke=new Array(Ot);J(Ke);var ve=new Array(W);J(ve);var ze=class{constructor(e,a,t,n,i){this.static_tree=e,this.extra_bits=a,this.extra_base=t,this.elems=n,this.max_length=i,this.has_stree=e&&e.length}},Ft,Xt,$t,Ee=class{constructor(e,a){this.dyn_tree=e,this.max_code=0,this.stat_desc=a}},Gt=e=>e<256?le[e]:le[256+(e>>>7)],oe=(e,a)=>{e.pending_buf[e.pending++]=a&255,e.pending_buf[e.pending++]=a>>>8&255},N=(e,a,t)=>{e.bi_valid>ye-t?(e.bi_buf|=a<<e.bi_valid&65535,oe(e,e.bi_buf),e.bi_buf=a>>ye-e.bi_valid,e.bi_valid+=t-ye):(e.bi_buf|=a<<e.bi_valid&65535,e.bi_valid+=t)},Z=(e,a,t)=>{N(e,t[a*2],t[a*2+1])},Kt=(e,a)=>{let t=0;do t|=e&1,e>>>=1,t<<=1;while(--a>0);return t>>>1},ya=e=>{e.bi_valid===16?(oe(e,e.bi_buf),e.bi_buf=0,e.bi_valid=0):e.bi_valid>=8&&(e.pending_buf[e.pending++]=e.bi_buf&255,e.bi_buf>>=8,e.bi_valid-=8)},za=(e,a)=>{let t=a.dyn_tree,n=a.max_code,i=a.stat_desc.static_tree,r=a.stat_desc.has_stree,o=a.stat_desc.extra_bits,_=a.stat_desc.extra_base,f=a.stat_desc.max_length,l,h,y,s,d,S,T=0;for(s=0;s<=ie;s++)e.bl_count[s]=0;for(t[e.heap[e.heap_max]*2+1]=0,l=e.heap_max+1;l<Ct;l++)h=e.heap[l],s=t[t[h*2+1]*2+1]+1,s>f&&(s=f,T++),t[h*2+1]=s,!(h>n)&&(e.bl_count[s]++,d=0,h>=_&&(d=o[h-_]),S=t[h*2],e.opt_len+=S*(s+d),r&&(e.static_len+=S*(i[h*2+1]+d)));if(T!==0){do{for(s=f-1;e.bl_count[s]===0;)s--;e.bl_count[s]--,e.bl_count[s+1]+=2,e.bl_count[f]--,T-=2}while(T>0);for(s=f;s!==0;s--)for(h=e.bl_count[s];h!==0;)y=e.heap[--l],!(y>n)&&(t[y*2+1]!==s&&(e.opt_len+=(s-t[y*2+1])*t[y*2],t[y*2+1]=s),h--)}},Pt=(e,a,t)=>{let n=new Array(16),i=0,r,o;for(r=1;r<=ie;r++)i=i+t[r-1]<<1,n[r]=i;for(o=0;o<=a;o++){let _=e[o*2+1];_!==0&&(e[o*2]=Kt(n[_]++,_))}},Ea=()=>{let e,a,t,n,i,r=new Array(16);for(t=0,n=0;n<Ot-1;n++)for(Ke[n]=t,e=0;e<1<<Oe[n];e++)he[t++]=n;for(he[t-1]=n,i=0,n=0;n<16;n++)for(ve[n]=i,e=0;e<1<<be[n];e++)le[i++]=n;for(i>>=7;n<W;n++)for(ve[n]=i<<7,e=0;e<1<<be[n]-7;e++)le[256+i++]=n;for(a=0;a<=ie;a++)r[a]=0;for(e=0;e<=143;)B[e*2+1]=8,e++,r[8]++;for(;e<=255;)B[e*2+1]=9,e++,r[9]++;for(;e<=279;)B[e*2+1]=7,e++,r[7]++;for(;e<=287;)B[e*2+1]=8,e++,r[8]++;for(Pt(B,287,r),e=0;e<W;e++)ne[e*2+1]=5,ne[e*2]=Kt(e,5);Ft=new ze(B,Oe,257,Lt,ie),Xt=new ze(ne,be,0,W,ie),$t=new ze(new Array(0),ma,0,$e,ka)},Yt=e=>{let a;for(a=0;a<Lt;a++)e.dyn_ltree[a*2]=0;for(a=0;a<W;a++)e.dyn_dtree[a*2]=0;for(a=0;a<$e;a++)e.bl_tree[a*2]=0;e.dyn_ltree[Ge*2]=1,e.opt_len=e.static_len=0,e.sym_next=e.matches=0},jt=e=>{e.bi_valid>8?oe(e,e.bi_buf):e.bi_valid>0&&(e.pending_buf[e.pending++]=e.bi_buf),e.bi_buf=0,e.bi_valid=0},Qe=(e,a,t,n)=>{let i=a*2,r=t*2;return e[i]<e[r]||e[i]===e[r]&&n[a]<=n[t]},Se=(e,a,t)=>{let n=e.heap[t],i=t<<1;for(;i<=e.heap_len&&(i<e.heap_len&&Qe(a,e.heap[i+1],e.heap[i],e.depth)&&i++,!Qe(a,n,e.heap[i],e.depth));)e.heap[t]=e.heap[i],t=i,i<<=1;e.heap[t]=n},qe=(e,a,t)=>{let n,i,r=0,o,_;if(e.sym_next!==0)do n=e.pending_buf[e.sym_buf+r++]&255,n+=(e.pending_buf[e.sym_buf+r++]&255)<<8,i=e.pending_buf[e.sym_buf+r++],n===0?Z(e,i,a):(o=he[i],Z(e,o+Xe+1,a),_=Oe[o],_!==0&&(i-=Ke[o],N(e,i,_)),n--,o=Gt(n),Z(e,o,t),_=be[o],_!==0&&(n-=ve[o],N(e,n,_)));while(r<e.sym_next);Z(e,Ge,a)},Le=(e,a)=>{let t=a.dyn_tree,n=a.stat_desc.static_tree,i=a.stat_desc.has_stree,r=a.stat_desc.elems,o,_,f=-1,l;for(e.heap_len=0,e.heap_max=Ct,o=0;o<r;o++)t[o*2]!==0?(e.heap[++e.heap_len]=f=o,e.depth[o]=0):t[o*2+1]=0;for(;e.heap_len<2;)l=e.heap[++e.heap_len]=f<2?++f:0,t[l*2]=1,e.depth[l]=0,e.opt_len--,i&&(e.static_len-=n[l*2+1]);for(a.max_code=f,o=e.heap_len>>1;o>=1;o--)Se(e,t,o);l=r;do o=e.heap[1],e.heap[1]=e.heap[e.heap_len--],Se(e,t,1),_=e.heap[1],e.heap[--e.heap_max]=o,e.heap[--e.heap_max]=_,t[l*2]=t[o*2]+t[_*2],e.depth[l]=(e.depth[o]>=e.depth[_]?e.depth[o]:e.depth[_])+1,t[o*2+1]=t[_*2+1]=l,e.heap[1]=l++,Se(e,t,1);while(e.heap_len>=2);e.heap[--e.heap_max]=e.heap[1],za(e,a),Pt(t,f,e.bl_count)},et=(e,a,t)=>{let n,i=-1,r,o=a[1],_=0,f=7,l=4;for(o===0&&(f=138,l=3),a[(t+1)*2+1]=65535,n=0;n<=t;n++)r=o,o=a[(n+1)*2+1],!(++_<f&&r===o)&&(_<l?e.bl_tree[r*2]+=_:r!==0?(r!==i&&e.bl_tree[r*2]++,e.bl_tree[Zt*2]++):_<=10?e.bl_tree[Ht*2]++:e.bl_tree[Mt*2]++,_=0,i=r,o===0?(f=138,l=3):r===o?(f=6,l=3):(f=7,l=4))},tt=(e,a,t)=>{let n,i=-1,r,o=a[1],_=0,f=7,l=4;for(o===0&&(f=138,l=3),n=0;n<=t;n++)if(r=o,o=a[(n+1)*2+1],!(++_<f&&r===o)){if(_<l)do Z(e,r,e.bl_tree);while(--_!==0);else r!==0?(r!==i&&(Z(e,r,e.bl_tree),_--),Z(e,Zt,e.bl_tree),N(e,_-3,2)):_<=10?(Z(e,Ht,e.bl_tree),N(e,_-3,3)):(Z(e,Mt,e.bl_tree),N(e,_-11,7));_=0,i=r,o===0?(f=138,l=3):r===o?(f=6,l=3):(f=7,l=4)}},Sa=e=>{let a;for(et(e,e.dyn_ltree,e.l_desc.max_code),et(e,e.dyn_dtree,e.d_desc.max_code),Le(e,e.bl_desc),a=$e-1;a>=3&&e.bl_tree[Bt[a]*2+1]===0;a--);return e.opt_len+=3*(a+1)+5+5+4,a},Aa=(e,a,t,n)=>{let i;for(N(e,a-257,5),N(e,t-1,5),N(e,n-4,4),i=0;i<n;i++)N(e,e.bl_tree[Bt[i]*2+1],3);tt(e,e.dyn_ltree,a-1),tt(e,e.dyn_dtree,t-1)},Ta=e=>{let a=4093624447,t;for(t=0;t<=31;t++,a>>>=1)if(a&1&&e.dyn_ltree[t*2]!==0)return Ve;if(e.dyn_ltree[18]!==0||e.dyn_ltree[20]!==0||e.dyn_ltree[26]!==0)return Je;for(t=32;t<Xe;t++)if(e.dyn_ltree[t*2]!==0)return Je;return Ve},at=!1,Da=e=>{at||(Ea(),at=!0),e.l_desc=new Ee(e.dyn_ltree,Ft),e.d_desc=new Ee(e.dyn_dtree,Xt),e.bl_desc=new Ee(e.bl_tree,$t),e.bi_buf=0,e.bi_valid=0,Yt(e)},ge=(e,a,t,n)=>{N(e,(ga<<1)+(n?1:0),3),jt(e),oe(e,t),oe(e,~t),t&&e.pending_buf.set(e.window.subarray(a,a+t),e.pending),e.pending+=t},Ia=e=>{N(e,Nt<<1,3),Z(e,Ge,B),ya(e)},Ua=(e,a,t,n)=>{let i,r,o=0;e.level>0?(e.strm.data_type===va&&(e.strm.data_type=Ta(e)),Le(e,e.l_desc),Le(e,e.d_desc),o=Sa(e),i=e.opt_len+3+7>>>3,r=e.static_len+3+7>>>3,(r<=i||e.strategy===We)&&(i=r)):i=r=t+5,t+4<=i&&a!==-1?ge(e,a,t,n):e.strategy===We||r===i?(N(e,(Nt<<1)+(n?1:0),3),qe(e,B,ne)):(N(e,(pa<<1)+(n?1:0),3),Aa(e,e.l_desc.max_code+1,e.d_desc.max_code+1,o+1),qe(e,e.dyn_ltree,e.dyn_dtree)),Yt(e),n&&jt(e)},F=(e,a,t)=>(e.pending_buf[e.sym_buf+e.sym_next++]=a,e.pending_buf[e.sym_buf+e.sym_next++]=a>>8,e.pending_buf[e.sym_buf+e.sym_next++]=t,a===0?e.dyn_ltree[t*2]++:(e.matches++,a--,e.dyn_ltree[(he[t]+Xe+1)*2]++,e.dyn_dtree[Gt(a)*2]++),e.sym_next===e.sym_end),Ce=(e,a,t,n)=>{let i=e&65535|0,r=e>>>16&65535|0,o=0;for(;t!==0;){o=t>2e3?2e3:t,t-=o;do i=i+a[n++]|0,r=r+i|0;while(--o);i%=65521,r%=65521}return i|r<<16|0},Ra=()=>{let e=new Uint32Array(2048),a;for(let t=0;t<256;t++){a=t;for(let n=0;n<8;n++)a=a&1?3988292384^a>>>1:a>>>1;e[t]=a}for(let t=0;t<256;t++){a=e[t];for(let n=256;n<256*8;n+=256)a=e[a&255]^a>>>8,e[n+t]=a}return e},Na=Ra(),I=(e,a,t,n)=>{let i=Na,r=n+t,o=n;e^=-1;for(let _=r-7;o<_;o+=8)e^=a[o]|a[o+1]<<8|a[o+2]<<16|a[o+3]<<24,e=i[1792+(e&255)]^i[1536+(e>>>8&255)]^i[1280+(e>>>16&255)]^i[1024+(e>>>24)]^i[768+a[o+4]]^i[512+a[o+5]]^i[256+a[o+6]]^i[a[o+7]];for(;o<r;o++)e=e>>>8^i[(e^a[o])&255];return e^-1},Oa={2:"need dictionary",1:"stream end",0:"","-1":"file error","-2":"stream error","-3":"data error","-4":"insufficient memory","-5":"buffer error","-6":"incompatible version"},Wt=0;var Vt=4;var Jt=0,Qt=1;var qt=-5;var La=9;var Ca=573,z=3,G=258,H=262,Za=32,_e=42,Pe=57,Ze=69,He=73,Me=91,Be=103,Y=113,te=666,R=1,Q=2,K=3,q=4,Ha=3,j=(e,a)=>(e.msg=Oa[a],a),it=e=>e*2-(e>4?9:0),$=e=>{let a=e.length;for(;--a>=0;)e[a]=0},Ma=e=>{let a,t,n,i=e.w_size;a=e.hash_size,n=a;do t=e.head[--n],e.head[n]=t>=i?t-i:0;while(--a);a=i,n=a;do t=e.prev[--n],e.prev[n]=t>=i?t-i:0;while(--a)},Ye=(e,a,t)=>(a<<e.hash_shift^t)&e.hash_mask,V=(e,a)=>{let t;if(e.legacy_hash)t=e.ins_h=Ye(e,e.ins_h,e.window[a+z-1]);else{let i=e.window,r=i[a]|i[a+1]<<8|i[a+2]<<16|i[a+3]<<24;t=e.ins_h=Math.imul(r,66521)+66521>>>16&e.hash_mask}let n=e.prev[a&e.w_mask]=e.head[t];return e.head[t]=a,n},O=e=>{let a=e.state,t=a.pending;t>e.avail_out&&(t=e.avail_out),t!==0&&(e.output.set(a.pending_buf.subarray(a.pending_out,a.pending_out+t),e.next_out),e.next_out+=t,a.pending_out+=t,e.total_out+=t,e.avail_out-=t,a.pending-=t,a.pending===0&&(a.pending_out=0))},L=(e,a)=>{Ua(e,e.block_start>=0?e.block_start:-1,e.strstart-e.block_start,a),e.block_start=e.strstart,O(e.strm)},x=(e,a)=>{e.pending_buf[e.pending++]=a},ee=(e,a)=>{e.pending_buf[e.pending++]=a>>>8&255,e.pending_buf[e.pending++]=a&255},Fe=(e,a,t,n)=>{let i=e.avail_in;return i>n&&(i=n),i===0?0:(e.avail_in-=i,a.set(e.input.subarray(e.next_in,e.next_in+i),t),e.state.wrap===1?e.adler=Ce(e.adler,a,i,t):e.state.wrap===2&&(e.adler=I(e.adler,a,i,t)),e.next_in+=i,e.total_in+=i,i)},ea=(e,a)=>{let t=e.max_chain_length,n=e.strstart,i,r,o=e.prev_length,_=e.nice_match,f=e.strstart>e.w_size-H?e.strstart-(e.w_size-H):0,l=e.window,h=e.w_mask,y=e.prev,s=e.strstart+G,d=l[n+o-1],S=l[n+o];e.prev_length>=e.good_match&&(t>>=2),_>e.lookahead&&(_=e.lookahead);do if(i=a,!(l[i+o]!==S||l[i+o-1]!==d||l[i]!==l[n]||l[++i]!==l[n+1])){n+=2,i++;do;while(l[++n]===l[++i]&&l[++n]===l[++i]&&l[++n]===l[++i]&&l[++n]===l[++i]&&l[++n]===l[++i]&&l[++n]===l[++i]&&l[++n]===l[++i]&&l[++n]===l[++i]&&n<s);if(r=G-(s-n),n=s-G,r>o){if(e.match_start=a,o=r,r>=_)break;d=l[n+o-1],S=l[n+o]}}while((a=y[a&h])>f&&--t!==0);return o<=e.lookahead?o:e.lookahead},pe=e=>{let a=e.w_size,t,n,i;do{if(n=e.window_size-e.lookahead-e.strstart,e.strstart>=a+(a-H)&&(e.window.set(e.window.subarray(a,a+a-n),0),e.match_start-=a,e.strstart-=a,e.block_start-=a,e.insert>e.strstart&&(e.insert=e.strstart),Ma(e),n+=a),e.strm.avail_in===0)break;if(t=Fe(e.strm,e.window,e.strstart+e.lookahead,n),e.lookahead+=t,e.legacy_hash){if(e.lookahead+e.insert>=z)for(i=e.strstart-e.insert,e.ins_h=e.window[i],e.ins_h=Ye(e,e.ins_h,e.window[i+1]);e.insert&&(V(e,i),i++,e.insert--,!(e.lookahead+e.insert<z)););}else if(e.lookahead+e.insert>z)for(i=e.strstart-e.insert;e.insert&&(V(e,i),i++,e.insert--,!(e.lookahead+e.insert<=z)););}while(e.lookahead<H&&e.strm.avail_in!==0)},ta=(e,a)=>{let t=e.pending_buf_size-5>e.w_size?e.w_size:e.pending_buf_size-5,n,i,r,o=0,_=e.strm.avail_in;do{if(n=65535,r=e.bi_valid+42>>3,e.strm.avail_out<r||(r=e.strm.avail_out-r,i=e.strstart-e.block_start,n>i+e.strm.avail_in&&(n=i+e.strm.avail_in),n>r&&(n=r),n<t&&(n===0&&a!==4||a===0||n!==i+e.strm.avail_in)))break;o=a===4&&n===i+e.strm.avail_in?1:0,ge(e,0,0,o),e.pending_buf[e.pending-4]=n,e.pending_buf[e.pending-3]=n>>8,e.pending_buf[e.pending-2]=~n,e.pending_buf[e.pending-1]=~n>>8,O(e.strm),i&&(i>n&&(i=n),e.strm.output.set(e.window.subarray(e.block_start,e.block_start+i),e.strm.next_out),e.strm.next_out+=i,e.strm.avail_out-=i,e.strm.total_out+=i,e.block_start+=i,n-=i),n&&(Fe(e.strm,e.strm.output,e.strm.next_out,n),e.strm.next_out+=n,e.strm.avail_out-=n,e.strm.total_out+=n)}while(o===0);return _-=e.strm.avail_in,_&&(_>=e.w_size?(e.matches=2,e.window.set(e.strm.input.subarray(e.strm.next_in-e.w_size,e.strm.next_in),0),e.strstart=e.w_size,e.insert=e.strstart):(e.window_size-e.strstart<=_&&(e.strstart-=e.w_size,e.window.set(e.window.subarray(e.w_size,e.w_size+e.strstart),0),e.matches<2&&e.matches++,e.insert>e.strstart&&(e.insert=e.strstart)),e.window.set(e.strm.input.subarray(e.strm.next_in-_,e.strm.next_in),e.strstart),e.strstart+=_,e.insert+=_>e.w_size-e.insert?e.w_size-e.insert:_),e.block_start=e.strstart),e.high_water<e.strstart&&(e.high_water=e.strstart),o?q:a!==0&&a!==4&&e.strm.avail_in===0&&e.strstart===e.block_start?Q:(r=e.window_size-e.strstart,e.strm.avail_in>r&&e.block_start>=e.w_size&&(e.block_start-=e.w_size,e.strstart-=e.w_size,e.window.set(e.window.subarray(e.w_size,e.w_size+e.strstart),0),e.matches<2&&e.matches++,r+=e.w_size,e.insert>e.strstart&&(e.insert=e.strstart)),r>e.strm.avail_in&&(r=e.strm.avail_in),r&&(Fe(e.strm,e.window,e.strstart,r),e.strstart+=r,e.insert+=r>e.w_size-e.insert?e.w_size-e.insert:r),e.high_water<e.strstart&&(e.high_water=e.strstart),r=e.bi_valid+42>>3,r=e.pending_buf_size-r>65535?65535:e.pending_buf_size-r,t=r>e.w_size?e.w_size:r,i=e.strstart-e.block_start,(i>=t||(i||a===4)&&a!==0&&e.strm.avail_in===0&&i<=r)&&(n=i>r?r:i,o=a===4&&e.strm.avail_in===0&&n===i?1:0,ge(e,e.block_start,n,o),e.block_start+=n,O(e.strm)),o?K:R)},Ae=(e,a)=>{let t,n;for(;;){if(e.lookahead<H){if(pe(e),e.lookahead<H&&a===0)return R;if(e.lookahead===0)break}if(t=0,e.lookahead>=z&&(t=V(e,e.strstart)),t!==0&&e.strstart-t<=e.w_size-H&&(e.match_length=ea(e,t)),e.match_length>=z)if(n=F(e,e.strstart-e.match_start,e.match_length-z),e.lookahead-=e.match_length,e.match_length<=e.max_lazy_match&&e.lookahead>=z){e.match_length--;do e.strstart++,t=V(e,e.strstart);while(--e.match_length!==0);e.strstart++}else e.strstart+=e.match_length,e.match_length=0,e.legacy_hash&&(e.ins_h=e.window[e.strstart],e.ins_h=Ye(e,e.ins_h,e.window[e.strstart+1]));else n=F(e,0,e.window[e.strstart]),e.lookahead--,e.strstart++;if(n&&(L(e,!1),e.strm.avail_out===0))return R}return e.insert=e.strstart<z-1?e.strstart:z-1,a===4?(L(e,!0),e.strm.avail_out===0?K:q):e.sym_next&&(L(e,!1),e.strm.avail_out===0)?R:Q},P=(e,a)=>{let t,n,i;for(;;){if(e.lookahead<H){if(pe(e),e.lookahead<H&&a===0)return R;if(e.lookahead===0)break}if(t=0,e.lookahead>=z&&(t=V(e,e.strstart)),e.prev_length=e.match_length,e.prev_match=e.match_start,e.match_length=z-1,t!==0&&e.prev_length<e.max_lazy_match&&e.strstart-t<=e.w_size-H&&(e.match_length=ea(e,t),e.match_length<=5&&(e.strategy===1||e.match_length===z&&e.strstart-e.match_start>4096)&&(e.match_length=z-1)),e.prev_length>=z&&e.match_length<=e.prev_length){i=e.strstart+e.lookahead-z,n=F(e,e.strstart-1-e.prev_match,e.prev_length-z),e.lookahead-=e.prev_length-1,e.prev_length-=2;do++e.strstart<=i&&(t=V(e,e.strstart));while(--e.prev_length!==0);if(e.match_available=0,e.match_length=z-1,e.strstart++,n&&(L(e,!1),e.strm.avail_out===0))return R}else if(e.match_available){if(n=F(e,0,e.window[e.strstart-1]),n&&L(e,!1),e.strstart++,e.lookahead--,e.strm.avail_out===0)return R}else e.match_available=1,e.strstart++,e.lookahead--}return e.match_available&&(n=F(e,0,e.window[e.strstart-1]),e.match_available=0),e.insert=e.strstart<z-1?e.strstart:z-1,a===4?(L(e,!0),e.strm.avail_out===0?K:q):e.sym_next&&(L(e,!1),e.strm.avail_out===0)?R:Q},Ba=(e,a)=>{let t,n,i,r,o=e.window;for(;;){if(e.lookahead<=G){if(pe(e),e.lookahead<=G&&a===0)return R;if(e.lookahead===0)break}if(e.match_length=0,e.lookahead>=z&&e.strstart>0&&(i=e.strstart-1,n=o[i],n===o[++i]&&n===o[++i]&&n===o[++i])){r=e.strstart+G;do;while(n===o[++i]&&n===o[++i]&&n===o[++i]&&n===o[++i]&&n===o[++i]&&n===o[++i]&&n===o[++i]&&n===o[++i]&&i<r);e.match_length=G-(r-i),e.match_length>e.lookahead&&(e.match_length=e.lookahead)}if(e.match_length>=z?(t=F(e,1,e.match_length-z),e.lookahead-=e.match_length,e.strstart+=e.match_length,e.match_length=0):(t=F(e,0,e.window[e.strstart]),e.lookahead--,e.strstart++),t&&(L(e,!1),e.strm.avail_out===0))return R}return e.insert=0,a===4?(L(e,!0),e.strm.avail_out===0?K:q):e.sym_next&&(L(e,!1),e.strm.avail_out===0)?R:Q},Fa=(e,a)=>{let t;for(;;){if(e.lookahead===0&&(pe(e),e.lookahead===0)){if(a===0)return R;break}if(e.match_length=0,t=F(e,0,e.window[e.strstart]),e.lookahead--,e.strstart++,t&&(L(e,!1),e.strm.avail_out===0))return R}return e.insert=0,a===4?(L(e,!0),e.strm.avail_out===0?K:q):e.sym_next&&(L(e,!1),e.strm.avail_out===0)?R:Q},C=class{constructor(e,a,t,n,i){this.good_length=e,this.max_lazy=a,this.nice_length=t,this.max_chain=n,this.func=i}},ae=[new C(0,0,0,0,ta),new C(4,4,8,4,Ae),new C(4,5,16,8,Ae),new C(4,6,32,32,Ae),new C(4,4,16,16,P),new C(8,16,32,32,P),new C(8,16,128,128,P),new C(8,32,128,256,P),new C(32,128,258,1024,P),new C(32,258,258,4096,P)],Xa=e=>{e.window_size=2*e.w_size,$(e.head),e.max_lazy_match=ae[e.level].max_lazy,e.good_match=ae[e.level].good_length,e.nice_match=ae[e.level].nice_length,e.max_chain_length=ae[e.level].max_chain,e.strstart=0,e.block_start=0,e.lookahead=0,e.insert=0,e.match_length=e.prev_length=z-1,e.match_available=0,e.ins_h=0},$a=class{constructor(){this.strm=null,this.status=0,this.pending_buf=null,this.pending_buf_size=0,this.pending_out=0,this.pending=0,this.wrap=0,this.gzhead=null,this.gzindex=0,this.method=8,this.last_flush=-1,this.w_size=0,this.w_bits=0,this.w_mask=0,this.window=null,this.window_size=0,this.prev=null,this.head=null,this.ins_h=0,this.legacy_hash=0,this.hash_size=0,this.hash_bits=0,this.hash_mask=0,this.hash_shift=0,this.block_start=0,this.match_length=0,this.prev_match=0,this.match_available=0,this.strstart=0,this.match_start=0,this.lookahead=0,this.prev_length=0,this.max_chain_length=0,this.max_lazy_match=0,this.level=0,this.strategy=0,this.good_match=0,this.nice_match=0,this.dyn_ltree=new Uint16Array(Ca*2),this.dyn_dtree=new Uint16Array(122),this.bl_tree=new Uint16Array(78),$(this.dyn_ltree),$(this.dyn_dtree),$(this.bl_tree),this.l_desc=null,this.d_desc=null,this.bl_desc=null,this.bl_count=new Uint16Array(16),this.heap=new Uint16Array(573),$(this.heap),this.heap_len=0,this.heap_max=0,this.depth=new Uint16Array(573),$(this.depth),this.sym_buf=0,this.lit_bufsize=0,this.sym_next=0,this.sym_end=0,this.opt_len=0,this.static_len=0,this.matches=0,this.insert=0,this.bi_buf=0,this.bi_valid=0}},aa=e=>{if(!e)return 1;let a=e.state;return!a||a.strm!==e||a.status!==_e&&a.status!==Pe&&a.status!==Ze&&a.status!==He&&a.status!==Me&&a.status!==Be&&a.status!==Y&&a.status!==te?1:0},Ga=e=>{if(aa(e))return j(e,-2);e.total_in=e.total_out=0,e.data_type=2;let a=e.state;return a.pending=0,a.pending_out=0,a.wrap<0&&(a.wrap=-a.wrap),a.status=a.wrap===2?Pe:a.wrap?_e:Y,e.adler=a.wrap===2?0:1,a.last_flush=-2,Da(a),0},Ka=e=>{let a=Ga(e);return a===0&&Xa(e.state),a};var ia=(e,a,t,n,i,r,o)=>{if(!e)return-2;let _=1;if(a===-1&&(a=6),n<0?(_=0,n=-n):n>15&&(_=2,n-=16),i<1||i>La||t!==8||n<8||n>15||a<0||a>9||r<0||r>4||n===8&&_!==1)return j(e,-2);n===8&&(n=9);let f=new $a;return e.state=f,f.strm=e,f.status=_e,f.wrap=_,f.gzhead=null,f.w_bits=n,f.w_size=1<<f.w_bits,f.w_mask=f.w_size-1,f.legacy_hash=o?1:0,f.hash_bits=i+7,!f.legacy_hash&&f.hash_bits<15&&(f.hash_bits=15),f.hash_size=1<<f.hash_bits,f.hash_mask=f.hash_size-1,f.hash_shift=~~((f.hash_bits+z-1)/z),f.window=new Uint8Array(f.w_size*2),f.head=new Uint16Array(f.hash_size),f.prev=new Uint16Array(f.w_size),f.lit_bufsize=1<<i+6,f.pending_buf_size=f.lit_bufsize*4,f.pending_buf=new Uint8Array(f.pending_buf_size),f.sym_buf=f.lit_bufsize,f.sym_end=(f.lit_bufsize-1)*3,f.level=a,f.strategy=r,f.method=t,Ka(e)};var na=(e,a)=>{if(aa(e)||a>5||a<0)return e?j(e,-2):-2;let t=e.state;if(!e.output||e.avail_in!==0&&!e.input||t.status===te&&a!==4)return j(e,e.avail_out===0?-5:-2);let n=t.last_flush;if(t.last_flush=a,t.pending!==0){if(O(e),e.avail_out===0)return t.last_flush=-1,0}else if(e.avail_in===0&&it(a)<=it(n)&&a!==4)return j(e,-5);if(t.status===te&&e.avail_in!==0)return j(e,-5);if(t.status===_e&&t.wrap===0&&(t.status=Y),t.status===_e){let i=8+(t.w_bits-8<<4)<<8,r=-1;if(t.strategy>=2||t.level<2?r=0:t.level<6?r=1:t.level===6?r=2:r=3,i|=r<<6,t.strstart!==0&&(i|=Za),i+=31-i%31,ee(t,i),t.strstart!==0&&(ee(t,e.adler>>>16),ee(t,e.adler&65535)),e.adler=1,t.status=Y,O(e),t.pending!==0)return t.last_flush=-1,0}if(t.status===Pe){if(e.adler=0,x(t,31),x(t,139),x(t,8),t.gzhead)x(t,(t.gzhead.text?1:0)+(t.gzhead.hcrc?2:0)+(t.gzhead.extra?4:0)+(t.gzhead.name?8:0)+(t.gzhead.comment?16:0)),x(t,t.gzhead.time&255),x(t,t.gzhead.time>>8&255),x(t,t.gzhead.time>>16&255),x(t,t.gzhead.time>>24&255),x(t,t.level===9?2:t.strategy>=2||t.level<2?4:0),x(t,t.gzhead.os&255),t.gzhead.extra&&t.gzhead.extra.length&&(x(t,t.gzhead.extra.length&255),x(t,t.gzhead.extra.length>>8&255)),t.gzhead.hcrc&&(e.adler=I(e.adler,t.pending_buf,t.pending,0)),t.gzindex=0,t.status=Ze;else if(x(t,0),x(t,0),x(t,0),x(t,0),x(t,0),x(t,t.level===9?2:t.strategy>=2||t.level<2?4:0),x(t,Ha),t.status=Y,O(e),t.pending!==0)return t.last_flush=-1,0}if(t.status===Ze){if(t.gzhead.extra){let i=t.pending,r=(t.gzhead.extra.length&65535)-t.gzindex;for(;t.pending+r>t.pending_buf_size;){let _=t.pending_buf_size-t.pending;if(t.pending_buf.set(t.gzhead.extra.subarray(t.gzindex,t.gzindex+_),t.pending),t.pending=t.pending_buf_size,t.gzhead.hcrc&&t.pending>i&&(e.adler=I(e.adler,t.pending_buf,t.pending-i,i)),t.gzindex+=_,O(e),t.pending!==0)return t.last_flush=-1,0;i=0,r-=_}let o=new Uint8Array(t.gzhead.extra);t.pending_buf.set(o.subarray(t.gzindex,t.gzindex+r),t.pending),t.pending+=r,t.gzhead.hcrc&&t.pending>i&&(e.adler=I(e.adler,t.pending_buf,t.pending-i,i)),t.gzindex=0}t.status=He}if(t.status===He){if(t.gzhead.name){let i=t.pending,r;do{if(t.pending===t.pending_buf_size){if(t.gzhead.hcrc&&t.pending>i&&(e.adler=I(e.adler,t.pending_buf,t.pending-i,i)),O(e),t.pending!==0)return t.last_flush=-1,0;i=0}t.gzindex<t.gzhead.name.length?r=t.gzhead.name.charCodeAt(t.gzindex++)&255:r=0,x(t,r)}while(r!==0);t.gzhead.hcrc&&t.pending>i&&(e.adler=I(e.adler,t.pending_buf,t.pending-i,i)),t.gzindex=0}t.status=Me}if(t.status===Me){if(t.gzhead.comment){let i=t.pending,r;do{if(t.pending===t.pending_buf_size){if(t.gzhead.hcrc&&t.pending>i&&(e.adler=I(e.adler,t.pending_buf,t.pending-i,i)),O(e),t.pending!==0)return t.last_flush=-1,0;i=0}t.gzindex<t.gzhead.comment.length?r=t.gzhead.comment.charCodeAt(t.gzindex++)&255:r=0,x(t,r)}while(r!==0);t.gzhead.hcrc&&t.pending>i&&(e.adler=I(e.adler,t.pending_buf,t.pending-i,i))}t.status=Be}if(t.status===Be){if(t.gzhead.hcrc){if(t.pending+2>t.pending_buf_size&&(O(e),t.pending!==0))return t.last_flush=-1,0;x(t,e.adler&255),x(t,e.adler>>8&255),e.adler=0}if(t.status=Y,O(e),t.pending!==0)return t.last_flush=-1,0}if(e.avail_in!==0||t.lookahead!==0||a!==0&&t.status!==te){let i=t.level===0?ta(t,a):t.strategy===2?Fa(t,a):t.strategy===3?Ba(t,a):ae[t.level].func(t,a);if((i===K||i===q)&&(t.status=te),i===R||i===K)return e.avail_out===0&&(t.last_flush=-1),0;if(i===Q&&(a===1?Ia(t):a!==5&&(ge(t,0,0,!1),a===3&&($(t.head),t.lookahead===0&&(t.strstart=0,t.block_start=0,t.insert=0))),O(e),e.avail_out===0))return t.last_flush=-1,0}return a!==4?0:t.wrap<=0?1:(t.wrap===2?(x(t,e.adler&255),x(t,e.adler>>8&255),x(t,e.adler>>16&255),x(t,e.adler>>24&255),x(t,e.total_in&255),x(t,e.total_in>>8&255),x(t,e.total_in>>16&255),x(t,e.total_in>>24&255)):(ee(t,e.adler>>>16),ee(t,e.adler&65535)),O(e),t.wrap>0&&(t.wrap=-t.wrap),t.pending!==0?0:1)};var se=16209,Pa=16191;function Ya(e,a){let t,n,i,r,o,_,f,l,h,y,s,d,S,T,k,v,b,u,w,D,m,p,E,c,g=e.state;t=e.next_in,E=e.input,n=t+(e.avail_in-5),i=e.next_out,c=e.output,r=i-(a-e.avail_out),o=i+(e.avail_out-257),_=g.dmax,f=g.wsize,l=g.whave,h=g.wnext,y=g.window,s=g.hold,d=g.bits,S=g.lencode,T=g.distcode,k=(1<<g.lenbits)-1,v=(1<<g.distbits)-1;e:do{d<15&&(s+=E[t++]<<d,d+=8,s+=E[t++]<<d,d+=8),b=S[s&k];t:for(;;){if(u=b>>>24,s>>>=u,d-=u,u=b>>>16&255,u===0)c[i++]=b&65535;else if(u&16){w=b&65535,u&=15,u&&(d<u&&(s+=E[t++]<<d,d+=8),w+=s&(1<<u)-1,s>>>=u,d-=u),d<15&&(s+=E[t++]<<d,d+=8,s+=E[t++]<<d,d+=8),b=T[s&v];a:for(;;){if(u=b>>>24,s>>>=u,d-=u,u=b>>>16&255,u&16){if(D=b&65535,u&=15,d<u&&(s+=E[t++]<<d,d+=8,d<u&&(s+=E[t++]<<d,d+=8)),D+=s&(1<<u)-1,D>_){e.msg="invalid distance too far back",g.mode=se;break e}if(s>>>=u,d-=u,u=i-r,D>u){if(u=D-u,u>l&&g.sane){e.msg="invalid distance too far back",g.mode=se;break e}if(m=0,p=y,h===0){if(m+=f-u,u<w){w-=u;do c[i++]=y[m++];while(--u);m=i-D,p=c}}else if(h<u){if(m+=f+h-u,u-=h,u<w){w-=u;do c[i++]=y[m++];while(--u);if(m=0,h<w){u=h,w-=u;do c[i++]=y[m++];while(--u);m=i-D,p=c}}}else if(m+=h-u,u<w){w-=u;do c[i++]=y[m++];while(--u);m=i-D,p=c}for(;w>2;)c[i++]=p[m++],c[i++]=p[m++],c[i++]=p[m++],w-=3;w&&(c[i++]=p[m++],w>1&&(c[i++]=p[m++]))}else{m=i-D;do c[i++]=c[m++],c[i++]=c[m++],c[i++]=c[m++],w-=3;while(w>2);w&&(c[i++]=c[m++],w>1&&(c[i++]=c[m++]))}}else if((u&64)===0){b=T[(b&65535)+(s&(1<<u)-1)];continue a}else{e.msg="invalid distance code",g.mode=se;break e}break}}else if((u&64)===0){b=S[(b&65535)+(s&(1<<u)-1)];continue t}else if(u&32){g.mode=Pa;break e}else{e.msg="invalid literal/length code",g.mode=se;break e}break}}while(t<n&&i<o);w=d>>3,t-=w,d-=w<<3,s&=(1<<d)-1,e.next_in=t,e.next_out=i,e.avail_in=t<n?5+(n-t):5-(t-n),e.avail_out=i<o?257+(o-i):257-(i-o),g.hold=s,g.bits=d}var ue=15,nt=852,rt=592,lt=0,Te=1,ht=2,ja=new Uint16Array([3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258,0,0]),Wa=new Uint8Array([16,16,16,16,16,16,16,16,17,17,17,17,18,18,18,18,19,19,19,19,20,20,20,20,21,21,21,21,16,199,75]),Va=new Uint16Array([1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577,0,0]),Ja=new Uint8Array([16,16,16,16,17,17,18,18,19,19,20,20,21,21,22,22,23,23,24,24,25,25,26,26,27,27,28,28,29,29,64,64]),re=(e,a,t,n,i,r,o,_)=>{let f=_.bits,l=0,h=0,y=0,s=0,d=0,S=0,T=0,k=0,v=0,b=0,u,w,D,m,p,E=null,c,g=new Uint16Array(16),U=new Uint16Array(16),X=null,je,de,fe;for(l=0;l<=ue;l++)g[l]=0;for(h=0;h<n;h++)g[a[t+h]]++;for(d=f,s=ue;s>=1&&g[s]===0;s--);if(d>s&&(d=s),s===0)return i[r++]=20971520,i[r++]=20971520,_.bits=1,0;for(y=1;y<s&&g[y]===0;y++);for(d<y&&(d=y),k=1,l=1;l<=ue;l++)if(k<<=1,k-=g[l],k<0)return-1;if(k>0&&(e===lt||s!==1))return-1;for(U[1]=0,l=1;l<ue;l++)U[l+1]=U[l]+g[l];for(h=0;h<n;h++)a[t+h]!==0&&(o[U[a[t+h]]++]=h);if(e===lt?(E=X=o,c=20):e===Te?(E=ja,X=Wa,c=257):(E=Va,X=Ja,c=0),b=0,h=0,l=y,p=r,S=d,T=0,D=-1,v=1<<d,m=v-1,e===Te&&v>nt||e===ht&&v>rt)return 1;for(;;){je=l-T,o[h]+1<c?(de=0,fe=o[h]):o[h]>=c?(de=X[o[h]-c],fe=E[o[h]-c]):(de=96,fe=0),u=1<<l-T,w=1<<S,y=w;do w-=u,i[p+(b>>T)+w]=je<<24|de<<16|fe|0;while(w!==0);for(u=1<<l-1;b&u;)u>>=1;if(u!==0?(b&=u-1,b+=u):b=0,h++,--g[l]===0){if(l===s)break;l=a[t+o[h]]}if(l>d&&(b&m)!==D){for(T===0&&(T=d),p+=y,S=l-T,k=1<<S;S+T<s&&(k-=g[S+T],!(k<=0));)S++,k<<=1;if(v+=1<<S,e===Te&&v>nt||e===ht&&v>rt)return 1;D=b&m,i[D]=d<<24|S<<16|p-r|0}}return b!==0&&(i[p+b]=l-T<<24|4194304),_.bits=d,0},Qa=0,ra=1,la=2,ke=16180,ot=16181,_t=16182,dt=16183,ft=16184,st=16185,ut=16186,ct=16187,wt=16188,bt=16189,vt=16190,M=16191,De=16192,gt=16193,Ie=16194,pt=16195,kt=16196,mt=16197,xt=16198,ce=16199,we=16200,yt=16201,zt=16202,Et=16203,St=16204,At=16205,Ue=16206,Tt=16207,Dt=16208,A=16209,It=16210,ha=16211,qa=852,ei=592;var Ut=e=>(e>>>24&255)+(e>>>8&65280)+((e&65280)<<8)+((e&255)<<24),ti=class{constructor(){this.strm=null,this.mode=0,this.last=!1,this.wrap=0,this.havedict=!1,this.flags=0,this.dmax=0,this.check=0,this.total=0,this.head=null,this.wbits=0,this.wsize=0,this.whave=0,this.wnext=0,this.window=null,this.hold=0,this.bits=0,this.length=0,this.offset=0,this.extra=0,this.lencode=null,this.distcode=null,this.lenbits=0,this.distbits=0,this.ncode=0,this.nlen=0,this.ndist=0,this.have=0,this.next=null,this.lens=new Uint16Array(320),this.work=new Uint16Array(288),this.lendyn=null,this.distdyn=null,this.sane=0,this.back=0,this.was=0}},me=e=>{if(!e)return 1;let a=e.state;return!a||a.strm!==e||a.mode<ke||a.mode>ha?1:0},ai=e=>{if(me(e))return-2;let a=e.state;return e.total_in=e.total_out=a.total=0,e.msg="",a.wrap&&(e.adler=a.wrap&1),a.mode=ke,a.last=0,a.havedict=0,a.flags=-1,a.dmax=32768,a.head=null,a.hold=0,a.bits=0,a.lencode=a.lendyn=new Int32Array(qa),a.distcode=a.distdyn=new Int32Array(ei),a.sane=1,a.back=-1,0},ii=e=>{if(me(e))return-2;let a=e.state;return a.wsize=0,a.whave=0,a.wnext=0,ai(e)},ni=(e,a)=>{let t;if(me(e))return-2;let n=e.state;return a<0?(t=0,a=-a):(t=(a>>4)+5,a<48&&(a&=15)),a&&(a<8||a>15)?-2:(n.window!==null&&n.wbits!==a&&(n.window=null),n.wrap=t,n.wbits=a,ii(e))},oa=(e,a)=>{if(!e)return-2;let t=new ti;e.state=t,t.strm=e,t.window=null,t.mode=ke;let n=ni(e,a);return n!==0&&(e.state=null),n};var Rt=!0,Re,Ne,ri=e=>{if(Rt){Re=new Int32Array(512),Ne=new Int32Array(32);let a=0;for(;a<144;)e.lens[a++]=8;for(;a<256;)e.lens[a++]=9;for(;a<280;)e.lens[a++]=7;for(;a<288;)e.lens[a++]=8;for(re(ra,e.lens,0,288,Re,0,e.work,{bits:9}),a=0;a<32;)e.lens[a++]=5;re(la,e.lens,0,32,Ne,0,e.work,{bits:5}),Rt=!1}e.lencode=Re,e.lenbits=9,e.distcode=Ne,e.distbits=5},li=(e,a,t,n)=>{let i,r=e.state;return r.window===null&&(r.window=new Uint8Array(1<<r.wbits)),r.wsize===0&&(r.wsize=1<<r.wbits,r.wnext=0,r.whave=0),n>=r.wsize?(r.window.set(a.subarray(t-r.wsize,t),0),r.wnext=0,r.whave=r.wsize):(i=r.wsize-r.wnext,i>n&&(i=n),r.window.set(a.subarray(t-n,t-n+i),r.wnext),n-=i,n?(r.window.set(a.subarray(t-n,t),0),r.wnext=n,r.whave=r.wsize):(r.wnext+=i,r.wnext===r.wsize&&(r.wnext=0),r.whave<r.wsize&&(r.whave+=i))),0},_a=(e,a)=>{let t,n,i,r,o,_,f,l,h,y,s,d,S,T,k=0,v,b,u,w,D,m,p,E,c=new Uint8Array(4),g,U,X=new Uint8Array([16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15]);if(me(e)||!e.output||!e.input&&e.avail_in!==0)return-2;t=e.state,t.mode===M&&(t.mode=De),o=e.next_out,i=e.output,f=e.avail_out,r=e.next_in,n=e.input,_=e.avail_in,l=t.hold,h=t.bits,y=_,s=f,E=0;e:for(;;)switch(t.mode){case ke:if(t.wrap===0){t.mode=De;break}for(;h<16;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(t.wrap&2&&l===35615){t.wbits===0&&(t.wbits=15),t.check=0,c[0]=l&255,c[1]=l>>>8&255,t.check=I(t.check,c,2,0),l=0,h=0,t.mode=ot;break}if(t.head&&(t.head.done=!1),!(t.wrap&1)||(((l&255)<<8)+(l>>8))%31){e.msg="incorrect header check",t.mode=A;break}if((l&15)!==8){e.msg="unknown compression method",t.mode=A;break}if(l>>>=4,h-=4,p=(l&15)+8,t.wbits===0&&(t.wbits=p),p>15||p>t.wbits){e.msg="invalid window size",t.mode=A;break}t.dmax=1<<t.wbits,t.flags=0,e.adler=t.check=1,t.mode=l&512?bt:M,l=0,h=0;break;case ot:for(;h<16;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(t.flags=l,(t.flags&255)!==8){e.msg="unknown compression method",t.mode=A;break}if(t.flags&57344){e.msg="unknown header flags set",t.mode=A;break}t.head&&(t.head.text=l>>8&1),t.flags&512&&t.wrap&4&&(c[0]=l&255,c[1]=l>>>8&255,t.check=I(t.check,c,2,0)),l=0,h=0,t.mode=_t;case _t:for(;h<32;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}t.head&&(t.head.time=l>>>0),t.flags&512&&t.wrap&4&&(c[0]=l&255,c[1]=l>>>8&255,c[2]=l>>>16&255,c[3]=l>>>24&255,t.check=I(t.check,c,4,0)),l=0,h=0,t.mode=dt;case dt:for(;h<16;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}t.head&&(t.head.xflags=l&255,t.head.os=l>>8),t.flags&512&&t.wrap&4&&(c[0]=l&255,c[1]=l>>>8&255,t.check=I(t.check,c,2,0)),l=0,h=0,t.mode=ft;case ft:if(t.flags&1024){for(;h<16;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}t.length=l,t.head&&(t.head.extra_len=l),t.flags&512&&t.wrap&4&&(c[0]=l&255,c[1]=l>>>8&255,t.check=I(t.check,c,2,0)),l=0,h=0}else t.head&&(t.head.extra=null);t.mode=st;case st:if(t.flags&1024&&(d=t.length,d>_&&(d=_),d&&(t.head&&(p=t.head.extra_len-t.length,t.head.extra||(t.head.extra=new Uint8Array(t.head.extra_len)),t.head.extra.set(n.subarray(r,r+d),p)),t.flags&512&&t.wrap&4&&(t.check=I(t.check,n,d,r)),_-=d,r+=d,t.length-=d),t.length))break e;t.length=0,t.mode=ut;case ut:if(t.flags&2048){if(_===0)break e;d=0;do p=n[r+d++],t.head&&p&&t.length<65536&&(t.head.name+=String.fromCharCode(p),t.length++);while(p&&d<_);if(t.flags&512&&t.wrap&4&&(t.check=I(t.check,n,d,r)),_-=d,r+=d,p)break e}else t.head&&(t.head.name=null);t.length=0,t.mode=ct;case ct:if(t.flags&4096){if(_===0)break e;d=0;do p=n[r+d++],t.head&&p&&t.length<65536&&(t.head.comment+=String.fromCharCode(p),t.length++);while(p&&d<_);if(t.flags&512&&t.wrap&4&&(t.check=I(t.check,n,d,r)),_-=d,r+=d,p)break e}else t.head&&(t.head.comment=null);t.mode=wt;case wt:if(t.flags&512){for(;h<16;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(t.wrap&4&&l!==(t.check&65535)){e.msg="header crc mismatch",t.mode=A;break}l=0,h=0}t.head&&(t.head.hcrc=t.flags>>9&1,t.head.done=!0),e.adler=t.check=0,t.mode=M;break;case bt:for(;h<32;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}e.adler=t.check=Ut(l),l=0,h=0,t.mode=vt;case vt:if(t.havedict===0)return e.next_out=o,e.avail_out=f,e.next_in=r,e.avail_in=_,t.hold=l,t.bits=h,2;e.adler=t.check=1,t.mode=M;case M:if(a===5||a===6)break e;case De:if(t.last){l>>>=h&7,h-=h&7,t.mode=Ue;break}for(;h<3;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}switch(t.last=l&1,l>>>=1,h-=1,l&3){case 0:t.mode=gt;break;case 1:if(ri(t),t.mode=ce,a===6){l>>>=2,h-=2;break e}break;case 2:t.mode=kt;break;case 3:e.msg="invalid block type",t.mode=A}l>>>=2,h-=2;break;case gt:for(l>>>=h&7,h-=h&7;h<32;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if((l&65535)!==(l>>>16^65535)){e.msg="invalid stored block lengths",t.mode=A;break}if(t.length=l&65535,l=0,h=0,t.mode=Ie,a===6)break e;case Ie:t.mode=pt;case pt:if(d=t.length,d){if(d>_&&(d=_),d>f&&(d=f),d===0)break e;i.set(n.subarray(r,r+d),o),_-=d,r+=d,f-=d,o+=d,t.length-=d;break}t.mode=M;break;case kt:for(;h<14;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(t.nlen=(l&31)+257,l>>>=5,h-=5,t.ndist=(l&31)+1,l>>>=5,h-=5,t.ncode=(l&15)+4,l>>>=4,h-=4,t.nlen>286||t.ndist>30){e.msg="too many length or distance symbols",t.mode=A;break}t.have=0,t.mode=mt;case mt:for(;t.have<t.ncode;){for(;h<3;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}t.lens[X[t.have++]]=l&7,l>>>=3,h-=3}for(;t.have<19;)t.lens[X[t.have++]]=0;if(t.lencode=t.lendyn,t.lenbits=7,g={bits:t.lenbits},E=re(Qa,t.lens,0,19,t.lencode,0,t.work,g),t.lenbits=g.bits,E){e.msg="invalid code lengths set",t.mode=A;break}t.have=0,t.mode=xt;case xt:for(;t.have<t.nlen+t.ndist;){for(;k=t.lencode[l&(1<<t.lenbits)-1],v=k>>>24,b=k>>>16&255,u=k&65535,!(v<=h);){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(u<16)l>>>=v,h-=v,t.lens[t.have++]=u;else{if(u===16){for(U=v+2;h<U;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(l>>>=v,h-=v,t.have===0){e.msg="invalid bit length repeat",t.mode=A;break}p=t.lens[t.have-1],d=3+(l&3),l>>>=2,h-=2}else if(u===17){for(U=v+3;h<U;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}l>>>=v,h-=v,p=0,d=3+(l&7),l>>>=3,h-=3}else{for(U=v+7;h<U;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}l>>>=v,h-=v,p=0,d=11+(l&127),l>>>=7,h-=7}if(t.have+d>t.nlen+t.ndist){e.msg="invalid bit length repeat",t.mode=A;break}for(;d--;)t.lens[t.have++]=p}}if(t.mode===A)break;if(t.lens[256]===0){e.msg="invalid code -- missing end-of-block",t.mode=A;break}if(t.lenbits=9,g={bits:t.lenbits},E=re(ra,t.lens,0,t.nlen,t.lencode,0,t.work,g),t.lenbits=g.bits,E){e.msg="invalid literal/lengths set",t.mode=A;break}if(t.distbits=6,t.distcode=t.distdyn,g={bits:t.distbits},E=re(la,t.lens,t.nlen,t.ndist,t.distcode,0,t.work,g),t.distbits=g.bits,E){e.msg="invalid distances set",t.mode=A;break}if(t.mode=ce,a===6)break e;case ce:t.mode=we;case we:if(_>=6&&f>=258){e.next_out=o,e.avail_out=f,e.next_in=r,e.avail_in=_,t.hold=l,t.bits=h,Ya(e,s),o=e.next_out,i=e.output,f=e.avail_out,r=e.next_in,n=e.input,_=e.avail_in,l=t.hold,h=t.bits,t.mode===M&&(t.back=-1);break}for(t.back=0;k=t.lencode[l&(1<<t.lenbits)-1],v=k>>>24,b=k>>>16&255,u=k&65535,!(v<=h);){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(b&&(b&240)===0){for(w=v,D=b,m=u;k=t.lencode[m+((l&(1<<w+D)-1)>>w)],v=k>>>24,b=k>>>16&255,u=k&65535,!(w+v<=h);){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}l>>>=w,h-=w,t.back+=w}if(l>>>=v,h-=v,t.back+=v,t.length=u,b===0){t.mode=At;break}if(b&32){t.back=-1,t.mode=M;break}if(b&64){e.msg="invalid literal/length code",t.mode=A;break}t.extra=b&15,t.mode=yt;case yt:if(t.extra){for(U=t.extra;h<U;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}t.length+=l&(1<<t.extra)-1,l>>>=t.extra,h-=t.extra,t.back+=t.extra}t.was=t.length,t.mode=zt;case zt:for(;k=t.distcode[l&(1<<t.distbits)-1],v=k>>>24,b=k>>>16&255,u=k&65535,!(v<=h);){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if((b&240)===0){for(w=v,D=b,m=u;k=t.distcode[m+((l&(1<<w+D)-1)>>w)],v=k>>>24,b=k>>>16&255,u=k&65535,!(w+v<=h);){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}l>>>=w,h-=w,t.back+=w}if(l>>>=v,h-=v,t.back+=v,b&64){e.msg="invalid distance code",t.mode=A;break}t.offset=u,t.extra=b&15,t.mode=Et;case Et:if(t.extra){for(U=t.extra;h<U;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}t.offset+=l&(1<<t.extra)-1,l>>>=t.extra,h-=t.extra,t.back+=t.extra}if(t.offset>t.dmax){e.msg="invalid distance too far back",t.mode=A;break}t.mode=St;case St:if(f===0)break e;if(d=s-f,t.offset>d){if(d=t.offset-d,d>t.whave&&t.sane){e.msg="invalid distance too far back",t.mode=A;break}d>t.wnext?(d-=t.wnext,S=t.wsize-d):S=t.wnext-d,d>t.length&&(d=t.length),T=t.window}else T=i,S=o-t.offset,d=t.length;d>f&&(d=f),f-=d,t.length-=d;do i[o++]=T[S++];while(--d);t.length===0&&(t.mode=we);break;case At:if(f===0)break e;i[o++]=t.length,f--,t.mode=we;break;case Ue:if(t.wrap){for(;h<32;){if(_===0)break e;_--,l|=n[r++]<<h,h+=8}if(s-=f,e.total_out+=s,t.total+=s,t.wrap&4&&s&&(e.adler=t.check=t.flags?I(t.check,i,s,o-s):Ce(t.check,i,s,o-s)),s=f,t.wrap&4&&(t.flags?l:Ut(l))!==t.check){e.msg="incorrect data check",t.mode=A;break}l=0,h=0}t.mode=Tt;case Tt:if(t.wrap&&t.flags){for(;h<32;){if(_===0)break e;_--,l+=n[r++]<<h,h+=8}if(t.wrap&4&&l!==(t.total&4294967295)){e.msg="incorrect length check",t.mode=A;break}l=0,h=0}t.mode=Dt;case Dt:E=1;break e;case A:E=-3;break e;case It:return-4;case ha:default:return-2}return e.next_out=o,e.avail_out=f,e.next_in=r,e.avail_in=_,t.hold=l,t.bits=h,(t.wsize||s!==e.avail_out&&t.mode<A&&(t.mode<Ue||a!==4))&&li(e,e.output,e.next_out,s-e.avail_out)?(t.mode=It,-4):(y-=e.avail_in,s-=e.avail_out,e.total_in+=y,e.total_out+=s,t.total+=s,t.wrap&4&&s&&(e.adler=t.check=t.flags?I(t.check,i,s,e.next_out-s):Ce(t.check,i,s,e.next_out-s)),e.data_type=t.bits+(t.last?64:0)+(t.mode===M?128:0)+(t.mode===ce||t.mode===Ie?256:0),(y===0&&s===0||a===4)&&E===0&&(E=-5),E)};var da=class{constructor(){this.input=null,this.next_in=0,this.avail_in=0,this.total_in=0,this.output=null,this.next_out=0,this.avail_out=0,this.total_out=0,this.msg="",this.state=null,this.data_type=2,this.adler=0}};var _i={chunkSize:1024*64,windowBits:15,raw:!1,dictionary:new Uint8Array(0)};return ba(hi);})();
return part;
};

  // web/compression.js
  var FORMATS = { __proto__: null, deflate: 15, "deflate-raw": -15, gzip: 31 };
  var CHUNK2 = 16384;
  var MEMORY_LEVEL = 8;
  var DEFAULT_LEVEL = -1;
  var zlib;
  var bitsOf = (given) => {
    const format2 = `${given}`;
    if (!(format2 in FORMATS)) throw new TypeError(`The format is one of ${Object.keys(FORMATS).join(", ")}, not ${format2}`);
    return FORMATS[format2];
  };
  var bytesOf = (chunk) => {
    const buffer = ArrayBuffer.isView(chunk) ? chunk.buffer : chunk;
    if (Object.prototype.toString.call(buffer) === "[object SharedArrayBuffer]") throw new TypeError("The memory of a chunk is not shared");
    return viewOf(chunk);
  };
  var run2 = (step, state, input, mode, controller) => {
    state.input = input;
    state.next_in = 0;
    state.avail_in = input.length;
    let status;
    do {
      state.output = new Uint8Array(CHUNK2);
      state.next_out = 0;
      state.avail_out = CHUNK2;
      status = step(state, mode);
      if (state.next_out > 0) controller.enqueue(state.output.slice(0, state.next_out));
    } while (status === zlib.Z_OK && state.avail_out === 0);
    return status;
  };
  var compressor = (bits) => {
    const state = new zlib.ZStream();
    zlib.zlibDeflateInit2(state, DEFAULT_LEVEL, 8, bits, MEMORY_LEVEL, 0);
    return {
      transform: (chunk, controller) => run2(zlib.zlibDeflate, state, bytesOf(chunk), zlib.Z_NO_FLUSH, controller),
      flush: (controller) => run2(zlib.zlibDeflate, state, new Uint8Array(0), zlib.Z_FINISH, controller)
    };
  };
  var decompressor = (bits) => {
    const state = new zlib.ZStream();
    zlib.zlibInflateInit2(state, bits);
    let ended = false;
    return {
      transform(chunk, controller) {
        const bytes = bytesOf(chunk);
        if (bytes.length === 0) return;
        if (!ended) {
          const status = run2(zlib.zlibInflate, state, bytes, zlib.Z_NO_FLUSH, controller);
          ended = status === zlib.Z_STREAM_END;
          if (!ended && status !== zlib.Z_OK && status !== zlib.Z_BUF_ERROR) throw new TypeError(`The compressed data is invalid: ${state.msg}`);
          if (!ended || state.avail_in === 0) return;
        }
        throw new TypeError("There is more behind the end of the compressed data");
      },
      flush() {
        if (!ended) throw new TypeError("The compressed data has no end");
      }
    };
  };
  var CompressionStream = class {
    #stream;
    constructor(format2) {
      const bits = bitsOf(format2);
      zlib ??= zlib_default();
      this.#stream = new TransformStream2(compressor(bits));
    }
    get readable() {
      return this.#stream.readable;
    }
    get writable() {
      return this.#stream.writable;
    }
  };
  var DecompressionStream = class {
    #stream;
    constructor(format2) {
      const bits = bitsOf(format2);
      zlib ??= zlib_default();
      this.#stream = new TransformStream2(decompressor(bits));
    }
    get readable() {
      return this.#stream.readable;
    }
    get writable() {
      return this.#stream.writable;
    }
  };
  expose({ CompressionStream, DecompressionStream });

  // lazy:web/parts/url-pattern.js
  var url_pattern_default = (URL) => {
var part=(()=>{var N=Object.defineProperty;var $t=Object.getOwnPropertyDescriptor;var Rt=Object.getOwnPropertyNames;var kt=Object.prototype.hasOwnProperty;var Pt=(t,e)=>{for(var r in e)N(t,r,{get:e[r],enumerable:!0})},Ct=(t,e,r,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let h of Rt(e))!kt.call(t,h)&&h!==r&&N(t,h,{get:()=>e[h],enumerable:!(i=$t(e,h))||i.enumerable});return t};var Lt=t=>Ct(N({},"__esModule",{value:!0}),t);var It={};Pt(It,{URLPattern:()=>Y});var z=t=>{try{return new RegExp("(?<"+t+">)")!==null}catch{return!1}},St=Object.defineProperty,a=(t,e)=>St(t,"name",{value:e,configurable:!0}),S=class{type=3;name="";prefix="";value="";suffix="";modifier=3;constructor(t,e,r,i,h,u){this.type=t,this.name=e,this.prefix=r,this.value=i,this.suffix=h,this.modifier=u}hasCustomName(){return this.name!==""&&typeof this.name!="number"}};a(S,"Part");var At={test:t=>z(t)},Tt={test:t=>t!==">"&&z("a"+t)},D=".*";function tt(t,e){return(e?/^[\x00-\xFF]*$/:/^[\x00-\x7F]*$/).test(t)}a(tt,"isASCII");function _(t,e=!1){let r=[],i=0;for(;i<t.length;){let h=t[i],u=a(function(n){if(!e)throw new TypeError(n);r.push({type:"INVALID_CHAR",index:i,value:t[i++]})},"ErrorOrInvalid");if(h==="*"){r.push({type:"ASTERISK",index:i,value:t[i++]});continue}if(h==="+"||h==="?"){r.push({type:"OTHER_MODIFIER",index:i,value:t[i++]});continue}if(h==="\\"){r.push({type:"ESCAPED_CHAR",index:i++,value:t[i++]});continue}if(h==="{"){r.push({type:"OPEN",index:i,value:t[i++]});continue}if(h==="}"){r.push({type:"CLOSE",index:i,value:t[i++]});continue}if(h===":"){let n="",s=i+1;for(;s<t.length;){let c=t.substr(s,1);if(s===i+1&&At.test(c)||s!==i+1&&Tt.test(c)){n+=t[s++];continue}break}if(!n){u(`Missing parameter name at ${i}`);continue}r.push({type:"NAME",index:i,value:n}),i=s;continue}if(h==="("){let n=1,s="",c=i+1,o=!1;if(t[c]==="?"){u(`Pattern cannot start with "?" at ${c}`);continue}for(;c<t.length;){if(!tt(t[c],!1)){u(`Invalid character '${t[c]}' at ${c}.`),o=!0;break}if(t[c]==="\\"){s+=t[c++]+t[c++];continue}if(t[c]===")"){if(n--,n===0){c++;break}}else if(t[c]==="("&&(n++,t[c+1]!=="?")){u(`Capturing groups are not allowed at ${c}`),o=!0;break}s+=t[c++]}if(o)continue;if(n){u(`Unbalanced pattern at ${i}`);continue}if(!s){u(`Missing pattern at ${i}`);continue}r.push({type:"REGEX",index:i,value:s}),i=c;continue}r.push({type:"CHAR",index:i,value:t[i++]})}return r.push({type:"END",index:i,value:""}),r}a(_,"lexer");function W(t,e={}){let r=_(t);e.delimiter??="/#?",e.prefixes??="./";let i=`[^${d(e.delimiter)}]+?`,h=[],u=0,n=0,s="",c=new Set,o=a(p=>{if(n<r.length&&r[n].type===p)return r[n++].value},"tryConsume"),f=a(()=>o("OTHER_MODIFIER")??o("ASTERISK"),"tryConsumeModifier"),b=a(p=>{let l=o(p);if(l!==void 0)return l;let{type:m,index:P}=r[n];throw new TypeError(`Unexpected ${m} at ${P}, expected ${p}`)},"mustConsume"),k=a(()=>{let p="",l;for(;l=o("CHAR")??o("ESCAPED_CHAR");)p+=l;return p},"consumeText"),Et=a(p=>p,"DefaultEncodePart"),T=e.encodePart||Et,U="",I=a(p=>{U+=p},"appendToPendingFixedValue"),H=a(()=>{U.length&&(h.push(new S(3,"","",T(U),"",3)),U="")},"maybeAddPartFromPendingFixedValue"),Z=a((p,l,m,P,v)=>{let y=3;switch(v){case"?":y=1;break;case"*":y=0;break;case"+":y=2;break}if(!l&&!m&&y===3){I(p);return}if(H(),!l&&!m){if(!p)return;h.push(new S(3,"","",T(p),"",y));return}let g;m?m==="*"?g=D:g=m:g=i;let A=2;g===i?(A=1,g=""):g===D&&(A=0,g="");let x;if(l?x=l:m&&(x=u++),c.has(x))throw new TypeError(`Duplicate name '${x}'.`);c.add(x),h.push(new S(A,x,T(p),g,T(P),y))},"addPart");for(;n<r.length;){let p=o("CHAR"),l=o("NAME"),m=o("REGEX");if(!l&&!m&&(m=o("ASTERISK")),l||m){let v=p??"";e.prefixes.indexOf(v)===-1&&(I(v),v=""),H();let y=f();Z(v,l,m,"",y);continue}let P=p??o("ESCAPED_CHAR");if(P){I(P);continue}if(o("OPEN")){let v=k(),y=o("NAME"),g=o("REGEX");!y&&!g&&(g=o("ASTERISK"));let A=k();b("CLOSE");let x=f();Z(v,y,g,A,x);continue}H(),b("END")}return h}a(W,"parse");function d(t){return t.replace(/([.+*?^${}()[\]|/\\])/g,"\\$1")}a(d,"escapeString");function F(t){return t&&t.ignoreCase?"ui":"u"}a(F,"flags");function et(t,e,r){return G(W(t,r),e,r)}a(et,"stringToRegexp");function R(t){switch(t){case 0:return"*";case 1:return"?";case 2:return"+";case 3:return""}}a(R,"modifierToString");function G(t,e,r={}){r.delimiter??="/#?",r.prefixes??="./",r.sensitive??=!1,r.strict??=!1,r.end??=!0,r.start??=!0,r.endsWith="";let i=r.start?"^":"";for(let s of t){if(s.type===3){s.modifier===3?i+=d(s.value):i+=`(?:${d(s.value)})${R(s.modifier)}`;continue}e&&e.push(s.name);let c=`[^${d(r.delimiter)}]+?`,o=s.value;if(s.type===1?o=c:s.type===0&&(o=D),!s.prefix.length&&!s.suffix.length){s.modifier===3||s.modifier===1?i+=`(${o})${R(s.modifier)}`:i+=`((?:${o})${R(s.modifier)})`;continue}if(s.modifier===3||s.modifier===1){i+=`(?:${d(s.prefix)}(${o})${d(s.suffix)})`,i+=R(s.modifier);continue}i+=`(?:${d(s.prefix)}`,i+=`((?:${o})(?:`,i+=d(s.suffix),i+=d(s.prefix),i+=`(?:${o}))*)${d(s.suffix)})`,s.modifier===0&&(i+="?")}let h=`[${d(r.endsWith)}]|$`,u=`[${d(r.delimiter)}]`;if(r.end)return r.strict||(i+=`${u}?`),r.endsWith.length?i+=`(?=${h})`:i+="$",new RegExp(i,F(r));r.strict||(i+=`(?:${u}(?=${h}))?`);let n=!1;if(t.length){let s=t[t.length-1];s.type===3&&s.modifier===3&&(n=r.delimiter.indexOf(s)>-1)}return n||(i+=`(?=${u}|${h})`),new RegExp(i,F(r))}a(G,"partsToRegexp");var $={delimiter:"",prefixes:"",sensitive:!0,strict:!0},Ut={delimiter:".",prefixes:"",sensitive:!0,strict:!0},Ot={delimiter:"/",prefixes:"/",sensitive:!0,strict:!0};function rt(t,e){return t.length?t[0]==="/"?!0:!e||t.length<2?!1:(t[0]=="\\"||t[0]=="{")&&t[1]=="/":!1}a(rt,"isAbsolutePathname");function K(t,e){return t.startsWith(e)?t.substring(e.length,t.length):t}a(K,"maybeStripPrefix");function st(t,e){return t.endsWith(e)?t.substr(0,t.length-e.length):t}a(st,"maybeStripSuffix");function V(t){return!t||t.length<2?!1:t[0]==="["||(t[0]==="\\"||t[0]==="{")&&t[1]==="["}a(V,"treatAsIPv6Hostname");var it=["ftp","file","http","https","ws","wss"];function X(t){if(!t)return!0;for(let e of it)if(t.test(e))return!0;return!1}a(X,"isSpecialScheme");function nt(t,e){if(t=K(t,"#"),e||t==="")return t;let r=new URL("https://example.com");return r.hash=t,r.hash?r.hash.substring(1,r.hash.length):""}a(nt,"canonicalizeHash");function at(t,e){if(t=K(t,"?"),e||t==="")return t;let r=new URL("https://example.com");return r.search=t,r.search?r.search.substring(1,r.search.length):""}a(at,"canonicalizeSearch");function ot(t,e){return e||t===""?t:V(t)?J(t):q(t)}a(ot,"canonicalizeHostname");function ht(t,e){if(e||t==="")return t;let r=new URL("https://example.com");return r.password=t,r.password}a(ht,"canonicalizePassword");function ct(t,e){if(e||t==="")return t;let r=new URL("https://example.com");return r.username=t,r.username}a(ct,"canonicalizeUsername");function ut(t,e,r){if(r||t==="")return t;if(e&&!it.includes(e))return new URL(`${e}:${t}`).pathname;let i=t[0]=="/";return t=new URL(i?t:"/-"+t,"https://example.com").pathname,i||(t=t.substring(2,t.length)),t}a(ut,"canonicalizePathname");function pt(t,e,r){return B(e)===t&&(t=""),r||t===""?t:Q(t)}a(pt,"canonicalizePort");function lt(t,e){return t=st(t,":"),e||t===""?t:O(t)}a(lt,"canonicalizeProtocol");function B(t){switch(t){case"ws":case"http":return"80";case"wws":case"https":return"443";case"ftp":return"21";default:return""}}a(B,"defaultPortForProtocol");function O(t){if(t==="")return t;if(/^[-+.A-Za-z0-9]*$/.test(t))return t.toLowerCase();throw new TypeError(`Invalid protocol '${t}'.`)}a(O,"protocolEncodeCallback");function ft(t){if(t==="")return t;let e=new URL("https://example.com");return e.username=t,e.username}a(ft,"usernameEncodeCallback");function mt(t){if(t==="")return t;let e=new URL("https://example.com");return e.password=t,e.password}a(mt,"passwordEncodeCallback");function q(t){if(t==="")return t;if(/[\t\n\r #%/:<>?@[\]^\\|]/g.test(t))throw new TypeError(`Invalid hostname '${t}'`);let e=new URL("https://example.com");return e.hostname=t,e.hostname}a(q,"hostnameEncodeCallback");function J(t){if(t==="")return t;if(/[^0-9a-fA-F[\]:]/g.test(t))throw new TypeError(`Invalid IPv6 hostname '${t}'`);return t.toLowerCase()}a(J,"ipv6HostnameEncodeCallback");function Q(t){if(t===""||/^[0-9]*$/.test(t)&&parseInt(t)<=65535)return t;throw new TypeError(`Invalid port '${t}'.`)}a(Q,"portEncodeCallback");function dt(t){if(t==="")return t;let e=new URL("https://example.com");return e.pathname=t[0]!=="/"?"/-"+t:t,t[0]!=="/"?e.pathname.substring(2,e.pathname.length):e.pathname}a(dt,"standardURLPathnameEncodeCallback");function gt(t){return t===""?t:new URL(`data:${t}`).pathname}a(gt,"pathURLPathnameEncodeCallback");function yt(t){if(t==="")return t;let e=new URL("https://example.com");return e.search=t,e.search.substring(1,e.search.length)}a(yt,"searchEncodeCallback");function bt(t){if(t==="")return t;let e=new URL("https://example.com");return e.hash=t,e.hash.substring(1,e.hash.length)}a(bt,"hashEncodeCallback");var wt=class{#n;#s=[];#e={};#t=0;#i=1;#c=0;#o=0;#f=0;#m=0;#d=!1;constructor(t){this.#n=t}get result(){return this.#e}parse(){for(this.#s=_(this.#n,!0);this.#t<this.#s.length;this.#t+=this.#i){if(this.#i=1,this.#s[this.#t].type==="END"){if(this.#o===0){this.#w(),this.#u()?this.#r(9,1):this.#p()?this.#r(8,1):this.#r(7,0);continue}else if(this.#o===2){this.#l(5);continue}this.#r(10,0);break}if(this.#f>0)if(this.#P())this.#f-=1;else continue;if(this.#k()){this.#f+=1;continue}switch(this.#o){case 0:this.#v()&&this.#l(1);break;case 1:if(this.#v()){this.#S();let t=7,e=1;this.#E()?(t=2,e=3):this.#d&&(t=2),this.#r(t,e)}break;case 2:this.#y()?this.#l(3):(this.#b()||this.#p()||this.#u())&&this.#l(5);break;case 3:this.#$()?this.#r(4,1):this.#y()&&this.#r(5,1);break;case 4:this.#y()&&this.#r(5,1);break;case 5:this.#C()?this.#m+=1:this.#L()&&(this.#m-=1),this.#R()&&!this.#m?this.#r(6,1):this.#b()?this.#r(7,0):this.#p()?this.#r(8,1):this.#u()&&this.#r(9,1);break;case 6:this.#b()?this.#r(7,0):this.#p()?this.#r(8,1):this.#u()&&this.#r(9,1);break;case 7:this.#p()?this.#r(8,1):this.#u()&&this.#r(9,1);break;case 8:this.#u()&&this.#r(9,1);break;case 9:break;case 10:break}}this.#e.hostname!==void 0&&this.#e.port===void 0&&(this.#e.port="")}#r(t,e){switch(this.#o){case 0:break;case 1:this.#e.protocol=this.#h();break;case 2:break;case 3:this.#e.username=this.#h();break;case 4:this.#e.password=this.#h();break;case 5:this.#e.hostname=this.#h();break;case 6:this.#e.port=this.#h();break;case 7:this.#e.pathname=this.#h();break;case 8:this.#e.search=this.#h();break;case 9:this.#e.hash=this.#h();break;case 10:break}this.#o!==0&&t!==10&&([1,2,3,4].includes(this.#o)&&[6,7,8,9].includes(t)&&(this.#e.hostname??=""),[1,2,3,4,5,6].includes(this.#o)&&[8,9].includes(t)&&(this.#e.pathname??=this.#d?"/":""),[1,2,3,4,5,6,7].includes(this.#o)&&t===9&&(this.#e.search??="")),this.#x(t,e)}#x(t,e){this.#o=t,this.#c=this.#t+e,this.#t+=e,this.#i=0}#w(){this.#t=this.#c,this.#i=0}#l(t){this.#w(),this.#o=t}#g(t){return t<0&&(t=this.#s.length-t),t<this.#s.length?this.#s[t]:this.#s[this.#s.length-1]}#a(t,e){let r=this.#g(t);return r.value===e&&(r.type==="CHAR"||r.type==="ESCAPED_CHAR"||r.type==="INVALID_CHAR")}#v(){return this.#a(this.#t,":")}#E(){return this.#a(this.#t+1,"/")&&this.#a(this.#t+2,"/")}#y(){return this.#a(this.#t,"@")}#$(){return this.#a(this.#t,":")}#R(){return this.#a(this.#t,":")}#b(){return this.#a(this.#t,"/")}#p(){if(this.#a(this.#t,"?"))return!0;if(this.#s[this.#t].value!=="?")return!1;let t=this.#g(this.#t-1);return t.type!=="NAME"&&t.type!=="REGEX"&&t.type!=="CLOSE"&&t.type!=="ASTERISK"}#u(){return this.#a(this.#t,"#")}#k(){return this.#s[this.#t].type=="OPEN"}#P(){return this.#s[this.#t].type=="CLOSE"}#C(){return this.#a(this.#t,"[")}#L(){return this.#a(this.#t,"]")}#h(){let t=this.#s[this.#t],e=this.#g(this.#c).index;return this.#n.substring(e,t.index)}#S(){let t={};Object.assign(t,$),t.encodePart=O;let e=et(this.#h(),void 0,t);this.#d=X(e)}};a(wt,"Parser");var j=["protocol","username","password","hostname","port","pathname","search","hash"],E="*";function M(t,e){if(typeof t!="string")throw new TypeError("parameter 1 is not of type 'string'.");let r=new URL(t,e);return{protocol:r.protocol.substring(0,r.protocol.length-1),username:r.username,password:r.password,hostname:r.hostname,port:r.port,pathname:r.pathname,search:r.search!==""?r.search.substring(1,r.search.length):void 0,hash:r.hash!==""?r.hash.substring(1,r.hash.length):void 0}}a(M,"extractValues");function w(t,e){return e?L(t):t}a(w,"processBaseURLString");function C(t,e,r){let i;if(typeof e.baseURL=="string")try{i=new URL(e.baseURL),e.protocol===void 0&&(t.protocol=w(i.protocol.substring(0,i.protocol.length-1),r)),!r&&e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.username===void 0&&(t.username=w(i.username,r)),!r&&e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.username===void 0&&e.password===void 0&&(t.password=w(i.password,r)),e.protocol===void 0&&e.hostname===void 0&&(t.hostname=w(i.hostname,r)),e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&(t.port=w(i.port,r)),e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.pathname===void 0&&(t.pathname=w(i.pathname,r)),e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.pathname===void 0&&e.search===void 0&&(t.search=w(i.search.substring(1,i.search.length),r)),e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.pathname===void 0&&e.search===void 0&&e.hash===void 0&&(t.hash=w(i.hash.substring(1,i.hash.length),r))}catch{throw new TypeError(`invalid baseURL '${e.baseURL}'.`)}if(typeof e.protocol=="string"&&(t.protocol=lt(e.protocol,r)),typeof e.username=="string"&&(t.username=ct(e.username,r)),typeof e.password=="string"&&(t.password=ht(e.password,r)),typeof e.hostname=="string"&&(t.hostname=ot(e.hostname,r)),typeof e.port=="string"&&(t.port=pt(e.port,t.protocol,r)),typeof e.pathname=="string"){if(t.pathname=e.pathname,i&&!rt(t.pathname,r)){let h=i.pathname.lastIndexOf("/");h>=0&&(t.pathname=w(i.pathname.substring(0,h+1),r)+t.pathname)}t.pathname=ut(t.pathname,t.protocol,r)}return typeof e.search=="string"&&(t.search=at(e.search,r)),typeof e.hash=="string"&&(t.hash=nt(e.hash,r)),t}a(C,"applyInit");function L(t){return t.replace(/([+*?:{}()\\])/g,"\\$1")}a(L,"escapePatternString");function vt(t){return t.replace(/([.+*?^${}()[\]|/\\])/g,"\\$1")}a(vt,"escapeRegexpString");function xt(t,e){e.delimiter??="/#?",e.prefixes??="./",e.sensitive??=!1,e.strict??=!1,e.end??=!0,e.start??=!0,e.endsWith="";let r=".*",i=`[^${vt(e.delimiter)}]+?`,h={test:n=>n!==">"&&z("a"+n)},u="";for(let n=0;n<t.length;++n){let s=t[n];if(s.type===3){if(s.modifier===3){u+=L(s.value);continue}u+=`{${L(s.value)}}${R(s.modifier)}`;continue}let c=s.hasCustomName(),o=!!s.suffix.length||!!s.prefix.length&&(s.prefix.length!==1||!e.prefixes.includes(s.prefix)),f=n>0?t[n-1]:null,b=n<t.length-1?t[n+1]:null;if(!o&&c&&s.type===1&&s.modifier===3&&b&&!b.prefix.length&&!b.suffix.length)if(b.type===3){let k=b.value.length>0?b.value[0]:"";o=h.test(k)}else o=!b.hasCustomName();if(!o&&!s.prefix.length&&f&&f.type===3){let k=f.value[f.value.length-1];o=e.prefixes.includes(k)}o&&(u+="{"),u+=L(s.prefix),c&&(u+=`:${s.name}`),s.type===2?u+=`(${s.value})`:s.type===1?c||(u+=`(${i})`):s.type===0&&(!c&&(!f||f.type===3||f.modifier!==3||o||s.prefix!=="")?u+="*":u+=`(${r})`),s.type===1&&c&&s.suffix.length&&h.test(s.suffix[0])&&(u+="\\"),u+=L(s.suffix),o&&(u+="}"),s.modifier!==3&&(u+=R(s.modifier))}return u}a(xt,"partsToPattern");var Y=class{#n;#s={};#e={};#t={};#i={};#c=!1;constructor(t={},e,r){try{let i;if(typeof e=="string"?i=e:r=e,typeof t=="string"){let s=new wt(t);if(s.parse(),t=s.result,i===void 0&&typeof t.protocol!="string")throw new TypeError("A base URL must be provided for a relative constructor string.");t.baseURL=i}else{if(!t||typeof t!="object")throw new TypeError("parameter 1 is not of type 'string' and cannot convert to dictionary.");if(i)throw new TypeError("parameter 1 is not of type 'string'.")}typeof r>"u"&&(r={ignoreCase:!1});let h={ignoreCase:r.ignoreCase===!0},u={pathname:E,protocol:E,username:E,password:E,hostname:E,port:E,search:E,hash:E};this.#n=C(u,t,!0),B(this.#n.protocol)===this.#n.port&&(this.#n.port="");let n;for(n of j){if(!(n in this.#n))continue;let s={},c=this.#n[n];switch(this.#e[n]=[],n){case"protocol":Object.assign(s,$),s.encodePart=O;break;case"username":Object.assign(s,$),s.encodePart=ft;break;case"password":Object.assign(s,$),s.encodePart=mt;break;case"hostname":Object.assign(s,Ut),V(c)?s.encodePart=J:s.encodePart=q;break;case"port":Object.assign(s,$),s.encodePart=Q;break;case"pathname":X(this.#s.protocol)?(Object.assign(s,Ot,h),s.encodePart=dt):(Object.assign(s,$,h),s.encodePart=gt);break;case"search":Object.assign(s,$,h),s.encodePart=yt;break;case"hash":Object.assign(s,$,h),s.encodePart=bt;break}try{this.#i[n]=W(c,s),this.#s[n]=G(this.#i[n],this.#e[n],s),this.#t[n]=xt(this.#i[n],s),this.#c=this.#c||this.#i[n].some(o=>o.type===2)}catch{throw new TypeError(`invalid ${n} pattern '${this.#n[n]}'.`)}}}catch(i){throw new TypeError(`Failed to construct 'URLPattern': ${i.message}`)}}get[Symbol.toStringTag](){return"URLPattern"}test(t={},e){let r={pathname:"",protocol:"",username:"",password:"",hostname:"",port:"",search:"",hash:""};if(typeof t!="string"&&e)throw new TypeError("parameter 1 is not of type 'string'.");if(typeof t>"u")return!1;try{typeof t=="object"?r=C(r,t,!1):r=C(r,M(t,e),!1)}catch{return!1}let i;for(i of j)if(!this.#s[i].exec(r[i]))return!1;return!0}exec(t={},e){let r={pathname:"",protocol:"",username:"",password:"",hostname:"",port:"",search:"",hash:""};if(typeof t!="string"&&e)throw new TypeError("parameter 1 is not of type 'string'.");if(typeof t>"u")return;try{typeof t=="object"?r=C(r,t,!1):r=C(r,M(t,e),!1)}catch{return null}let i={};e?i.inputs=[t,e]:i.inputs=[t];let h;for(h of j){let u=this.#s[h].exec(r[h]);if(!u)return null;let n={};for(let[s,c]of this.#e[h].entries())if(typeof c=="string"||typeof c=="number"){let o=u[s+1];n[c]=o}i[h]={input:r[h]??"",groups:n}}return i}static compareComponent(t,e,r){let i=a((s,c)=>{for(let o of["type","modifier","prefix","value","suffix"]){if(s[o]<c[o])return-1;if(s[o]!==c[o])return 1}return 0},"comparePart"),h=new S(3,"","","","",3),u=new S(0,"","","","",3),n=a((s,c)=>{let o=0;for(;o<Math.min(s.length,c.length);++o){let f=i(s[o],c[o]);if(f)return f}return s.length===c.length?0:i(s[o]??h,c[o]??h)},"comparePartList");return!e.#t[t]&&!r.#t[t]?0:e.#t[t]&&!r.#t[t]?n(e.#i[t],[u]):!e.#t[t]&&r.#t[t]?n([u],r.#i[t]):n(e.#i[t],r.#i[t])}get protocol(){return this.#t.protocol}get username(){return this.#t.username}get password(){return this.#t.password}get hostname(){return this.#t.hostname}get port(){return this.#t.port}get pathname(){return this.#t.pathname}get search(){return this.#t.search}get hash(){return this.#t.hash}get hasRegExpGroups(){return this.#c}};a(Y,"URLPattern");return Lt(It);})();
return part;
};

  // web/url-pattern.js
  var implementation;
  var URLPattern = class {
    #pattern;
    constructor(...given) {
      implementation ??= url_pattern_default(URL).URLPattern;
      this.#pattern = new implementation(...given);
    }
    get protocol() {
      return this.#pattern.protocol;
    }
    get username() {
      return this.#pattern.username;
    }
    get password() {
      return this.#pattern.password;
    }
    get hostname() {
      return this.#pattern.hostname;
    }
    get port() {
      return this.#pattern.port;
    }
    get pathname() {
      return this.#pattern.pathname;
    }
    get search() {
      return this.#pattern.search;
    }
    get hash() {
      return this.#pattern.hash;
    }
    get hasRegExpGroups() {
      return this.#pattern.hasRegExpGroups;
    }
    test(...input) {
      return this.#pattern.test(...input);
    }
    exec(...input) {
      return this.#pattern.exec(...input);
    }
  };
  expose({ URLPattern });

  // web/blob.js
  var encoder = new TextEncoder();
  var bytesOf2;
  var join = (chunks) => {
    const result = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at2 = 0;
    for (const chunk of chunks) {
      result.set(chunk, at2);
      at2 += chunk.length;
    }
    return result;
  };
  var isObject = (value) => typeof value === "object" && value !== null || typeof value === "function";
  var optionsOf = (options) => {
    if (options !== null && !isObject(options)) throw new TypeError("The options are an object");
    const endings = `${options?.endings ?? "transparent"}`;
    if (endings !== "transparent" && endings !== "native") throw new TypeError('endings is "transparent" or "native"');
    const type = options?.type;
    return { endings, type: type === void 0 ? "" : `${type}` };
  };
  var Blob = class _Blob {
    #bytes;
    #type;
    static {
      bytesOf2 = (blob) => blob.#bytes;
    }
    constructor(parts = [], options = {}) {
      const iterate = isObject(parts) ? parts[Symbol.iterator] : void 0;
      if (typeof iterate !== "function") throw new TypeError("The parts of a blob are a sequence");
      const chunks = [];
      for (const part2 of { [Symbol.iterator]: () => iterate.call(parts) }) {
        if (part2 instanceof _Blob) chunks.push(part2.#bytes);
        else chunks.push(ArrayBuffer.isView(part2) || part2 instanceof ArrayBuffer ? viewOf(part2) : `${part2}`);
      }
      const { endings, type } = optionsOf(options);
      const native = endings === "native" ? (text) => text.replace(/\r\n?/g, "\n") : (text) => text;
      this.#bytes = join(chunks.map((chunk) => typeof chunk === "string" ? encoder.encode(native(chunk)) : chunk));
      this.#type = /^[\x20-\x7e]*$/.test(type) ? type.toLowerCase() : "";
    }
    get size() {
      return this.#bytes.length;
    }
    get type() {
      return this.#type;
    }
    slice(start = 0, end = this.size, type = "") {
      return new _Blob([this.#bytes.slice(start, end)], { type });
    }
    async text() {
      return decodeUtf8(this.#bytes, false, false).text;
    }
    async arrayBuffer() {
      return this.#bytes.slice().buffer;
    }
    async bytes() {
      return this.#bytes.slice();
    }
    stream() {
      const bytes = this.#bytes;
      return new ReadableStream2({
        type: "bytes",
        start(controller) {
          if (bytes.length > 0) controller.enqueue(bytes.slice());
          controller.close();
        }
      });
    }
  };
  var clock4 = Date.now;
  var File = class extends Blob {
    #name;
    #lastModified;
    constructor(parts, name, options = {}) {
      if (arguments.length < 2) throw new TypeError("A file has parts and a name");
      super(parts, options);
      this.#name = `${name}`;
      this.#lastModified = options?.lastModified === void 0 ? clock4() : Number(options.lastModified);
    }
    get name() {
      return this.#name;
    }
    get lastModified() {
      return this.#lastModified;
    }
  };
  cloners.set(Blob, (blob) => new Blob([blob], { type: blob.type }));
  cloners.set(File, (file) => new File([file], file.name, { type: file.type, lastModified: file.lastModified }));
  expose({ Blob, File });

  // web/form-data.js
  var encoder2 = new TextEncoder();
  var asEntry = (value, filename) => {
    if (!(value instanceof Blob)) return `${value}`;
    if (value instanceof File && filename === void 0) return value;
    return new File([value], filename ?? "blob", { type: value.type });
  };
  var FormData = class {
    #entries = [];
    append(name, value, filename) {
      this.#entries.push([`${name}`, asEntry(value, filename)]);
    }
    delete(name) {
      this.#entries = this.#entries.filter(([key]) => key !== `${name}`);
    }
    get(name) {
      return this.#entries.find(([key]) => key === `${name}`)?.[1] ?? null;
    }
    getAll(name) {
      return this.#entries.filter(([key]) => key === `${name}`).map(([, value]) => value);
    }
    has(name) {
      return this.#entries.some(([key]) => key === `${name}`);
    }
    set(name, value, filename) {
      const at2 = this.#entries.findIndex(([key]) => key === `${name}`);
      if (at2 < 0) this.append(name, value, filename);
      else {
        this.#entries[at2][1] = asEntry(value, filename);
        this.#entries = this.#entries.filter(([key], i2) => i2 <= at2 || key !== `${name}`);
      }
    }
    *entries() {
      for (let i2 = 0; i2 < this.#entries.length; i2++) yield [...this.#entries[i2]];
    }
  };
  iterable(FormData);
  expose({ FormData });
  var quote = (text) => text.replace(/\r?\n|\r/g, "%0D%0A").replace(/"/g, "%22");
  var writeMultipart = (form, boundary) => {
    const chunks = [];
    for (const [name, value] of form) {
      const isFile = typeof value !== "string";
      const file = isFile ? `; filename="${quote(value.name)}"\r
Content-Type: ${value.type || "application/octet-stream"}` : "";
      chunks.push(encoder2.encode(`--${boundary}\r
Content-Disposition: form-data; name="${quote(name)}"${file}\r
\r
`));
      chunks.push(isFile ? bytesOf2(value) : encoder2.encode(value.replace(/\r?\n|\r/g, "\r\n")), encoder2.encode("\r\n"));
    }
    return join([...chunks, encoder2.encode(`--${boundary}--\r
`)]);
  };
  var readMultipart = (bytes, boundary) => {
    let text = "";
    for (let i2 = 0; i2 < bytes.length; i2++) text += String.fromCharCode(bytes[i2]);
    const toBytes = (part2) => Uint8Array.from(part2, (character) => character.charCodeAt(0));
    const toText = (part2) => decodeUtf8(toBytes(part2), false, false).text;
    const parts = `\r
${text}`.split(`\r
--${boundary}`);
    if (parts.length < 2 || !parts.at(-1).startsWith("--")) throw new TypeError("The body is no multipart/form-data");
    const form = new FormData();
    for (const part2 of parts.slice(1, -1)) {
      const end = part2.indexOf("\r\n\r\n");
      const head = part2.slice(0, end);
      const name = /content-disposition:[^\r]*[; ]name="([^"]*)"/i.exec(head)?.[1];
      if (end < 0 || name === void 0) throw new TypeError("A part of the body has no name");
      const unquote = (quoted) => toText(quoted).replace(/%22/g, '"').replace(/%0D%0A/g, "\r\n");
      const filename = /[; ]filename="([^"]*)"/i.exec(head)?.[1];
      const body = part2.slice(end + 4);
      const type = /content-type: *([^\r]*)/i.exec(head)?.[1] ?? "text/plain";
      form.append(unquote(name), filename === void 0 ? toText(body) : new File([toBytes(body)], unquote(filename), { type }));
    }
    return form;
  };

  // web/headers.js
  var NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
  var nameOf = (name) => {
    if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of a header`);
    return `${name}`.toLowerCase();
  };
  var valueOf = (value) => {
    const text = `${value}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
    if (/[\0\n\r]|[^\0-\xff]/.test(text)) throw new TypeError("The value of a header has a character that is not allowed");
    return text;
  };
  var Headers = class {
    #map = /* @__PURE__ */ new Map();
    constructor(init = {}) {
      if (typeof init !== "object" || init === null) throw new TypeError("Headers are made of pairs or of an object");
      for (const pair of typeof init[Symbol.iterator] === "function" ? init : Object.entries(init)) {
        const both = [...pair];
        if (both.length !== 2) throw new TypeError("Each pair is a name and a value");
        this.append(both[0], both[1]);
      }
    }
    append(name, value) {
      const key = nameOf(name);
      this.#map.set(key, [...this.#map.get(key) ?? [], valueOf(value)]);
    }
    delete(name) {
      this.#map.delete(nameOf(name));
    }
    get(name) {
      return this.#map.get(nameOf(name))?.join(", ") ?? null;
    }
    getSetCookie() {
      return [...this.#map.get("set-cookie") ?? []];
    }
    has(name) {
      return this.#map.has(nameOf(name));
    }
    set(name, value) {
      this.#map.set(nameOf(name), [valueOf(value)]);
    }
    *entries() {
      for (const key of [...this.#map.keys()].sort()) {
        const values = this.#map.get(key);
        if (key === "set-cookie") for (const value of values) yield [key, value];
        else yield [key, values.join(", ")];
      }
    }
  };
  iterable(Headers);
  expose({ Headers });

  // web/body.js
  var encoder3 = new TextEncoder();
  var random2 = Math.random;
  var extract = (value) => {
    if (value instanceof Blob) return { bytes: bytesOf2(value), type: value.type };
    if (value instanceof URLSearchParams) {
      return { bytes: encoder3.encode(value), type: "application/x-www-form-urlencoded;charset=UTF-8" };
    }
    if (value instanceof FormData) {
      const boundary = `----formdata-${random2().toString(36).slice(2)}`;
      return { bytes: writeMultipart(value, boundary), type: `multipart/form-data; boundary=${boundary}` };
    }
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return { bytes: viewOf(value).slice(), type: "" };
    return { bytes: encoder3.encode(value), type: "text/plain;charset=UTF-8" };
  };
  var Body = class {
    #stream = null;
    #bytes = null;
    #used = false;
    // Answers the type that the content says it has.
    fillBody(value) {
      if (value === null || value === void 0) return "";
      if (value instanceof ReadableStream2) {
        if (value.locked) throw new TypeError("The stream is locked");
        this.#stream = value;
        return "";
      }
      const { bytes, type } = extract(value);
      this.#bytes = bytes;
      return type;
    }
    copyBody(from) {
      if (from.bodyUsed) throw new TypeError("The body was read before");
      this.#bytes = from.#bytes;
      if (from.#stream !== null) [from.#stream, this.#stream] = from.#stream.tee();
    }
    get body() {
      if (this.#stream === null && this.#bytes !== null) {
        this.#stream = new Blob([this.#bytes]).stream();
        this.#bytes = null;
      }
      return this.#stream;
    }
    get bodyUsed() {
      return this.#used || (this.#stream?.locked ?? false);
    }
    async bytes() {
      if (this.bodyUsed) throw new TypeError("The body was read before");
      if (this.#stream === null) {
        this.#used = this.#bytes !== null;
        return this.#bytes?.slice() ?? new Uint8Array(0);
      }
      this.#used = true;
      const chunks = [];
      for await (const chunk of this.#stream) chunks.push(viewOf(chunk));
      return join(chunks);
    }
    async arrayBuffer() {
      return (await this.bytes()).buffer;
    }
    async blob() {
      return new Blob([await this.bytes()], { type: this.headers.get("content-type") ?? "" });
    }
    async text() {
      return decodeUtf8(await this.bytes(), false, false).text.replace(/^\ufeff/, "");
    }
    async json() {
      return JSON.parse(await this.text());
    }
    async formData() {
      const type = this.headers.get("content-type") ?? "";
      const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
      if (boundary !== void 0) return readMultipart(await this.bytes(), boundary);
      if (!/^application\/x-www-form-urlencoded/i.test(type)) throw new TypeError(`"${type}" is no type of a form`);
      const form = new FormData();
      for (const [name, value] of parseForm(decodeUtf8(await this.bytes(), false, false).text)) form.append(name, value);
      return form;
    }
  };
  var mixIn = (type) => {
    for (const key of ["body", "bodyUsed", "bytes", "arrayBuffer", "blob", "text", "json", "formData"]) {
      Object.defineProperty(type.prototype, key, { ...Object.getOwnPropertyDescriptor(Body.prototype, key), enumerable: true });
    }
  };

  // web/request.js
  var METHODS2 = /^(delete|get|head|options|post|put|patch)$/i;
  var Request = class _Request extends Body {
    #values;
    constructor(input, init = {}) {
      super();
      const from = input instanceof _Request ? input : void 0;
      const pick = (key, otherwise) => init[key] ?? from?.[key] ?? otherwise;
      const method = `${pick("method", "GET")}`;
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method) || /^(connect|trace|track)$/i.test(method)) {
        throw new TypeError(`"${method}" is no method that a request may have`);
      }
      this.#values = {
        url: from?.url ?? new URL(input).href,
        method: METHODS2.test(method) ? method.toUpperCase() : method,
        headers: new Headers(pick("headers", {})),
        signal: pick("signal") ?? new AbortController2().signal,
        mode: pick("mode", "cors"),
        credentials: pick("credentials", "same-origin"),
        cache: pick("cache", "default"),
        redirect: pick("redirect", "follow"),
        referrer: pick("referrer", "about:client"),
        referrerPolicy: pick("referrerPolicy", ""),
        integrity: pick("integrity", ""),
        keepalive: Boolean(pick("keepalive", false)),
        duplex: "half"
      };
      if (init.body !== void 0 && init.body !== null) {
        if (/^(GET|HEAD)$/.test(this.method)) throw new TypeError(`A ${this.method} request has no body`);
        const type = this.fillBody(init.body);
        if (type !== "" && !this.headers.has("content-type")) this.headers.set("content-type", type);
      } else if (from !== void 0) this.copyBody(from);
    }
    clone() {
      return new _Request(this);
    }
    static {
      const names = "url,method,headers,signal,mode,credentials,cache,redirect,referrer,referrerPolicy,integrity,keepalive,duplex";
      for (const name of names.split(",")) {
        const get2 = function() {
          return this.#values[name];
        };
        Object.defineProperty(_Request.prototype, name, { get: get2, configurable: true });
      }
    }
  };
  mixIn(Request);
  expose({ Request });

  // web/response.js
  var NO_BODY = [101, 204, 205, 304];
  var REDIRECTS = [301, 302, 303, 307, 308];
  var Response = class _Response extends Body {
    #status;
    #statusText;
    #headers;
    #type = "default";
    #url = "";
    constructor(body = null, { status = 200, statusText = "", headers = {} } = {}) {
      super();
      const code = Math.trunc(Number(status));
      if (!(code >= 200 && code <= 599)) throw new RangeError(`The status ${status} is not between 200 and 599`);
      if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText)) throw new TypeError("The status text has a character that is not allowed");
      if (body !== null && NO_BODY.includes(code)) throw new TypeError(`A response of status ${code} has no body`);
      this.#status = code;
      this.#statusText = `${statusText}`;
      this.#headers = new Headers(headers);
      const type = this.fillBody(body);
      if (type !== "" && !this.#headers.has("content-type")) this.#headers.set("content-type", type);
    }
    static error() {
      const response = new _Response();
      response.#status = 0;
      response.#type = "error";
      return response;
    }
    static json(data, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      return new _Response(JSON.stringify(data), { ...init, headers });
    }
    static redirect(url, status = 302) {
      if (!REDIRECTS.includes(status)) throw new RangeError(`The status ${status} is none of a redirect`);
      return new _Response(null, { status, headers: { location: new URL(url).href } });
    }
    // What a host answers: a Response, or its parts in a plain object.
    static of(answer, url) {
      if (answer instanceof _Response) return answer;
      const response = new _Response(answer?.body, answer ?? {});
      response.#url = answer?.url ?? url;
      return response;
    }
    get type() {
      return this.#type;
    }
    get url() {
      return this.#url;
    }
    get redirected() {
      return false;
    }
    get status() {
      return this.#status;
    }
    get ok() {
      return this.#status >= 200 && this.#status <= 299;
    }
    get statusText() {
      return this.#statusText;
    }
    get headers() {
      return this.#headers;
    }
    clone() {
      const response = new _Response(null, this);
      response.#url = this.#url;
      response.copyBody(this);
      return response;
    }
  };
  var responseOf = Response.of;
  delete Response.of;
  mixIn(Response);
  expose({ Response });

  // web/fetch.js
  var host5 = declare("fetch");
  async function fetch(input, init) {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const aborted = new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return responseOf(await Promise.race([host5(request), aborted]), request.url);
  }
  define({ fetch });

  // web/messages.js
  var entangle;
  var allowed = false;
  var MessageEvent = class extends Event {
    #data;
    constructor(type, init = {}) {
      super(type, init);
      this.#data = init.data ?? null;
    }
    get data() {
      return this.#data;
    }
  };
  var MessagePort = class extends EventTarget {
    #other = null;
    #started = false;
    #waiting = [];
    static {
      entangle = (one, other) => {
        one.#other = other;
        other.#other = one;
      };
    }
    constructor() {
      if (!allowed) throw new TypeError("Illegal constructor");
      super();
    }
    postMessage(message, options = []) {
      const data = structuredClone2(message, Array.isArray(options) ? { transfer: options } : options);
      this.#other?.#receive(data);
    }
    start() {
      if (this.#started) return;
      this.#started = true;
      for (const data of this.#waiting.splice(0)) this.#receive(data);
    }
    close() {
      if (this.#other !== null) this.#other.#other = null;
      this.#other = null;
    }
    #receive(data) {
      if (!this.#started) {
        this.#waiting.push(data);
        return;
      }
      const deliver = () => this.dispatchEvent(new MessageEvent("message", { data }));
      if (isBound("setTimeout")) setTimeout(deliver, 0);
      else queueMicrotask2(deliver);
    }
  };
  handler(MessagePort, "message");
  var { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    get,
    set(value) {
      set.call(this, value);
      this.start();
    }
  });
  var MessageChannel = class {
    #ports;
    constructor() {
      allowed = true;
      this.#ports = [new MessagePort(), new MessagePort()];
      allowed = false;
      entangle(...this.#ports);
    }
    get port1() {
      return this.#ports[0];
    }
    get port2() {
      return this.#ports[1];
    }
  };
  expose({ MessageEvent, MessagePort, MessageChannel });
})();
/*!
This script holds, under the terms below:

pako 3.0.3: Copyright (C) 2014-2017 by Vitaly Puzrin and Andrei Tuputcyn
punycode 2.3.1: Copyright Mathias Bynens <https://mathiasbynens.be/>
urlpattern-polyfill 10.1.0: Copyright 2020 Intel Corporation
web-streams-polyfill 4.3.0: Copyright (c) 2026 Mattias Buelens
web-streams-polyfill 4.3.0: Copyright (c) 2016 Diwank Singh Tomer

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/
