// The HTTP contract as any client uses it.

/** How long one build may take before the corpus gives up on it, in milliseconds. */
const PATIENCE = 10 * 60_000;

export class Service {
  constructor(address) {
    this.address = address;
  }

  /** Every engine that a builder has or had. */
  async engines() {
    return (await this.#json('/api/v1/engines')).items;
  }

  /** The names of all targets that a builder has or had. */
  async targets() {
    return (await this.engines()).map((it) => it.target);
  }

  /** Posts one script and answers the build when it has ended. */
  async build(file, source, spec) {
    const form = new FormData();
    form.append('file', new Blob([source], { type: 'text/javascript' }), file);
    form.append('spec', new Blob([JSON.stringify(spec)], { type: 'application/json' }));
    let build = await this.#json('/api/v1/builds', { method: 'POST', headers: { Prefer: 'wait=60' }, body: form });
    for (const end = Date.now() + PATIENCE; !build.finishedAt; ) {
      if (Date.now() > end) {
        throw new Error(`build ${build.id} has not ended after ${PATIENCE / 60_000} minutes`);
      }
      await this.#events(build.id);
      build = await this.#json(`/api/v1/builds/${build.id}`);
    }
    return build;
  }

  snapshot(digest) {
    return this.#json(`/api/v1/snapshots/${digest}`);
  }

  /** Reads the build's events to their end, which is the build's. */
  async #events(id) {
    const answer = await fetch(`${this.address}/api/v1/builds/${id}/events`, { signal: AbortSignal.timeout(PATIENCE) });
    for await (const chunk of answer.body) {
      void chunk;
    }
  }

  async #json(path, request = {}) {
    let answer;
    try {
      answer = await fetch(this.address + path, request);
    } catch (error) {
      throw new Error(`${this.address} does not answer (${error.cause?.code ?? error.message}): start the service first`);
    }
    const body = await answer.json();
    if (!answer.ok) {
      throw new Refused(answer.status, body);
    }
    return body;
  }
}

/** The service declined the request itself; `problem` says why. */
export class Refused extends Error {
  constructor(status, problem) {
    super(`${status} ${problem.code}: ${problem.detail}`);
    this.status = status;
    this.problem = problem;
  }
}
