// Puts a clock in the place of the engine's own that can be held while a snapshot is made: the first question is answered with
// a given time, each later one with a millisecond more, so that a loop which waits for time to pass comes to its end. Whoever
// keeps a reference (const now = Date.now) has a live clock once it is let go. What stands in for the native functions has
// their names, lengths and attributes, and prints as native code, because it is bound.
//
// hold: whether the clock is held; told: called with the function's name and the time of each answer; and with the values that a date
// is made of; or undefined.
'use strict';
(start, hold, told) => {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const NativeDate = Date;
  const nativeNow = Date.now;
  const toText = Date.prototype.toString;
  let held = hold;
  let ticks = 0;

  const read = (name) => {
    const time = held ? start + ticks++ : nativeNow();
    if (told !== undefined) told(name, time);
    return time;
  };
  const replace = (holder, key, value) =>
    defineProperty(holder, key, { ...getOwnPropertyDescriptor(holder, key), value });
  const likeNative = (implementation, native) => {
    const bound = implementation.bind();
    for (const key of ['length', 'name']) {
      defineProperty(bound, key, getOwnPropertyDescriptor(native, key));
    }
    return bound;
  };

  function DateStandIn(...values) {
    if (new.target === undefined) return apply(toText, new NativeDate(read('Date')), []);
    const target = new.target === DateStandIn ? NativeDate : new.target;
    if (told !== undefined && values.length > 0) told('new Date', undefined, values);
    return construct(NativeDate, values.length === 0 ? [read('new Date')] : values, target);
  }
  // A bound function asks its target for the prototype when instanceof is applied to it.
  DateStandIn.prototype = NativeDate.prototype;

  const now = likeNative(() => read('Date.now'), nativeNow);
  const Clock = likeNative(DateStandIn, NativeDate);
  for (const key of ownKeys(NativeDate)) {
    if (key !== 'length' && key !== 'name') {
      defineProperty(Clock, key, getOwnPropertyDescriptor(NativeDate, key));
    }
  }
  replace(Clock, 'now', now);
  replace(NativeDate.prototype, 'constructor', Clock);
  replace(globalThis, 'Date', Clock);
  return () => {
    held = false;
    told = undefined;
    // The snapshot is not to hold a time that only this function kept: a search for times that were told finds it.
    start = 0;
    ticks = 0;
  };
};
