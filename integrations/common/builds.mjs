import { randomUUID } from 'node:crypto';
import { EXIT, Refusal } from './refusal.mjs';
import { oneLine } from './printable.mjs';

/** @import { Connection } from './connection.mjs' */

const BUILDS = '/api/v1/builds';
const WAIT_SECONDS = 10;

/** The bundle is not why a build failed. */
const NOT_THE_BUNDLE = new Set([
  'no-builder',
  'builder-lost',
  'machine-fault',
  'builder-out-of-memory',
  'signer-out-of-memory',
  'signing-refused',
  'report-unreadable',
]);

export const hasSucceeded = (build) => build.status === 'SUCCEEDED';

/** What an ended build means for the exit code. */
export const exitOfBuild = (build) => {
  if (hasSucceeded(build)) return EXIT.done;
  const codes = build.jobs.map((it) => it.problem?.code).filter(Boolean);
  return codes.length > 0 && codes.every((it) => NOT_THE_BUNDLE.has(it)) ? EXIT.unavailable : EXIT.refused;
};

/** Submits bundles and waits for the ends of their builds. */
export class Builds {
  /**
   * @param {Connection} connection
   * @param {{ seconds: number, log: (line: string) => void, now?: () => number }} settings how long all builds together may take
   */
  constructor(connection, { seconds, log, now = () => performance.now() }) {
    this.connection = connection;
    this.seconds = seconds;
    this.log = log;
    this.now = now;
    this.begin = now();
  }

  /** The build, as it was accepted. */
  async submit(bundle, spec) {
    const form = new FormData();
    for (const [name, content] of bundle.parts) form.append('file', new Blob([content]), name);
    form.append('spec', new Blob([JSON.stringify(spec)], { type: 'application/json' }));
    const build = await this.connection.post(BUILDS, form, randomUUID());
    this.log(`build ${build.id}`);
    return build;
  }

  /** The build, once it has ended. */
  async run(bundle, spec) {
    return this.follow(await this.submit(bundle, spec));
  }

  /**
   * The build, once it has ended; each change of a target is a line of the log.
   *
   * @throws {Refusal} `deadline`
   */
  async follow(submitted) {
    const shown = new Map();
    let build = submitted;
    for (;;) {
      build.jobs.forEach((it) => this.#show(it, shown));
      if (build.finishedAt) return build;
      const wait = Math.min(WAIT_SECONDS, Math.ceil(this.#left()));
      if (wait <= 0) throw this.#deadline(`Build ${build.id}`);
      build = await this.connection.get(`${BUILDS}/${build.id}`, { Prefer: `wait=${wait}` });
    }
  }

  /** A snapshot, once it is measured, or when there is no time left to wait for that. */
  async measured(digest) {
    const path = `/api/v1/snapshots/${digest}`;
    let snapshot = await this.connection.get(path);
    while (snapshot.metrics?.state === 'PENDING' && this.#left() > 0) {
      await this.connection.pause(3);
      snapshot = await this.connection.get(path);
    }
    return snapshot;
  }

  #show(job, shown) {
    const waiting = job.waiting?.waitsFor === 'BUILDER' ? `: ${job.waiting.detail}` : '';
    const code = job.problem ? ` (${job.problem.code})` : '';
    const line = oneLine(`${job.target}: ${job.status.toLowerCase()}${code}${waiting}`);
    if (shown.get(job.target) !== line) this.log(line);
    shown.set(job.target, line);
  }

  #left() {
    return this.seconds - (this.now() - this.begin) / 1000;
  }

  #deadline(what) {
    return new Refusal('deadline', `${what} has not ended within ${this.seconds} s.`, {
      expected: 'an end',
      found: 'none yet',
      hint: 'It goes on. Give it more time, or see on the pages of the service what it waits for.',
      exit: EXIT.unavailable,
    });
  }
}
