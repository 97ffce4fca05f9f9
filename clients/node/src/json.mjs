// JSON in one form only: RFC 8785.

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {any} value
 * @returns {string}
 */
const canonical = (value) => {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (isObject(value)) {
    // RFC 8785, section 3.2.3: sorted by UTF-16 code units, which is what sort() does.
    const members = Object.keys(value).sort();
    return '{' + members.map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
  }
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('lone surrogate');
  return JSON.stringify(value);
};

/**
 * Reads JSON that must be in canonical form: then no two readers can see different things in it.
 *
 * @param {Buffer} bytes
 * @param {(expected: string, found: string) => Error} malformed makes the refusal
 * @returns {any}
 */
export const parseCanonical = (bytes, malformed) => {
  let value;
  let text;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    text = canonical(value);
  } catch {
    throw malformed('JSON (RFC 8259)', 'something else');
  }
  if (!Buffer.from(text).equals(bytes)) throw malformed('canonical JSON (RFC 8785)', 'JSON in another form');
  return value;
};
