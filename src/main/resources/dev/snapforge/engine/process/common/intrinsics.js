// Built-in objects that no path of properties leads to from the global object (ECMA-262, "Well-Known Intrinsic Objects").
'use strict';
(() => {
  const { getPrototypeOf } = Object;
  return {
    __proto__: null,
    '%ArrayIterator%': getPrototypeOf([][Symbol.iterator]()),
    '%StringIterator%': getPrototypeOf(''[Symbol.iterator]()),
    '%MapIterator%': getPrototypeOf(new Map()[Symbol.iterator]()),
    '%SetIterator%': getPrototypeOf(new Set()[Symbol.iterator]()),
    '%RegExpStringIterator%': getPrototypeOf(''.matchAll(/./g)),
    '%GeneratorFunction%': getPrototypeOf(function* () {}),
    '%AsyncFunction%': getPrototypeOf(async function () {}),
    '%AsyncGeneratorFunction%': getPrototypeOf(async function* () {}),
  };
})();
