import { ServiceRefusal, SnapforgeError, printable } from '../errors.mjs';
import { isObject } from '../json.mjs';
import { MAX_JSON } from '../limits.mjs';

/** @typedef {{ status: number, etag: string | undefined, coding: string | undefined, body: Buffer }} HttpAnswer */

/**
 * @param {string} path
 * @param {unknown} expected
 * @param {unknown} found
 */
export const unexpectedAnswer = (path, expected, found) =>
  new SnapforgeError('unexpected-answer', `The answer to GET ${path} is not that of a Snapforge service.`, {
    expected,
    found: printable(String(found)),
    hint: "Check the server's address, and any proxy in between.",
  });

/**
 * @param {string} path
 * @param {unknown} found
 * @param {unknown} [cause]
 */
const unreachable = (path, found, cause) =>
  new SnapforgeError('service-unreachable', `The service did not answer GET ${path}.`, {
    expected: 'an answer in time',
    found: printable(String(found)),
    hint: "Check the server's address and the network.",
    cause,
  });

/**
 * The answer, if its status is 200; else the refusal that it stands for.
 *
 * @param {string} path
 * @param {HttpAnswer} answer
 */
export const requireOk = (path, answer) => {
  if (answer.status === 200) return answer;
  let problem;
  try {
    problem = JSON.parse(answer.body.toString('utf8'));
  } catch {
    // Not a problem (RFC 9457), then.
  }
  if (typeof problem?.code === 'string') {
    const available = Array.isArray(problem.available) ? problem.available.map((/** @type {any} */ it) => it?.target ?? it) : [];
    const rest = available.length === 0 ? '' : ` Available: ${available.join(', ')}.`;
    throw new ServiceRefusal(path, answer.status, printable(problem.code), printable(String(problem.detail) + rest));
  }
  if (answer.status >= 500) throw unreachable(path, `status ${answer.status}`);
  throw unexpectedAnswer(path, 'status 200', answer.status);
};

/**
 * @param {string} path
 * @param {HttpAnswer} answer
 * @returns {Record<string, any>}
 */
export const requireJson = (path, answer) => {
  const { body } = requireOk(path, answer);
  try {
    const value = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Refused below.
  }
  throw unexpectedAnswer(path, 'a JSON object', 'something else');
};

/**
 * @param {string} path
 * @param {Response} response
 * @param {number} limit bytes
 */
const readBody = async (path, response, limit) => {
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) throw unexpectedAnswer(path, `at most ${limit} bytes`, 'more');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Asks with GET. It believes nothing: answers are bounded in size and time, and redirects are not followed. */
export class BoundedHttp {
  #token;
  #headTimeout;
  #bodyTimeout;

  /** @param {{ token?: string, headTimeout: number, bodyTimeout: number }} options timeouts in milliseconds */
  constructor({ token, headTimeout, bodyTimeout }) {
    this.#token = token;
    this.#headTimeout = headTimeout;
    this.#bodyTimeout = bodyTimeout;
  }

  /**
   * @param {string} base the address that `path` is appended to
   * @param {string} path
   * @param {number} limit bytes of a body that comes with status 200
   * @param {Record<string, string>} [headers]
   * @returns {Promise<HttpAnswer>}
   */
  async get(base, path, limit, headers = {}) {
    const abort = new AbortController();
    let timer = setTimeout(() => abort.abort(), this.#headTimeout);
    try {
      const response = await fetch(base + path, {
        headers: {
          Accept: 'application/json, application/octet-stream, application/problem+json',
          ...(this.#token === undefined ? {} : { Authorization: `Bearer ${this.#token}` }),
          ...headers,
        },
        redirect: 'manual',
        signal: abort.signal,
      });
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), this.#bodyTimeout);
      const body = await readBody(path, response, response.status === 200 ? limit : MAX_JSON);
      const { headers: told } = response;
      return { status: response.status, etag: told.get('etag') ?? undefined, coding: told.get('content-encoding') ?? undefined, body };
    } catch (error) {
      if (error instanceof SnapforgeError) throw error;
      const found = abort.signal.aborted ? 'no complete answer in time' : (error.cause?.code ?? error.message);
      throw unreachable(path, found, error);
    } finally {
      clearTimeout(timer);
      // Hangs up if the answer was not read to its end.
      abort.abort();
    }
  }
}
