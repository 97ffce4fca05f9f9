import { EXIT, Refusal } from './refusal.mjs';

const BUSY = new Set([429, 502, 503, 504]);
const ATTEMPTS = 5;
const LONGEST_PAUSE = 60;
const ANSWER_MILLIS = 100_000;
/** 64 MB at 0.3 Mbit/s. */
const UPLOAD_MILLIS = 30 * 60_000;
/** Until the last byte, also of one that only trickles. */
const CONTENT_MILLIS = 10 * 60_000;

const realPause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const exitOf = (status) => {
  if (status === 400 || status === 415) return EXIT.usage;
  if (status === 401 || status === 403) return EXIT.access;
  if (status === 404 || status === 410) return EXIT.missing;
  return status === 408 || status === 429 || status >= 500 ? EXIT.unavailable : EXIT.refused;
};

/** The refusal that an answer is. */
const refusalIn = async (response, address) => {
  const problem = await response.json().catch(() => undefined);
  if (typeof problem?.code !== 'string') {
    return new Refusal('not-a-service', `What answers at ${address} is not a Snapforge service, or a proxy stands before it.`, {
      expected: 'an answer of its API',
      found: `status ${response.status}`,
      hint: 'Check the address.',
      exit: EXIT.unavailable,
    });
  }
  const errors = (problem.errors ?? []).map((it) => `${it.pointer}: ${it.message}`).join('; ');
  const refusal = new Refusal(problem.code, problem.detail || problem.title, {
    expected: problem.expected,
    found: [problem.found, errors].filter(Boolean).join('; ') || undefined,
    hint: problem.hint,
    exit: exitOf(response.status),
  });
  refusal.status = response.status;
  refusal.problem = problem;
  return refusal;
};

/** One service. Requests that meet a busy service are repeated as it asks, at most four times and after a minute at most. */
export class Connection {
  /**
   * @param {object} settings
   * @param {string} settings.url the service's address, without `/api`
   * @param {() => Promise<string | undefined>} [settings.token] gives the bearer token of a request
   * @param {(text: string) => void} [settings.note] is told of each repetition
   * @param {(seconds: number) => Promise<void>} [settings.pause] lets time pass
   */
  constructor({ url, token = async () => undefined, note = () => {}, pause = realPause }) {
    this.url = url.replace(/\/+$/, '');
    this.token = token;
    this.note = note;
    this.pause = pause;
  }

  /** The page that explains a code. */
  page(code) {
    return `${this.url}/problems/${encodeURIComponent(code)}`;
  }

  get(path, headers = {}) {
    return this.#json(path, { headers }, true);
  }

  /** As `get`, but undefined if there is no such thing. */
  async find(path) {
    try {
      return await this.get(path);
    } catch (error) {
      if (error.status === 404) return undefined;
      throw error;
    }
  }

  /** Sends a form; the service knows a repeated request by its key. */
  post(path, form, key) {
    return this.#json(path, { method: 'POST', body: form, headers: { 'Idempotency-Key': key } }, true, UPLOAD_MILLIS);
  }

  put(path, body, more = {}) {
    const headers = { 'Content-Type': 'application/json', ...more };
    return this.#json(path, { method: 'PUT', body: JSON.stringify(body), headers }, false);
  }

  /**
   * Content that is not JSON, or that must stay as it is.
   *
   * @param {string} accept its media type
   * @param {number} limit the most bytes of it
   */
  async bytes(path, accept, limit) {
    const headers = { Accept: `${accept}, application/problem+json` };
    const response = await this.#answer(path, { headers }, true, CONTENT_MILLIS);
    const chunks = [];
    let size = 0;
    try {
      for await (const chunk of response.body) {
        size += chunk.length;
        if (size > limit) break;
        chunks.push(chunk);
      }
    } catch (error) {
      throw this.#unreachable(error);
    }
    if (size <= limit) return Buffer.concat(chunks);
    throw new Refusal('not-a-service', `The answer of ${this.url}${path} is too long.`, {
      expected: `at most ${limit} bytes`,
      found: 'more',
      hint: 'Check the address.',
      exit: EXIT.unavailable,
    });
  }

  async #json(path, request, repeatable, millis = ANSWER_MILLIS) {
    const response = await this.#answer(path, request, repeatable, millis);
    return response.json().catch(() => {
      throw new Refusal('not-a-service', `The answer of ${this.url}${path} is no JSON.`, { exit: EXIT.unavailable });
    });
  }

  async #answer(path, request, repeatable, millis) {
    for (let attempt = 1; ; attempt++) {
      const last = attempt === ATTEMPTS;
      let response;
      try {
        response = await this.#send(path, request, millis);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        if (last || !repeatable || error.cause?.code !== 'ECONNRESET') throw this.#unreachable(error);
        await this.#repeat(attempt, null, 'broke off');
        continue;
      }
      if (response.ok) return response;
      const { status } = response;
      if (last || !BUSY.has(status) || (status > 500 && status !== 503 && !repeatable)) {
        throw await refusalIn(response, this.url + path);
      }
      await response.body?.cancel();
      await this.#repeat(attempt, response.headers.get('Retry-After'), `is busy (${status})`);
    }
  }

  async #send(path, request, millis) {
    const token = await this.token();
    const headers = { Accept: 'application/json, application/problem+json', ...request.headers };
    if (token) headers.Authorization = `Bearer ${token}`;
    // A redirect could lead the token to another host.
    return fetch(this.url + path, { ...request, headers, redirect: 'manual', signal: AbortSignal.timeout(millis) });
  }

  async #repeat(attempt, retryAfter, why) {
    const wanted = /^[0-9]{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 2 ** (attempt - 1);
    const seconds = Math.min(wanted, LONGEST_PAUSE);
    this.note(`The service ${why}; trying again in ${seconds} s.`);
    await this.pause(seconds);
  }

  #unreachable(error) {
    return new Refusal('service-unreachable', `There is no answer from ${this.url}.`, {
      expected: 'a Snapforge service',
      found: error.cause?.code ?? error.cause?.message ?? error.message,
      hint: 'Check the address, and whether this machine may reach it.',
      exit: EXIT.unavailable,
    });
  }
}
