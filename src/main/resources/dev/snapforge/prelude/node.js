(() => {
  // web/globals.js
  var { defineProperty, getOwnPropertyNames } = Object;
  var define = (values) => {
    for (const name of getOwnPropertyNames(values)) {
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

  // web/slots.js
  var slots = /* @__PURE__ */ new Map();
  var building = true;
  var hooks = { environment() {
  }, drain: () => [], sealed: [] };
  var isBuilding = () => building;
  var isBound = (name) => slots.get(name)?.host !== void 0;
  var unbound = (name) => {
    const error = new Error(
      `The slot "${name}" is not bound: call globalThis[Symbol.for('snapforge')].bind({ "${name}": function }) once the snapshot is loaded.`
    );
    Object.defineProperty(error, "name", { value: "SlotUnboundError", writable: true, configurable: true });
    return error;
  };
  var declare = (name, bound = () => {
  }) => {
    let entry = slots.get(name);
    if (entry === void 0) {
      entry = {
        host: void 0,
        bound,
        call: (...values) => {
          if (entry.host === void 0) throw unbound(name);
          return (0, entry.host)(...values);
        }
      };
      slots.set(name, entry);
    }
    return entry.call;
  };
  var snapforge = {
    bind(hosts) {
      const given = Object.entries(hosts);
      for (const [name, host4] of given) {
        if (!slots.has(name)) {
          throw new TypeError(`There is no slot "${name}". The slots are: ${[...slots.keys()].join(", ")}.`);
        }
        if (typeof host4 !== "function") {
          throw new TypeError(
            `The slot "${name}" takes a function, not ${host4 === null ? "null" : typeof host4}. The slots are: ${[...slots.keys()].join(", ")}.`
          );
        }
      }
      for (const [name, host4] of given) slots.get(name).host = host4;
      for (const [name] of given) slots.get(name).bound();
      return [...slots.keys()].filter(isBound);
    },
    slots: () => [...slots.keys()].map((name) => ({ name, bound: isBound(name) })),
    slot(name) {
      if (typeof name !== "string" || name === "") throw new TypeError("A slot has a name: a string that is not empty.");
      return declare(name);
    },
    seal() {
      building = false;
      for (const act of hooks.sealed) act();
    },
    drainConsole: () => hooks.drain(),
    setEnvironment(values) {
      hooks.environment(values);
    }
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
    if (value instanceof Map) return list("Map {", first(value).map(([k, v]) => `${inner(k)} => ${inner(v)}`), "}");
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
  Object.defineProperty(console, Symbol.toStringTag, { value: "console", configurable: true });
  define({ console });

  // web/errors.js
  var CODES = "IndexSize,DOMStringSize,HierarchyRequest,WrongDocument,InvalidCharacter,NoDataAllowed,NoModificationAllowed,NotFound,NotSupported,InUseAttribute,InvalidState,Syntax,InvalidModification,Namespace,InvalidAccess,Validation,TypeMismatch,Security,Network,Abort,URLMismatch,QuotaExceeded,Timeout,InvalidNodeType,DataClone".split(
    ","
  );
  var DOMException = class extends Error {
    #name;
    constructor(message = "", name = "Error") {
      super();
      Object.defineProperty(this, "message", { value: `${message}`, writable: true, configurable: true });
      this.#name = `${typeof name === "object" && name !== null ? name.name ?? "Error" : name}`;
    }
    get name() {
      return #name in this ? this.#name : "Error";
    }
    get code() {
      return /Error$/.test(this.name) ? CODES.indexOf(this.name.slice(0, -5)) + 1 : 0;
    }
  };
  var codes = {};
  CODES.forEach((name, index) => {
    codes[`${name.replace(/([a-z]|URL)(?=[A-Z])/g, "$1_").toUpperCase()}_ERR`] = index + 1;
  });
  var reportError = (error) => {
    const handler2 = Object.getOwnPropertyDescriptor(globalThis, "onerror")?.value;
    if (typeof handler2 === "function") handler2(String(error?.message ?? error), "", 0, 0, error);
    else globalThis.console.error(error);
  };
  expose({ DOMException });
  constants(DOMException, codes);
  define({ reportError });

  // web/microtasks.js
  var done = Promise.resolve();
  function queueMicrotask(callback) {
    if (typeof callback !== "function") throw new TypeError("queueMicrotask takes a function");
    done.then(() => callback()).catch(reportError);
  }
  define({ queueMicrotask });

  // web/timers.js
  var timers = /* @__PURE__ */ new Map();
  var last = 0;
  var timerKind = (setter, clearer, repeats, delayed = true) => {
    const hostClear = declare(clearer);
    const start = (id, timer) => {
      timer.waiting = false;
      const fire = () => {
        if (timers.get(id) !== timer) return;
        if (!repeats) timers.delete(id);
        timer.callback(...timer.values);
      };
      timer.handle = delayed ? hostSet(fire, timer.delay) : hostSet(fire);
    };
    const hostSet = declare(setter, () => {
      for (const [id, timer] of timers) if (timer.waiting && timer.setter === setter) start(id, timer);
    });
    const set = (callback, delay, values) => {
      if (typeof callback !== "function") throw new TypeError(`${setter} takes a function`);
      if (!isBound(setter) && !isBuilding()) hostSet();
      const timer = { setter, clear: clearer, hostClear, callback, values, delay: Math.max(0, Number(delay) || 0), waiting: true };
      const id = ++last;
      timers.set(id, timer);
      if (isBound(setter)) start(id, timer);
      return id;
    };
    return set;
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
  var Event = class {
    #type;
    #init;
    #time;
    constructor(type, { bubbles = false, cancelable = false, composed = false } = {}) {
      if (arguments.length === 0) throw new TypeError("An event has a type");
      this.#type = `${type}`;
      this.#init = { bubbles: Boolean(bubbles), cancelable: Boolean(cancelable), composed: Boolean(composed) };
      this.#time = isBuilding() ? 0 : clock2();
      states.set(this, { target: null, phase: 0, stopped: false, stoppedNow: false, prevented: false, passive: false });
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
    get cancelBubble() {
      return states.get(this).stopped;
    }
    set cancelBubble(value) {
      if (value) this.stopPropagation();
    }
    get isTrusted() {
      return false;
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
  var EventTarget = class {
    #listeners = [];
    addEventListener(type, callback, options) {
      const { capture = false, once: once2 = false, passive = false, signal } = typeof options === "object" && options !== null ? options : { capture: options };
      if (callback === null || callback === void 0 || signal?.aborted) return;
      const name = `${type}`;
      const capturing = Boolean(capture);
      if (this.#find(name, callback, capturing) >= 0) return;
      this.#listeners.push({ type: name, callback, capture: capturing, once: once2, passive });
      signal?.addEventListener("abort", () => this.removeEventListener(name, callback, capturing));
    }
    removeEventListener(type, callback, options) {
      const capture = Boolean(typeof options === "object" && options !== null ? options.capture : options);
      const at = this.#find(`${type}`, callback, capture);
      if (at >= 0) this.#listeners.splice(at, 1)[0].removed = true;
    }
    dispatchEvent(event) {
      const state = states.get(event);
      if (state === void 0) throw new TypeError("dispatchEvent takes an Event");
      if (state.phase !== 0) throw new DOMException("The event is being dispatched", "InvalidStateError");
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
        } catch (error) {
          reportError(error);
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

  // web/crypto.js
  var MAX_BYTES = 65536;
  var INTEGERS = /^(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64)Array$/;
  var host3 = declare("crypto.getRandomValues");
  var random = Math.random;
  var tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  var fill = (view) => {
    if (isBound("crypto.getRandomValues") || !isBuilding()) {
      host3(view);
      return;
    }
    for (let i = 0; i < view.length; i++) view[i] = random() * 256;
  };
  var Crypto = class {
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
      for (let i = 0; i < 16; i++) text += (/^(4|6|8|10)$/.test(i) ? "-" : "") + (bytes[i] + 256).toString(16).slice(1);
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
    for (let i = 0; i < text.length; i += 3) {
      let bits = 0;
      for (let j = i; j < i + 3; j++) {
        const code = j < text.length ? text.charCodeAt(j) : 0;
        if (code > 255) throw wrong(`the character at ${j} is not one of Latin-1`);
        bits = bits << 8 | code;
      }
      for (let j = 0; j < 4; j++) {
        result += i + j > text.length ? "=" : ALPHABET[bits >> 18 - 6 * j & 63];
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
    for (let i = 0; i < text.length; i++) {
      bits = (bits << 6 | ALPHABET.indexOf(text[i])) & 16777215;
      if (i % 4 > 0) result += String.fromCharCode(bits >> 6 - 2 * (i % 4) & 255);
    }
    return result;
  }
  define({ atob, btoa });

  // web/utf8.js
  var CHUNK = 8192;
  var { fromCharCode } = String;
  var viewOf = (input) => {
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
    let i = 0;
    const put = (code) => {
      if (code > 65535) units.push(55232 + (code >> 10), 56320 | code & 1023);
      else units.push(code);
      if (units.length >= CHUNK) {
        text += fromCharCode(...units);
        units = [];
      }
    };
    while (i < bytes.length) {
      const first = bytes[i++];
      if (first < 128) {
        put(first);
        continue;
      }
      const needed = first >= 194 && first <= 223 ? 1 : first >= 224 && first <= 239 ? 2 : first >= 240 && first <= 244 ? 3 : 0;
      let low = first === 224 ? 160 : first === 240 ? 144 : 128;
      let high = first === 237 ? 159 : first === 244 ? 143 : 191;
      let code = first & 63 >> needed;
      let seen = 0;
      while (seen < needed && i < bytes.length && bytes[i] >= low && bytes[i] <= high) {
        code = code << 6 | bytes[i++] & 63;
        seen++;
        low = 128;
        high = 191;
      }
      if (needed > 0 && seen === needed) put(code);
      else if (needed > 0 && i === bytes.length && stream) return { text: text + fromCharCode(...units), rest: seen + 1 };
      else if (fatal) throw new TypeError("The bytes are not UTF-8");
      else put(65533);
    }
    return { text: text + fromCharCode(...units), rest: 0 };
  };

  // web/encoding.js
  var UTF8 = /^(unicode-1-1-utf-8|unicode11utf8|unicode20utf8|utf-?8|x-unicode20utf8)$/;
  var UTF16 = /^(csunicode|iso-10646-ucs-2|ucs-2|unicode|unicodefeff|utf-16(le)?)$/;
  var LATIN1 = /^(ansi_x3\.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-?8859-?1|iso-ir-100|iso_8859-1(:1987)?|l1|latin1|us-ascii|(windows-|x-cp)1252)$/;
  var WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
  var TextEncoder = class {
    get encoding() {
      return "utf-8";
    }
    encode(text = "") {
      return encodeUtf8(`${text}`);
    }
    encodeInto(text, array) {
      return encodeUtf8Into(`${text}`, array);
    }
  };
  var windows1252 = (bytes) => {
    let text = "";
    for (const byte of bytes) text += byte >= 128 && byte < 160 ? WINDOWS[byte - 128] : String.fromCharCode(byte);
    return { text, rest: 0 };
  };
  var utf16 = (bytes, fatal, stream) => {
    const whole = bytes.length & ~1;
    let text = "";
    for (let i = 0; i < whole; i += 2) text += String.fromCharCode(bytes[i] | bytes[i + 1] << 8);
    let rest = bytes.length - whole;
    if (stream && /[\ud800-\udbff]$/.test(text)) {
      text = text.slice(0, -1);
      rest += 2;
    }
    if (fatal && !(text.isWellFormed() && (stream || rest === 0))) throw new TypeError("The bytes are not UTF-16");
    text = text.toWellFormed();
    return stream ? { text, rest } : { text: rest > 0 ? text + "�" : text, rest: 0 };
  };
  var TextDecoder = class {
    #encoding;
    #decode;
    #fatal;
    #ignoreBom;
    #kept = new Uint8Array(0);
    #atStart = true;
    constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
      const name = `${label}`.trim().toLowerCase();
      if (UTF8.test(name)) [this.#encoding, this.#decode] = ["utf-8", decodeUtf8];
      else if (UTF16.test(name)) [this.#encoding, this.#decode] = ["utf-16le", utf16];
      else if (LATIN1.test(name)) [this.#encoding, this.#decode] = ["windows-1252", windows1252];
      else throw new RangeError(`The encoding "${label}" is not one of utf-8, utf-16le, windows-1252`);
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

  // web/abort.js
  var KEY = /* @__PURE__ */ Symbol("created by the prelude");
  var abortedWith = /* @__PURE__ */ new WeakMap();
  var make = () => new AbortSignal(KEY);
  var abort = (signal, reason) => {
    if (signal.aborted) return;
    abortedWith.set(signal, { reason: reason === void 0 ? new DOMException("The operation was aborted", "AbortError") : reason });
    signal.dispatchEvent(new Event("abort"));
  };
  var AbortSignal = class extends EventTarget {
    constructor(key) {
      if (key !== KEY) throw new TypeError("Illegal constructor");
      super();
    }
    static abort(reason) {
      const signal = make();
      abort(signal, reason);
      return signal;
    }
    static timeout(milliseconds) {
      const signal = make();
      setTimeout(() => abort(signal, new DOMException("The time is over", "TimeoutError")), milliseconds);
      return signal;
    }
    static any(signals) {
      const result = make();
      for (const signal of signals) {
        if (signal.aborted) abort(result, signal.reason);
        else signal.addEventListener("abort", () => abort(result, signal.reason), { once: true });
      }
      return result;
    }
    get aborted() {
      return abortedWith.has(this);
    }
    get reason() {
      return abortedWith.get(this)?.reason;
    }
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }
  };
  var AbortController = class {
    #signal = make();
    get signal() {
      return this.#signal;
    }
    abort(reason) {
      abort(this.#signal, reason);
    }
  };
  handler(AbortSignal, "abort");
  expose({ AbortSignal, AbortController });

  // web/clone.js
  var ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  var { toString } = Object.prototype;
  var cloners = /* @__PURE__ */ new Map();
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
  function structuredClone(value, { transfer = [] } = {}) {
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
  define({ structuredClone });

  // web/navigator.js
  var Navigator = class {
    get userAgent() {
      return "Snapforge";
    }
  };
  expose({ Navigator });
  define({ navigator: new Navigator() });
})();
