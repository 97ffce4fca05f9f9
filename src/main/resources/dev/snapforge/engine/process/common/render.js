// A value as a text that two runtimes can be compared by: JSON where there is a JSON form (ECMA-262, 25.5.2), else a word for what it
// is. A bundle may have replaced JSON.stringify and what it uses, and in a restored runtime it was there first; so this is written in
// syntax alone, which nobody can replace, but for the three functions below.
'use strict';
(() => {
  const { isArray } = [].constructor;
  const { charCodeAt, slice } = '';
  const ESCAPES = { __proto__: null, '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const HEX = '0123456789abcdef';

  const unit = (code) => '\\u' + HEX[code >> 12] + HEX[(code >> 8) & 15] + HEX[(code >> 4) & 15] + HEX[code & 15];
  const isHigh = (c) => c >= '\ud800' && c <= '\udbff';
  const isLow = (c) => c >= '\udc00' && c <= '\udfff';
  const quote = (value) => {
    let text = '"';
    let from = 0;
    for (let i = 0; i < value.length; i++) {
      const c = value[i];
      if (isHigh(c) && i + 1 < value.length && isLow(value[i + 1])) i++;
      else if (c < ' ' || c === '"' || c === '\\' || isHigh(c) || isLow(c)) {
        text += slice.call(value, from, i) + (ESCAPES[c] ?? unit(charCodeAt.call(c, 0)));
        from = i + 1;
      }
    }
    return text + (from === 0 ? value : slice.call(value, from)) + '"';
  };
  const numberOf = (value) => (value === value && value !== Infinity && value !== -Infinity ? `${value}` : 'null');

  // Undefined where JSON has no form.
  const json = (given, key, within) => {
    let value = given;
    if ((typeof value === 'object' && value !== null) || typeof value === 'bigint') {
      const toJson = value.toJSON;
      if (typeof toJson === 'function') value = toJson.call(value, key);
    }
    if (value instanceof Number) value = +value;
    else if (value instanceof String) value = `${value}`;
    else if (value instanceof Boolean || value instanceof BigInt) value = value.valueOf();
    switch (typeof value) {
      case 'string':
        return quote(value);
      case 'number':
        return numberOf(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'bigint':
        throw new TypeError('Do not know how to serialize a BigInt');
      case 'object':
        return value === null ? 'null' : composite(value, within);
      default:
        return undefined;
    }
  };
  const composite = (value, within) => {
    for (let outer = within; outer !== undefined; outer = outer.within) {
      if (outer.value === value) throw new TypeError('Converting circular structure to JSON');
    }
    const here = { value, within };
    let text = '';
    if (isArray(value)) {
      const { length } = value;
      for (let i = 0; i < length; i++) text += (i === 0 ? '' : ',') + (json(value[i], `${i}`, here) ?? 'null');
      return '[' + text + ']';
    }
    // Own enumerable properties in their order, each read once.
    const members = { __proto__: null, ...value };
    for (const key in members) {
      const member = json(members[key], key, here);
      if (member !== undefined) text += (text === '' ? '' : ',') + quote(key) + ':' + member;
    }
    return '{' + text + '}';
  };

  return (value) => {
    switch (typeof value) {
      case 'undefined':
        return 'undefined';
      case 'function':
        return `function ${value.name}/${value.length}`;
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return `Symbol(${value.description ?? ''})`;
      case 'number':
        return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
      default:
        return json(value, '', undefined) ?? 'undefined';
    }
  };
})();
