/**
 * @typedef {object} Difference
 * @property {unknown} [expected]
 * @property {unknown} [found]
 * @property {string} [hint]
 * @property {unknown} [cause]
 */

/** Every refusal: a stable `code`, what was `expected`, what was `found`, and a `hint` that says what to do. */
export class SnapforgeError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {Difference} [difference]
   */
  constructor(code, message, { expected, found, hint, cause } = {}) {
    const difference = expected === undefined ? '' : ` Expected ${expected}, found ${found}.`;
    super(`${message}${difference}`, cause === undefined ? undefined : { cause });
    this.name = 'SnapforgeError';
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }
}

/** The service answered with a problem (RFC 9457); `code` is the problem's. */
export class ServiceRefusal extends SnapforgeError {
  /**
   * @param {string} path
   * @param {number} status the HTTP status
   * @param {string} code
   * @param {string} detail
   */
  constructor(path, status, code, detail) {
    super(code, `The service refused GET ${path} with ${status}: ${detail}`);
    this.status = status;
  }

  /** Whether the same request may succeed later. */
  get mayPass() {
    return this.status >= 500 || this.status === 429;
  }
}

/**
 * The file is not a sound container.
 *
 * @param {string} code
 * @param {string} message
 * @param {unknown} expected
 * @param {unknown} found
 */
export const damaged = (code, message, expected, found) =>
  new SnapforgeError(code, message, {
    expected,
    found,
    hint: 'Do not give this file to Node. Fetch it again; if the result is the same, rebuild the snapshot.',
  });

/**
 * Nothing that is trusted vouches for this, or it is about something else.
 *
 * @param {string} code
 * @param {string} message
 * @param {unknown} expected
 * @param {unknown} found
 * @param {string} [hint]
 */
export const untrusted = (code, message, expected, found, hint) =>
  new SnapforgeError(code, message, { expected, found: printable(String(found)), hint: hint ?? 'Do not use it.' });

/**
 * Text from outside, safe and short enough for a log.
 *
 * @param {string} text
 */
export const printable = (text) => {
  const clean = text.replace(/[^\x20-\x7e]/g, '?');
  return clean.length <= 300 ? clean : clean.slice(0, 300) + '...';
};
