// Makes the regular expressions of a bundle that ask for Unicode's tables, in a V8 without them; stays in the snapshot. What RegExp and
// its prototype are is not touched: V8 then has a slow way for all regular expressions of the runtime, which is sixty times slower
// for some. So an expression that was written anew has its source as a property of its own, and the bundle's calls of RegExp come here.
//
// asks: whether an expression needs tables; load: makes what expander.js is; patterns: what to give to RegExp; literals: [as it is
// written, flags, index of its pattern]
'use strict';
(asks, load, patterns, literals) => {
  const Native = RegExp;
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, setPrototypeOf } = Reflect;
  const { prototype } = Native;
  const compiledSource = getOwnPropertyDescriptor(prototype, 'source').get;
  // More than a bundle makes out of different texts is not kept.
  const MOST = 1000;
  let kept = 0;
  let known = { __proto__: null };

  let library;
  // Its tables are not to be in the snapshot, so it is forgotten when what runs now has ended. An await asks nothing that the bundle
  // may have replaced.
  const forget = async () => {
    await undefined;
    library = undefined;
  };
  const expand = (pattern, flags) => {
    if (library === undefined) {
      library = load();
      forget();
    }
    return library.expand(pattern, flags);
  };
  const keyOf = (pattern, flags) => `${flags.includes('v') ? 'v' : 'u'}${flags.includes('i') ? 'i' : ''}/${pattern}`;
  const keep = (pattern, flags, expanded) => {
    if (kept++ >= MOST) {
      kept = 1;
      known = { __proto__: null };
    }
    known[keyOf(pattern, flags)] = expanded;
    return expanded;
  };
  const expanded = (pattern, flags) => known[keyOf(pattern, flags)] ?? keep(pattern, flags, expand(pattern, flags));
  // 22.2.6.13.1 EscapeRegExpPattern
  const ESCAPES = { __proto__: null, '/': '\\/', '\n': '\\n', '\r': '\\r', '\u2028': '\\u2028', '\u2029': '\\u2029' };
  const escape = (pattern) => {
    let text = '';
    let inClass = false;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern[i];
      if (unit === '\\') {
        text += unit + (pattern[++i] ?? '');
        continue;
      }
      if (unit === '[' || unit === ']') inClass = unit === '[';
      text += unit === '/' && inClass ? unit : (ESCAPES[unit] ?? unit);
    }
    return text;
  };
  const name = (expression, source) => {
    defineProperty(expression, 'source', { __proto__: null, value: source, configurable: true });
    return expression;
  };
  // On its slow way, V8 13.0 does not step over a pair of surrogates for `v`, and finds an empty match behind its first half for ever.
  const stepsOver = () => {
    const probe = name(new Native('', 'gv'), '');
    const { exec } = prototype;
    let calls = 0;
    probe.exec = function (text) {
      return ++calls > 3 ? null : apply(exec, this, [text]);
    };
    apply(prototype[Symbol.replace], probe, ['\u{1F600}', '']);
    return calls <= 3;
  };
  const namesAll = stepsOver();
  const written = (expression, source) =>
    namesAll || !expression.unicodeSets || !expression.global ? name(expression, source) : expression;
  // As it was written, if it is one of ours.
  const sourceOf = (value) => {
    const own = getOwnPropertyDescriptor(value, 'source');
    if (own === undefined || typeof own.value !== 'string') return undefined;
    try {
      const compiled = apply(compiledSource, value, []);
      return expanded(own.value, value.flags) === compiled ? own.value : undefined;
    } catch {
      return undefined;
    }
  };

  const make = (values, target) => (target === undefined ? apply(Native, undefined, values) : construct(Native, values, target));
  function Expression(...values) {
    const { 0: pattern, 1: flags } = values;
    // The bundle may have another one by now.
    const Current = RegExp;
    const target = new.target === Expression ? Current : new.target;
    if (Current !== Native) return target === undefined ? apply(Current, undefined, values) : construct(Current, values, target);
    let text = pattern;
    let options = flags;
    if (typeof pattern === 'object' && pattern !== null && (target !== undefined || flags !== undefined)) {
      text = sourceOf(pattern);
      if (text !== undefined && flags === undefined) options = pattern.flags;
    }
    if (typeof text !== 'string' || typeof options !== 'string' || !asks(text, options)) return make(values, target);
    let instead = text;
    try {
      instead = expanded(text, options);
    } catch {
      // V8 says what is wrong with it.
    }
    try {
      const expression = make([instead, options], target);
      return instead === text ? expression : written(expression, escape(text));
    } catch (error) {
      if (instead !== text) return make([text, options], target);
      throw error;
    }
  }
  setPrototypeOf(Expression, Native);
  defineProperty(Expression, 'prototype', { __proto__: null, value: prototype });
  defineProperty(Expression, 'name', { __proto__: null, value: 'RegExp' });

  for (let i = 0; i < literals.length; i++) {
    const { 0: source, 1: flags, 2: pattern } = literals[i];
    keep(source, flags, patterns[pattern]);
  }
  const literal = (index) => {
    const { 0: source, 1: flags, 2: pattern } = literals[index];
    return written(new Native(patterns[pattern], flags), source);
  };
  return { literal, Expression };
};
