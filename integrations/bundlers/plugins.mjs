#!/usr/bin/env node
// Plugins for esbuild, Rollup and Vite that build V8 startup snapshots of what was bundled, with a Snapforge service.

// Made by integrations/build: change its sources, and run that.

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

// ---- common/refusal.mjs --------------------------------------------------------------------------------------------

/** How a run ends; the numbers are those of the command line (docs/cli.md). */
const EXIT = { done: 0, refused: 1, usage: 2, missing: 3, unavailable: 5, access: 6 };

/** Why something was not done: a stable code, what was expected and found, and what to do. */
class Refusal extends Error {
  /**
   * @param {string} code stable
   * @param {string} message a sentence
   * @param {{ expected?: string, found?: string, hint?: string, exit?: number }} [more]
   */
  constructor(code, message, { expected, found, hint, exit = EXIT.usage } = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
    this.exit = exit;
  }
}

/** What any other error is told as: a defect of this program. */
const refusalOf = (error) =>
  error instanceof Refusal
    ? error
    : new Refusal('defect', `This should not happen: ${error?.stack ?? error}`, { hint: 'Please report it.', exit: 70 });

// ---- common/connection.mjs -----------------------------------------------------------------------------------------

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
class Connection {
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

// ---- common/printable.mjs ------------------------------------------------------------------------------------------

// The one door for text from outside. Bundles decide what many of the service's texts say, and terminals and job logs obey control
// characters; so those, and characters that turn the direction of writing, become U+FFFD.

const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** The text with its line feeds and tabs. */
const printable = (text) => String(text ?? '').replace(OBEYED, '\uFFFD');

/** The text on one line. */
const oneLine = (text) => printable(text).replace(/[\n\t]/g, ' ');

/** The text in Markdown: neither markup, nor a mention of a person, an issue or a merge request. */
const escapedMarkdown = (text) =>
  oneLine(text)
    .replace(/([\\`*_{}[\]<>#|!~$&])/g, '\\$1')
    .replace(/@/g, '@\u200B');

/** The text as code in Markdown. */
const codeMarkdown = (text) => `\`${oneLine(text).replace(/`/g, "'").replace(/\|/g, '\\|')}\``;

// ---- common/builds.mjs ---------------------------------------------------------------------------------------------

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

const hasSucceeded = (build) => build.status === 'SUCCEEDED';

/** What an ended build means for the exit code. */
const exitOfBuild = (build) => {
  if (hasSucceeded(build)) return EXIT.done;
  const codes = build.jobs.map((it) => it.problem?.code).filter(Boolean);
  return codes.length > 0 && codes.every((it) => NOT_THE_BUNDLE.has(it)) ? EXIT.unavailable : EXIT.refused;
};

/** Submits bundles and waits for the ends of their builds. */
class Builds {
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

// ---- common/zip.mjs ------------------------------------------------------------------------------------------------

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const UTF8 = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: the same files give the same archive. */
const DATE = 0x21;
const MAX_ENTRY = 1 << 20;

const header = (signature, size, fill) => {
  const buffer = Buffer.alloc(size);
  buffer.writeUInt32LE(signature, 0);
  fill(buffer);
  return buffer;
};

/** The fields that both headers of an entry have, from this offset on. */
const writeEntry = (buffer, offset, { name, packed, content }) => {
  buffer.writeUInt16LE(20, offset);
  buffer.writeUInt16LE(UTF8, offset + 2);
  buffer.writeUInt16LE(DEFLATED, offset + 4);
  buffer.writeUInt16LE(DATE, offset + 8);
  buffer.writeUInt32LE(crc32(content), offset + 10);
  buffer.writeUInt32LE(packed.length, offset + 14);
  buffer.writeUInt32LE(content.length, offset + 18);
  buffer.writeUInt16LE(name.length, offset + 22);
};

/**
 * A zip archive.
 *
 * @param {Map<string, Buffer>} files what it holds, by name
 * @returns {Buffer}
 */
const zipped = (files) => {
  const parts = [];
  const central = [];
  let offset = 0;
  for (const [text, content] of files) {
    const entry = { name: Buffer.from(text), content, packed: deflateRawSync(content) };
    const at = offset;
    const local = Buffer.concat([header(LOCAL, 30, (it) => writeEntry(it, 4, entry)), entry.name, entry.packed]);
    parts.push(local);
    offset += local.length;
    const record = header(CENTRAL, 46, (it) => {
      it.writeUInt16LE(20, 4);
      writeEntry(it, 6, entry);
      it.writeUInt32LE(at, 42);
    });
    central.push(record, entry.name);
  }
  const directory = Buffer.concat(central);
  const end = header(END, END_SIZE, (it) => {
    it.writeUInt16LE(files.size, 8);
    it.writeUInt16LE(files.size, 10);
    it.writeUInt32LE(directory.length, 12);
    it.writeUInt32LE(offset, 16);
  });
  return Buffer.concat([...parts, directory, end]);
};

/**
 * What a zip archive holds under a name; undefined if there is no such entry.
 *
 * @throws {Error} if it is no zip archive, or the entry has more than 1 MiB
 */
const zipEntry = (archive, wanted) => {
  const end = archive.lastIndexOf(header(END, 4, () => {}));
  if (end < 0) throw new Error('no zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((it) => archive.readUInt16LE(at + it));
    if (archive.toString('utf8', at + 46, at + 46 + nameSize) === wanted) {
      const local = archive.readUInt32LE(at + 42);
      const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
      return archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MAX_ENTRY });
    }
    at += 46 + nameSize + extraSize + commentSize;
  }
  return undefined;
};

// ---- common/bundle.mjs ---------------------------------------------------------------------------------------------

const MANIFEST = 'snapforge.json';
const ARCHIVE = /\.(zip|tar\.gz|tgz)$/;
const SOURCE = /\.(m?js|[cm]?ts|tsx|map)$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;
const TYPESCRIPT = /\.([cm]?ts|tsx)$/;
const CONFIGURATION = /(^|\/)tsconfig\.json$/;

/**
 * What is sent to be built, and where the author has it.
 *
 * @typedef {object} Bundle
 * @property {string} root the folder that names in the bundle are relative to
 * @property {Map<string, string>} files each name in the bundle and its file here; of an author's archive, empty
 * @property {Array<[string, Buffer]>} parts what is sent: name and content
 * @property {object | undefined} manifest `snapforge.json`
 */

/** Whether the file is below the folder, once all links on the way are followed; false if it does not exist. */
const isInside = (folder, file) => {
  try {
    return (realpathSync(file) + sep).startsWith(realpathSync(folder) + sep);
  } catch {
    return false;
  }
};

/** The path of a file relative to a folder, with forward slashes. */
const slashed = (folder, file) => relative(folder, file).split(sep).join('/');

const unreadable = (path) =>
  new Refusal('unreadable-file', `${path} cannot be read.`, {
    expected: 'a file or a folder',
    found: 'none',
    hint: 'Is it made by an earlier step, and named relative to the working directory?',
  });

const read = (file) => {
  try {
    return readFileSync(file);
  } catch {
    throw unreadable(file);
  }
};

const json = (bytes, where) => {
  try {
    return JSON.parse(String(bytes).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refusal('malformed-spec', `${where} is no JSON.`, {
      expected: 'a JSON object',
      found: error.message,
      hint: 'docs/spec.md has its fields.',
    });
  }
};

/** A spec or manifest in a file. */
const readJson = (file) => json(read(file), file);

// A checkout can be of a stranger's branch, and what is read ends in builds and public logs: a link to /proc/self/environ would show
// the pipeline's token there.
const requireInside = (folder, file) => {
  if (isInside(folder, file)) return;
  throw new Refusal('link-outside', `${file} is a link that leads out of ${folder}.`, {
    expected: 'files of the folder, or links to them',
    found: 'a link to something else',
    hint: 'Replace it by the file that it should be.',
  });
};

/**
 * A file or folder that an author names.
 *
 * @param {string} directory that it is relative to; what is in it must not be a link that leads out of it
 * @throws {Refusal} `link-outside`
 */
const namedPath = (path, directory) => {
  const absolute = resolve(directory, path);
  if (existsSync(absolute) && absolute.startsWith(directory + sep)) requireInside(directory, absolute);
  return absolute;
};

const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : sources(path);
      return (SOURCE.test(entry.name) && !DECLARATIONS.test(entry.name)) || CONFIGURATION.test(entry.name) ? [path] : [];
    });

/** What of a folder is sent, by its name. */
const withoutOthers = (files, others) => new Map([...files].filter(([name]) => !others(name)));

const ofArchive = (path) => {
  const content = read(path);
  let manifest;
  try {
    manifest = path.endsWith('.zip') ? json(zipEntry(content, MANIFEST) ?? '{}', MANIFEST) : undefined;
  } catch {
    // What is no archive, the service refuses better.
  }
  return { root: dirname(path), files: new Map(), parts: [[basename(path), content]], manifest };
};

/** Files and a manifest in an archive. */
const packedBundle = (root, files, manifest) => {
  const contents = new Map([[MANIFEST, Buffer.from(JSON.stringify(manifest))]]);
  for (const [name, file] of files) contents.set(name, read(file));
  return { root, files, parts: [['bundle.zip', zipped(contents)]], manifest };
};

/** Files that are sent one by one, and run in this order. */
const plainBundle = (root, files) => ({ root, files, parts: [...files].map(([name, file]) => [name, read(file)]), manifest: undefined });

const ofFolder = (folder, entries) => {
  const paths = sources(folder);
  paths.forEach((it) => requireInside(folder, it));
  let files = new Map(paths.map((it) => [slashed(folder, it), it]));
  if (![...files.keys()].some((it) => TYPESCRIPT.test(it))) files = withoutOthers(files, (it) => CONFIGURATION.test(it));
  const path = join(folder, MANIFEST);
  if (existsSync(path)) requireInside(folder, path);
  const manifest = existsSync(path) ? readJson(path) : undefined;
  if (manifest || entries.length > 0) {
    return packedBundle(folder, files, { ...manifest, ...(entries.length > 0 ? { files: entries } : {}) });
  }
  // Beside JavaScript, TypeScript is what it was made of.
  if ([...files.keys()].some((it) => /\.m?js$/.test(it))) {
    files = withoutOthers(files, (it) => TYPESCRIPT.test(it) || CONFIGURATION.test(it));
  }
  const scripts = [...files.keys()].filter((it) => !it.endsWith('.map') && !CONFIGURATION.test(it));
  if (scripts.length === 1) return plainBundle(folder, files);
  throw new Refusal('usage', `It is not clear which files of ${folder} run.`, {
    expected: `one script in it, a ${MANIFEST}, or entries`,
    found: `${scripts.length} scripts`,
    hint: 'Name what runs, in its order, as entries.',
  });
};

const commonFolder = (paths) =>
  paths.map(dirname).reduce((common, folder) => {
    let it = common;
    while (!(folder + sep).startsWith(it.endsWith(sep) ? it : it + sep)) it = dirname(it);
    return it;
  });

const ofFiles = (paths) => {
  const root = commonFolder(paths);
  const maps = paths.map((it) => `${it}.map`).filter((it) => !paths.includes(it) && isInside(root, it));
  return plainBundle(root, new Map([...paths, ...maps].map((it) => [slashed(root, it), it])));
};

/**
 * The bundle that these paths mean: files, one folder, or one archive.
 *
 * @param {string[]} paths one or more
 * @param {string[]} entries files of a folder that run, in this order; if there are none, those of its `snapforge.json`
 * @param {string} directory that they are relative to; what is named in it must not be a link that leads out of it
 * @returns {Bundle}
 * @throws {Refusal} `unreadable-file`, `link-outside`, `malformed-spec`, `usage`
 */
const collectBundle = (paths, entries, directory) => {
  const absolute = paths.map((it) => namedPath(it, directory));
  const kinds = absolute.map((it) => statSync(it, { throwIfNoEntry: false }) ?? unreadable(it));
  const refusal = kinds.find((it) => it instanceof Refusal);
  if (refusal) throw refusal;
  const whole = absolute.some((it, index) => kinds[index].isDirectory() || ARCHIVE.test(it));
  const folder = absolute.length === 1 && kinds[0].isDirectory();
  if ((whole && absolute.length > 1) || (entries.length > 0 && !folder)) {
    throw new Refusal('usage', 'A folder or an archive is a whole bundle, and only a folder has entries.', {
      expected: 'one folder, one archive, or files',
      found: paths.join(' '),
      hint: 'Name the files, or the folder alone.',
    });
  }
  if (folder) return ofFolder(absolute[0], entries);
  return whole ? ofArchive(absolute[0]) : ofFiles(absolute);
};

/**
 * The same, which releases nothing.
 *
 * @throws {Refusal} `archive-releases`, if it is an author's archive that would, or of which that cannot be seen here
 */
const withoutRelease = (bundle) => {
  const { root, files, manifest } = bundle;
  if (files.size > 0) {
    return manifest ? packedBundle(root, files, { ...manifest, name: undefined, version: undefined }) : bundle;
  }
  if (manifest && !manifest.version) return bundle;
  throw new Refusal('archive-releases', 'Whether this archive releases a version by itself cannot be prevented here.', {
    expected: 'a .zip whose snapforge.json has no version, or a folder',
    found: bundle.parts[0][0],
    hint: 'Name the folder that it was made of, or leave the version to the pipeline.',
  });
};

// ---- common/comparison.mjs -----------------------------------------------------------------------------------------

// What changed between the version that is in use and a build: by the same rules as `snapforge compare` (docs/cli.md).

const growth = (from, to) => (from === undefined || from === null || to === undefined || to === null || from === 0 ? undefined : ((to - from) / from) * 100);

/** A change in per cent, as people read it. */
const percent = (value) => (value === undefined ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(1)} %`);

/** Whether the fastest start now is slower than the slowest before; undefined if that is not known. */
const isBeyondSpread = (before, after) => {
  const slowest = before.metrics?.spread?.restoredMillis?.max;
  const fastest = after.metrics?.spread?.restoredMillis?.min;
  return slowest === undefined || fastest === undefined ? undefined : fastest > slowest;
};

const check = (target, what, grown, most, significant) => {
  if (grown === undefined || (grown > most && significant === undefined)) {
    return [{ code: 'not-measured', message: `${target}: the ${what} is not measured in both.` }];
  }
  return grown > most && significant
    ? [{ code: 'grown', message: `${target}: the ${what} changed by ${percent(grown)}, allowed are ${percent(most)}.` }]
    : [];
};

/**
 * @typedef {object} Row of one target
 * @property {string} target
 * @property {object} [before] the snapshot that is in use, as the API gives it
 * @property {object} [after] the snapshot of the build
 * @property {number} [size] growth in per cent
 * @property {number} [start] growth in per cent
 */

/**
 * One target compared.
 *
 * @returns {Row}
 */
const comparedTarget = (target, before, after) => ({
  target,
  before,
  after,
  size: growth(before?.size, after?.size),
  start: growth(before?.metrics?.restoredMillis, after?.metrics?.restoredMillis),
});

/**
 * What goes beyond the limits, or cannot be held against them. A target that is new has no limit.
 *
 * @param {Row[]} rows
 * @param {{ size?: number, start?: number }} limits in per cent
 * @returns {Array<{ code: 'grown' | 'not-measured', message: string }>}
 */
const beyondLimits = (rows, limits) =>
  rows
    .filter((it) => it.before && (limits.size !== undefined || limits.start !== undefined))
    .flatMap(({ target, before, after, size, start }) => {
      if (!after) return [{ code: 'not-measured', message: `${target}: this build has no snapshot for it.` }];
      return [
        ...(limits.size === undefined ? [] : check(target, "snapshot's size", size, limits.size, true)),
        ...(limits.start === undefined ? [] : check(target, "start's time", start, limits.start, isBeyondSpread(before, after))),
      ];
    });

// ---- common/diagnostics.mjs ----------------------------------------------------------------------------------------

const LEVELS = ['error', 'warning', 'note'];
const SEVERITIES = { ERROR: 'error', WARNING: 'warning' };

/**
 * One thing that a build says about the author's files.
 *
 * @typedef {object} Diagnostic
 * @property {'error' | 'warning' | 'note'} level
 * @property {string} code stable, with a page of its own
 * @property {string} message what is wrong, in a sentence
 * @property {string} cause why, or empty
 * @property {string} [hint] what to do
 * @property {{ file: string, line: number, column: number, generated?: { file: string } }} [place] from line 1, column 1
 * @property {string[]} targets where it came up
 */

const placeOf = (location) =>
  location?.file
    ? { ...location, file: oneLine(location.file), line: Math.max(1, location.line), column: Math.max(1, location.column) }
    : undefined;

const diagnostic = (level, it, target) => ({
  level,
  code: oneLine(it.code),
  message: oneLine(it.title),
  cause: printable(it.detail),
  hint: it.hint ? printable(it.hint) : undefined,
  place: placeOf(it.location),
  targets: [oneLine(target)],
});

const ofJob = ({ target, problem, findings }) => [
  ...(problem ? [problem, ...(problem.others ?? [])].map((it) => diagnostic('error', it, target)) : []),
  ...(findings ?? []).map((it) => diagnostic(SEVERITIES[it.severity] ?? 'note', it, target)),
];

/**
 * What builds say, each thing once, however many targets say it; errors first.
 *
 * @param {object[]} builds as the API gives them
 * @returns {Diagnostic[]}
 */
const diagnosticsOf = (builds) => {
  const all = new Map();
  for (const it of builds.flatMap((build) => build.jobs).flatMap(ofJob)) {
    const key = JSON.stringify([it.code, it.message, it.cause, it.place]);
    const known = all.get(key);
    if (!known) all.set(key, it);
    else if (!known.targets.includes(it.targets[0])) known.targets.push(it.targets[0]);
  }
  return [...all.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
};

// ---- common/spec.mjs -----------------------------------------------------------------------------------------------

/**
 * The build spec (docs/spec.md) that settings mean: each of them goes before what the spec file says.
 *
 * @param {Settings} settings
 * @param {{ directory: string, labels: Record<string, string>, releases: boolean }} run
 */
const specOf = (settings, { directory, labels, releases }) => {
  const file = typeof settings.spec === 'string' ? readJson(namedPath(settings.spec, directory)) : (settings.spec ?? {});
  const given = {
    name: settings.name,
    version: settings.version,
    prelude: settings.prelude,
    warmup: settings.warmup,
    requires: settings.requires,
    checks: settings.checks,
  };
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value.length > 0);
  const spec = { ...file, ...Object.fromEntries(present), labels: { ...file.labels, ...labels } };
  // A build without a name releases nothing, and its token needs no right to the name.
  if (!releases) {
    delete spec.name;
    delete spec.version;
  }
  return spec;
};

// ---- common/standing.mjs -------------------------------------------------------------------------------------------

const NAMES = '/api/v1/names/';

/** The path of a name. */
const namePath = (name) => NAMES + encodeURIComponent(name);

/** The path of a channel. */
const channelPath = (name, channel) => `${namePath(name)}/channels/${encodeURIComponent(channel)}`;

/**
 * What is released under a name. The token may know nothing of it.
 *
 * @param {Connection} connection
 * @param {string | undefined} name
 * @param {string | undefined} baseline a version, which begins with a digit, or a channel
 * @param {(line: string) => void} log
 * @returns {Promise<{ newest?: object, compared?: object }>} the newest version, and the one to compare with, as the API gives them
 */
const standingVersions = async (connection, name, baseline, log) => {
  if (!name) return {};
  const path = namePath(name);
  try {
    const known = await connection.find(`${path}?limit=1`);
    if (!known || !baseline) return { newest: known?.versions[0] };
    const version = /^[0-9]/.test(baseline) ? baseline : (await connection.find(channelPath(name, baseline)))?.version;
    const compared = version && (await connection.find(`${path}/versions/${encodeURIComponent(version)}`));
    return { newest: known.versions[0], compared: compared || undefined };
  } catch (error) {
    if (error.exit !== EXIT.access) throw error;
    log(`${name} is not compared: ${error.message}`);
    return {};
  }
};

/**
 * A version and builds, compared target by target.
 *
 * @param {Builds} builds waits for the figures
 * @param {object} standing the version
 * @param {object[]} ended the builds
 * @returns {Promise<{ version: string, rows: Row[] }>}
 */
const comparedVersion = async (builds, standing, ended) => {
  const before = new Map(standing.targets.filter((it) => it.usable).map((it) => [it.target, it.snapshot]));
  const after = new Map(ended.flatMap((it) => it.jobs).filter((it) => it.snapshot).map((it) => [it.target, it.snapshot]));
  const rows = [];
  for (const target of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [one, other] = [before.get(target), after.get(target)];
    rows.push(comparedTarget(target, one && (await builds.measured(one)), other && (await builds.measured(other))));
  }
  return { version: standing.version, rows };
};

// ---- common/targets.mjs --------------------------------------------------------------------------------------------

// What is built for which targets; the rules are those of the command line (docs/decisions/0068).

/**
 * @typedef {object} Plan
 * @property {string[]} required built together; none leaves the choice to the service
 * @property {string[]} optional built afterwards, each by itself; whether it succeeds changes nothing for the others
 * @property {string[]} notes what was left out, in sentences
 */

const noSuchTarget = (wanted, offered) =>
  new Refusal('no-such-target', `The service offers no target ${wanted}.`, {
    expected: offered.length > 0 ? `one of ${offered.map((it) => it.target).join(', ')}` : 'a live builder',
    found: wanted,
    hint: 'A target without * is accepted and waited for; one with ? at its end may be absent.',
    exit: EXIT.missing,
  });

/** Emulated engines are slow: a pattern means them only if it says their platform. */
const matches = (pattern, { target, emulated }) => {
  const literals = pattern.split('*').map((it) => it.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`).test(target) && (!emulated || pattern.indexOf('*') > pattern.indexOf('/'));
};

const named = (texts, offered) => {
  const plan = { required: new Set(), optional: new Set(), notes: [] };
  for (const text of texts) {
    const isOptional = text.endsWith('?');
    const pattern = isOptional ? text.slice(0, -1) : text;
    const isPlain = !isOptional && !pattern.includes('*');
    const found = isPlain ? [pattern] : offered.filter((it) => matches(pattern, it)).map((it) => it.target);
    if (found.length === 0 && !isOptional) throw noSuchTarget(pattern, offered);
    if (found.length === 0) plan.notes.push(`${pattern} is left out: the service does not offer it.`);
    found.forEach((it) => (isOptional ? plan.optional : plan.required).add(it));
  }
  if (plan.required.size + plan.optional.size === 0) throw noSuchTarget(texts.join(', '), offered);
  const optional = [...plan.optional].filter((it) => !plan.required.has(it));
  return { required: [...plan.required], optional, notes: plan.notes };
};

/** What the newest version has must succeed, and what the service has got since may. */
const after = (earlier, offered) => {
  const platform = (it) => it.split('/')[0];
  const required = offered.map((it) => it.target).filter((it) => earlier.includes(it));
  const added = offered
    .filter((it) => !earlier.includes(it.target) && !it.emulated && earlier.some((one) => platform(one) === platform(it.target)))
    .map((it) => it.target);
  const gone = earlier.filter((it) => !required.includes(it));
  const notes = [
    ...added.map((it) => `${it} is new: whether it can be built does not decide about the others.`),
    ...gone.map((it) => `${it} is left out, which the newest version has: the service does not offer it now.`),
  ];
  return required.length === 0 ? { required: [], optional: [], notes } : { required, optional: added, notes };
};

/**
 * The plan.
 *
 * @param {Connection} connection asked for what is offered
 * @param {string[]} texts targets as an author writes them; none means those of the newest version
 * @param {string[]} earlier the targets of the newest version, or none
 * @returns {Promise<Plan>}
 * @throws {Refusal} `no-such-target`
 */
const planTargets = async (connection, texts, earlier) => {
  if (texts.length === 0 && earlier.length === 0) return { required: [], optional: [], notes: [] };
  const { items } = await connection.get('/api/v1/engines');
  const offered = items.filter((it) => it.builders.length > 0);
  return texts.length > 0 ? named(texts, offered) : after(earlier, offered);
};

// ---- common/pipeline.mjs -------------------------------------------------------------------------------------------

/**
 * What a run of a pipeline came to, as far as it got.
 *
 * @typedef {object} Outcome
 * @property {Settings} settings
 * @property {boolean} releases whether it was to release
 * @property {string} [name] that it is released under, or compared with
 * @property {Bundle} [bundle]
 * @property {object[]} builds as the API gives them, the required one first
 * @property {Diagnostic[]} diagnostics
 * @property {{ version: string, rows: Row[] }} [comparison]
 * @property {Array<{ code: 'grown' | 'not-measured', message: string }>} beyond what does not hold of the limits
 * @property {object} [channel] as the API gives it, if it was pointed to the version
 * @property {Refusal} [refusal] why it got no further
 * @property {number} exit
 */

/**
 * What a run is given.
 *
 * @typedef {object} Run
 * @property {Connection} connection
 * @property {string} directory that files are relative to
 * @property {Bundle} [bundle] what is built, if it is not what settings.files names
 * @property {boolean} [wait] whether to wait for the end of the build (default), or only to submit it
 * @property {Record<string, string>} labels to keep with the build
 * @property {(line: string) => void} log
 */

/** Whether a run may release: what is on the default branch has been reviewed. */
const releasesNow = ({ release }, isDefaultBranch) => release === 'always' || (release === 'auto' && isDefaultBranch);

/** Whether something grew, and not only that it is not known. */
const hasGrown = ({ beyond }) => beyond.some((it) => it.code === 'grown');

/** The version that was released; undefined if none was. */
const releasedVersion = ({ releases, builds }) => (releases ? (builds.find(hasSucceeded)?.version ?? undefined) : undefined);

/**
 * Builds, compares, releases and promotes as settings say. What goes wrong is part of the outcome, so that everything that is known can
 * be reported.
 *
 * @param {Settings} settings
 * @param {Run & { releases: boolean }} run and whether it may release
 * @returns {Promise<Outcome>}
 */
const runPipeline = async (settings, { releases, ...run }) => {
  const outcome = { settings, releases, builds: [], diagnostics: [], beyond: [], exit: EXIT.done };
  try {
    await steps(outcome, run);
  } catch (error) {
    outcome.refusal = refusalOf(error);
    outcome.exit = outcome.refusal.exit;
  }
  outcome.diagnostics = diagnosticsOf(outcome.builds);
  return outcome;
};

const steps = async (outcome, run) => {
  const { settings } = outcome;
  const { connection, wait = true, log } = run;
  const { spec, plan, compared } = await prepared(outcome, run);
  const builds = new Builds(connection, { seconds: settings.timeoutSeconds, log });
  const isRequired = plan.required.length > 0 || plan.optional.length === 0;
  const targets = isRequired ? plan.required : plan.optional;
  const all = { ...spec, targets: targets.length > 0 ? targets : undefined };
  if (!wait) {
    if (isRequired) outcome.builds.push(await builds.submit(outcome.bundle, all));
    for (const target of plan.optional) {
      // Beside others they would be released even if those fail.
      if (isRequired) log(`${target} is left out: beside others, it needs the end of their build.`);
      else outcome.builds.push(await builds.submit(outcome.bundle, { ...spec, targets: [target] }));
    }
    return;
  }
  if (isRequired) outcome.builds.push(await builds.run(outcome.bundle, all));
  else await buildOptional(outcome, builds, spec, plan, log);
  if (!outcome.builds.some(hasSucceeded)) {
    outcome.exit = exitOfBuild(outcome.builds[0]);
    return;
  }
  if (compared) {
    outcome.comparison = await comparedVersion(builds, compared, outcome.builds);
    outcome.beyond = beyondLimits(outcome.comparison.rows, settings.limits);
  }
  if (outcome.beyond.length > 0 && settings.failOnGrowth) {
    outcome.exit = EXIT.refused;
    return;
  }
  await promote(outcome, connection);
  // After the promotion: whatever becomes of them, the release is there.
  if (isRequired) await buildOptional(outcome, builds, spec, plan, log);
};

/** What is sent, for which targets, and what it is compared with. */
const prepared = async (outcome, { connection, directory, bundle, labels, log }) => {
  const { settings, releases } = outcome;
  const whole = bundle ?? collectBundle(settings.files, settings.entries, directory);
  outcome.bundle = releases ? whole : withoutRelease(whole);
  const declared = { ...whole.manifest, ...specOf(settings, { directory, labels, releases: true }) };
  requireVersion(settings, declared);
  outcome.name = declared.name;
  const { newest, compared } = await standingVersions(connection, declared.name, settings.baseline, log);
  // What a gzipped archive says only the service reads: it may name targets.
  const isUnread = whole.files.size === 0 && !whole.manifest;
  const earlier = isUnread || !newest ? [] : newest.targets.map((it) => it.target);
  const plan = await planTargets(connection, settings.targets.length > 0 ? settings.targets : (declared.targets ?? []), earlier);
  plan.notes.forEach(log);
  const spec = specOf(settings, { directory, labels, releases });
  // Otherwise it would be measured some time after this run has ended.
  if (compared) spec.policy = { metrics: 'wait', ...whole.manifest?.policy, ...spec.policy };
  return { spec, plan, compared };
};

const requireVersion = ({ promote: channel, release }, { name, version }) => {
  if ((release === 'always' || channel) && !(name && version)) {
    throw new Refusal('usage', 'What is released has a name and a version.', {
      expected: 'name and version beside release or promote',
      found: `${name ?? 'no name'}, ${version ?? 'no version'}`,
      hint: 'Add them, or leave promote out.',
    });
  }
};

const promote = async (outcome, connection) => {
  const { name, settings } = outcome;
  const version = releasedVersion(outcome);
  if (version && settings.promote) {
    outcome.channel = await connection.put(channelPath(name, settings.promote), { version, reason: settings.reason });
  }
};

/** Each by itself; if nothing else was built, one of them must be accepted. */
const buildOptional = async (outcome, builds, spec, plan, log) => {
  let first;
  for (const target of plan.optional) {
    try {
      outcome.builds.push(await builds.run(outcome.bundle, { ...spec, targets: [target] }));
    } catch (error) {
      first ??= error;
      log(`${target} is left out: ${error.message}`);
    }
  }
  if (outcome.builds.length === 0) throw first;
};

// ---- common/places.mjs ---------------------------------------------------------------------------------------------

const REFERENCE = /^\s*\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/gm;
const INLINE = /^data:application\/json;(?:charset=[^;,]+;)?base64,(.*)$/;

/** The name of what is referred to from a file; as in a URL, `..` ends at the root. */
const nameFrom = (from, reference) => {
  if (reference.includes('://') || reference.startsWith('/')) return reference;
  const segments = [];
  for (const segment of [...from.split('/').slice(0, -1), ...reference.split('/')]) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
};

/** The text of the map of a script here, and the folder that its sources are relative to; undefined if there is none. */
const mapOf = (script) => {
  const text = readFileSync(script, 'utf8');
  const reference = [...text.matchAll(REFERENCE)].pop()?.[1];
  const inline = INLINE.exec(reference ?? '');
  if (inline) return { text: Buffer.from(inline[1], 'base64').toString(), folder: dirname(script) };
  const beside = [`${script}.map`, reference && resolve(dirname(script), reference)].find((it) => it && existsSync(it));
  return beside && { text: readFileSync(beside, 'utf8'), folder: dirname(beside) };
};

/** How the map of a script refers to an original of this name. */
const originalHere = (script, scriptName, name) => {
  try {
    const map = mapOf(script);
    const json = map && JSON.parse(map.text);
    const maps = json ? [json, ...(json.sections ?? []).map((it) => it.map)] : [];
    for (const { sourceRoot = '', sources = [] } of maps) {
      const base = sourceRoot === '' || sourceRoot.endsWith('/') ? sourceRoot : `${sourceRoot}/`;
      const found = sources.find((it) => nameFrom(scriptName, base + it) === name);
      if (found) return resolve(map.folder, base + found);
    }
  } catch {
    // A map that cannot be read names nothing.
  }
  return undefined;
};

/**
 * The author's file that a place is in, relative to the workspace; undefined if it is not there. Bundles and maps may come from
 * strangers, so links that lead out of the workspace count for nothing.
 *
 * @param {{ file: string, generated?: { file: string } }} place
 * @param {Bundle} bundle
 * @param {string} workspace a folder
 */
const workspaceFile = (place, bundle, workspace) => {
  const script = bundle.files.get(place.generated?.file ?? place.file);
  const candidates = place.generated
    ? [script && originalHere(script, place.generated.file, place.file), resolve(bundle.root, place.file), resolve(workspace, place.file)]
    : [script ?? resolve(bundle.root, place.file)];
  const file = candidates.find((it) => it && isInside(workspace, it));
  return file && slashed(workspace, file);
};

// ---- common/report.mjs ---------------------------------------------------------------------------------------------

const KIB = 1024;

const indented = (label, text) => (text ? [`  ${label}: ${printable(text).replace(/\n/g, '\n    ')}`] : []);

/**
 * Diagnostics of an outcome, with the author's file of each.
 *
 * @param {Outcome} outcome
 * @param {string} workspace
 * @returns {Array<Diagnostic & { file?: string }>}
 */
const placedDiagnostics = (outcome, workspace) =>
  outcome.diagnostics.map((it) => ({ ...it, file: it.place && outcome.bundle && workspaceFile(it.place, outcome.bundle, workspace) }));

/** What happened in a sentence and its reason, on one line. */
const sentence = ({ message, cause, hint }) =>
  [message, cause, hint].filter(Boolean).map((it) => oneLine(it).replace(/[.]?$/, '.')).join(' ');

const placeText = ({ file, place }) => (place ? `${file ?? place.file}:${place.line}:${place.column}: ` : '');

/** A diagnostic as lines of a log. */
const diagnosticLines = (it, connection) => [
  `${oneLine(placeText(it))}${it.level}[${it.code}]: ${it.message}`,
  ...indented('cause', it.cause),
  ...indented('hint', it.hint),
  ...indented('on', it.targets.join(', ')),
  ...indented('see', connection.page(it.code)),
];

/** A refusal as lines of a log. */
const refusalLines = (it) => [
  `error[${oneLine(it.code)}]: ${oneLine(it.message)}`,
  ...indented('expected', it.expected),
  ...indented('found', it.found),
  ...indented('hint', it.hint),
];

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

const size = (snapshot) => (snapshot ? `${(snapshot.size / KIB).toFixed(1)} KiB` : '-');

const start = (snapshot) => {
  const millis = snapshot?.metrics?.restoredMillis;
  if (typeof millis !== 'number') return '-';
  const spread = snapshot.metrics.spread?.restoredMillis;
  return `${millis.toFixed(1)} ms${spread ? ` (${spread.min.toFixed(1)} to ${spread.max.toFixed(1)})` : ''}`;
};

/** The comparison as Markdown. */
const comparisonMarkdown = ({ comparison, beyond }) => [
  `Compared with ${codeMarkdown(comparison.version)}; starts are medians, and their spread:`,
  '',
  ...table(
    ['target', 'size before', 'now', 'growth', 'start before', 'now', 'growth'],
    comparison.rows.map((it) => [
      codeMarkdown(it.target),
      size(it.before),
      size(it.after),
      percent(it.size),
      start(it.before),
      start(it.after),
      percent(it.start),
    ]),
  ),
  '',
  ...beyond.map((it) => `- ${escapedMarkdown(it.message)}`),
];

const title = ({ name }) => (name ? escapedMarkdown(name) : 'Snapforge');

const result = (outcome) => {
  if (outcome.refusal) return 'refused';
  if (!outcome.builds.some(hasSucceeded)) return 'failed';
  if (outcome.exit !== 0) return 'is not within its limits';
  const version = releasedVersion(outcome);
  if (!version) return 'can be built';
  return `${escapedMarkdown(version)} is released${outcome.channel ? ` and is now ${escapedMarkdown(outcome.channel.channel)}` : ''}`;
};

const diagnosticMarkdown = (it, connection) => [
  `**${it.level}** [${codeMarkdown(it.code)}](${connection.page(it.code)}) ${escapedMarkdown(it.message)}`,
  '',
  ...(it.place ? [`at ${codeMarkdown(placeText(it).slice(0, -2))}`, ''] : []),
  ...(it.cause ? [escapedMarkdown(it.cause), ''] : []),
  ...(it.hint ? [`> ${escapedMarkdown(it.hint)}`, ''] : []),
];

const refusalMarkdown = (it) => [
  `**error** ${codeMarkdown(it.code)} ${escapedMarkdown(it.message)}`,
  '',
  ...['expected', 'found', 'hint'].filter((label) => it[label]).map((label) => `- ${label}: ${escapedMarkdown(it[label])}`),
  '',
];

/**
 * An outcome for a page of a CI service.
 *
 * @param {Outcome} outcome
 * @returns {string} Markdown
 */
const summaryMarkdown = (outcome, placed, connection) => [
  `### ${title(outcome)}: ${result(outcome)}`,
  '',
  ...table(
    ['target', 'status', 'snapshot'],
    outcome.builds
      .flatMap((it) => it.jobs)
      .map((it) => [codeMarkdown(it.target), escapedMarkdown(it.status.toLowerCase()), it.snapshot ? codeMarkdown(it.snapshot) : '-']),
  ).slice(outcome.builds.length === 0 ? 2 : 0),
  '',
  ...(outcome.comparison ? comparisonMarkdown(outcome) : []),
  ...(outcome.refusal ? refusalMarkdown(outcome.refusal) : []),
  ...placed.filter((it) => it.level !== 'note').flatMap((it) => diagnosticMarkdown(it, connection)),
  '',
].join('\n');

/** By what an earlier comment for the same name is found. */
const commentMarker = (outcome) => `<!-- snapforge: ${(outcome.name ?? '').replace(/[^a-z0-9._-]/g, '')} -->`;

/** An outcome for reviewers: what grew, or that it no longer does. */
const commentMarkdown = (outcome) => [
  commentMarker(outcome),
  `### ${title(outcome)}: ${hasGrown(outcome) ? 'grows beyond its limits' : 'is within its limits again'}`,
  '',
  ...comparisonMarkdown(outcome),
  '',
].join('\n');

// ---- bundlers/src/messages.mjs -------------------------------------------------------------------------------------

/**
 * What a bundler tells its user.
 *
 * @typedef {object} Message
 * @property {'error' | 'warning'} level
 * @property {string} text
 * @property {string[]} notes
 * @property {{ file: string, line: number, column: number, lineText: string }} [place] line and column from 1, file as it is from the
 *     working directory
 */

const lineOf = (file, line) => {
  try {
    return readFileSync(file, 'utf8').split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
  } catch {
    return '';
  }
};

const placeOfMessage = ({ file, place }, directory) =>
  file && { file, line: place.line, column: place.column, lineText: oneLine(lineOf(resolve(directory, file), place.line)) };

const otherPlace = ({ file, place }) => (place && !file ? [`at ${oneLine(place.file)}:${place.line}:${place.column}`] : []);

const ofDiagnostic = (it, directory, page) => ({
  level: it.level,
  text: `${it.message} [${it.code}]`,
  notes: [it.cause, it.hint, ...otherPlace(it), `on ${it.targets.join(', ')}`, page].filter(Boolean),
  place: placeOfMessage(it, directory),
});

/** A refusal as a message. */
const refusalMessage = ({ code, message, expected, found, hint }) => ({
  level: 'error',
  text: oneLine(`${message} [${code}]`),
  notes: [expected && `expected: ${expected}`, found && `found: ${found}`, hint].filter(Boolean).map(oneLine),
});

/**
 * What an outcome has to tell: problems, warnings and refusals, not what is merely worth knowing.
 *
 * @param {Outcome} outcome
 * @param {string} directory the working directory
 * @param {(code: string) => string} page explains a code
 * @returns {Message[]}
 */
const messagesOf = (outcome, directory, page) => [
  ...placedDiagnostics(outcome, directory)
    .filter((it) => it.level !== 'note')
    .map((it) => ofDiagnostic(it, directory, page(it.code))),
  ...(outcome.refusal ? [refusalMessage(outcome.refusal)] : []),
];

// ---- bundlers/src/options.mjs --------------------------------------------------------------------------------------

/**
 * Options of a plugin.
 *
 * @typedef {object} Options
 * @property {string} [url] of the service; SNAPFORGE_URL
 * @property {string} [token] a bearer token; SNAPFORGE_TOKEN
 * @property {object} [spec] a build spec (docs/spec.md), in which targets may be patterns; with name and version, it is released
 * @property {string} [promote] the channel to point to the version
 * @property {boolean} [wait] whether to wait for the end of the build, and tell what it says
 * @property {boolean} [fail] whether a failed build or a refusal fails the bundler's build; it waits then
 * @property {number} [timeoutSeconds] how long to wait at most
 */

const KNOWN = new Set(['url', 'token', 'spec', 'promote', 'wait', 'fail', 'timeoutSeconds']);

/**
 * What options mean.
 *
 * @param {Options} options
 * @param {Record<string, string | undefined>} environment
 * @returns {{ settings: Settings, token: string | undefined, wait: boolean, fail: boolean }}
 * @throws {Refusal} `usage`
 */
const readOptions = (options, environment) => {
  const unknown = Object.keys(options).filter((it) => !KNOWN.has(it));
  const url = options.url ?? environment.SNAPFORGE_URL ?? '';
  const wrong = unknown.length > 0 ? unknown.join(', ') : URL.canParse(url) && /^https?:/.test(url) ? undefined : `url '${url}'`;
  if (wrong) {
    throw new Refusal('usage', 'The options of the Snapforge plugin cannot be used.', {
      expected: `the address of a service as url or SNAPFORGE_URL, and ${[...KNOWN].join(', ')}`,
      found: wrong,
      hint: 'Correct it; what belongs to the build is in spec.',
    });
  }
  const fail = options.fail ?? false;
  return {
    settings: {
      url,
      spec: options.spec ?? {},
      targets: options.spec?.targets ?? [],
      promote: options.promote,
      release: 'auto',
      limits: {},
      failOnGrowth: false,
      timeoutSeconds: options.timeoutSeconds ?? 600,
    },
    token: options.token ?? environment.SNAPFORGE_TOKEN,
    wait: fail || options.promote !== undefined || (options.wait ?? false),
    fail,
  };
};

// ---- bundlers/src/written-bundle.mjs -------------------------------------------------------------------------------

const SCRIPT = /\.m?js$/;

/**
 * What a bundler has written, with its source maps; anything but scripts is left out.
 *
 * @param {string} root the folder that it was written to
 * @param {Array<{ file: string, isEntry: boolean }>} outputs files, in their order
 * @returns {Bundle | undefined} undefined if there is nothing to run
 */
const writtenBundle = (root, outputs) => {
  const scripts = outputs.map((it) => ({ ...it, file: resolve(root, it.file) })).filter((it) => SCRIPT.test(it.file));
  const entries = scripts.filter((it) => it.isEntry).map((it) => slashed(root, it.file));
  if (entries.length === 0) return undefined;
  const maps = scripts.map((it) => `${it.file}.map`).filter((it) => existsSync(it));
  const files = new Map([...scripts.map((it) => it.file), ...maps].map((it) => [slashed(root, it), it]));
  return entries.length === scripts.length ? plainBundle(root, files) : packedBundle(root, files, { files: entries });
};

// ---- bundlers/src/snapshot-build.mjs -------------------------------------------------------------------------------

const NOTHING = { level: 'warning', text: 'There is no script to build a snapshot of. [no-files]', notes: [] };

/**
 * Builds snapshots of what a bundler has written.
 *
 * @param {Options} options
 * @param {string} root the folder that it was written to
 * @param {Array<{ file: string, isEntry: boolean }>} outputs
 * @param {(line: string) => void} print
 * @returns {Promise<Message[]>} errors only if they are to fail the bundler's build, as wrong options do
 */
const buildSnapshots = async (options, root, outputs, print) => {
  try {
    return await run(readOptions(options, process.env), root, outputs, print);
  } catch (error) {
    return [refusalMessage(refusalOf(error))];
  }
};

const run = async ({ settings, token, wait, fail }, root, outputs, print) => {
  const bundle = writtenBundle(root, outputs);
  if (!bundle) return [NOTHING];
  const log = (line) => print(`snapforge: ${oneLine(line)}`);
  const connection = new Connection({ url: settings.url, token: async () => token, note: log });
  const directory = process.cwd();
  const outcome = await runPipeline(settings, { connection, releases: true, directory, bundle, labels: {}, wait, log });
  for (const { target, snapshot } of outcome.builds.filter(hasSucceeded).flatMap((it) => it.jobs)) log(`${target}: ${snapshot}`);
  if (outcome.channel) log(`${outcome.channel.name} ${outcome.channel.channel} is now ${outcome.channel.version}`);
  const messages = messagesOf(outcome, directory, (code) => connection.page(code));
  return fail ? messages : messages.map((it) => ({ ...it, level: 'warning' }));
};

// ---- bundlers/src/esbuild-plugin.mjs -------------------------------------------------------------------------------

const NAME = 'snapforge';

/** esbuild counts columns from 0, in bytes of UTF-8. */
const esbuildMessage = ({ text, notes, place }) => ({
  text,
  notes: notes.map((it) => ({ text: it })),
  location: place && { ...place, column: Buffer.byteLength(place.lineText.slice(0, place.column - 1)) },
});

/** esbuild itself shows nothing of what comes up when a build has ended. */
const show = async (esbuild, { errors, warnings }) => {
  const color = process.stderr.isTTY && !process.env.NO_COLOR;
  const shown = (kind, messages) => esbuild.formatMessages(messages.map((it) => ({ ...it, pluginName: NAME })), { kind, color });
  const lines = [...(await shown('warning', warnings)), ...(await shown('error', errors))];
  lines.forEach((it) => console.error(it));
};

/**
 * A plugin for esbuild, after the files are written.
 *
 * @param {Options} [options]
 */
export const esbuildPlugin = (options = {}) => ({
  name: NAME,
  setup(build) {
    const { initialOptions } = build;
    // It says which outputs run.
    initialOptions.metafile = true;
    build.onEnd(async ({ errors, metafile }) => {
      if (errors.length > 0) return undefined;
      const directory = initialOptions.absWorkingDir ?? process.cwd();
      const root = resolve(directory, initialOptions.outdir ?? dirname(initialOptions.outfile ?? ''));
      if (initialOptions.write === false) return { warnings: [{ text: 'Snapforge builds what is written, and write is false.' }] };
      const outputs = Object.entries(metafile.outputs).map(([file, { entryPoint }]) => ({
        file: resolve(directory, file),
        isEntry: entryPoint !== undefined,
      }));
      const messages = await buildSnapshots(options, root, outputs, (line) => console.error(line));
      const of = (level) => messages.filter((it) => it.level === level).map(esbuildMessage);
      const result = { errors: of('error'), warnings: of('warning') };
      if (initialOptions.logLevel !== 'silent') await show(build.esbuild, result);
      return result;
    });
  },
});

// ---- bundlers/src/rollup-plugin.mjs --------------------------------------------------------------------------------

const frameOf = ({ line, column, lineText }) => {
  const lead = ` ${line} | `;
  return `${lead}${lineText}\n${' '.repeat(lead.length - 2)}| ${' '.repeat(column - 1)}^`;
};

/** What Rollup calls a log; Rollup counts columns from 0. */
const rollupLog = ({ text, notes, place }) => ({
  code: 'SNAPFORGE',
  message: [`${place ? `${place.file}:${place.line}:${place.column}: ` : ''}${text}`, ...notes.map((it) => `  ${it}`)].join('\n'),
  ...(place ? { loc: { file: place.file, line: place.line, column: place.column - 1 }, frame: frameOf(place) } : {}),
});

/**
 * A plugin for Rollup, after the files are written.
 *
 * @param {Options} [options]
 */
export const rollupPlugin = (options = {}) => ({
  name: 'snapforge',
  async writeBundle({ dir, file }, bundle) {
    const root = resolve(dir ?? dirname(file));
    const outputs = Object.values(bundle).map(({ type, fileName, isEntry }) => ({ file: fileName, isEntry: type === 'chunk' && isEntry }));
    const messages = await buildSnapshots(options, root, outputs, (line) => this.info(line));
    const errors = messages.filter((it) => it.level === 'error').map(rollupLog);
    messages.filter((it) => it.level === 'warning').forEach((it) => this.warn(rollupLog(it)));
    // The first one that is told as an error ends the build.
    errors.slice(1).forEach((it) => this.warn(it));
    if (errors.length > 0) this.error(errors[0]);
  },
});

/**
 * A plugin for Vite: that of Rollup, in builds only.
 *
 * @param {Options} [options]
 */
export const vitePlugin = (options = {}) => ({ ...rollupPlugin(options), apply: 'build', enforce: 'post' });

// ---- bundlers/src/index.mjs ----------------------------------------------------------------------------------------
