// A value as a text that two runtimes can be compared by.
'use strict';
(() => {
  // A bundle may have taken it away; then only what needs it cannot be rendered.
  const stringify = globalThis.JSON?.stringify;
  return (value) => {
    switch (typeof value) {
      case 'undefined':
        return 'undefined';
      case 'function':
        return 'function ' + value.name + '/' + value.length;
      case 'bigint':
        return value + 'n';
      case 'symbol':
        return value.toString();
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      default:
        return stringify(value) ?? 'undefined';
    }
  };
})();
