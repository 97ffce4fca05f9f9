#!/usr/bin/env node
// What `snapforge` does beside starting Node: the verbs of Snapforge's command line (docs/cli.md), with its options and exit codes.
// snapforge.mjs, which has to be beside this file, loads it when it is needed.

// Made from verbs and integrations/common by build.mjs: change those, and run ./build.

import { SnapforgeError, TrustedKeys, readContainer, verifyAttestation, verifyRelease, verifySnapshot } from './snapforge.mjs';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

// ---- ../../integrations/common/refusal.mjs -------------------------------------------------------------------------

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

// ---- ../../integrations/common/zip.mjs -----------------------------------------------------------------------------

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

// ---- ../../integrations/common/bundle.mjs --------------------------------------------------------------------------

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

// ---- ../../integrations/common/printable.mjs -----------------------------------------------------------------------

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

// ---- ../../integrations/common/builds.mjs --------------------------------------------------------------------------

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

// ---- ../../integrations/common/comparison.mjs ----------------------------------------------------------------------

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

// ---- ../../integrations/common/diagnostics.mjs ---------------------------------------------------------------------

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

// ---- ../../integrations/common/spec.mjs ----------------------------------------------------------------------------

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

// ---- ../../integrations/common/standing.mjs ------------------------------------------------------------------------

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

// ---- ../../integrations/common/targets.mjs -------------------------------------------------------------------------

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

// ---- ../../integrations/common/pipeline.mjs ------------------------------------------------------------------------

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

// ---- ../../integrations/common/places.mjs --------------------------------------------------------------------------

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

// ---- ../../integrations/common/report.mjs --------------------------------------------------------------------------

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

// ---- verbs/properties.mjs ------------------------------------------------------------------------------------------

const ESCAPES = { t: '\t', n: '\n', r: '\r', f: '\f' };

const unescaped = (text) =>
  text.replace(/\\(u([0-9A-Fa-f]{4})|[^])/g, (all, escape, code) => (code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[escape] ?? escape)));

/**
 * Settings as java.util.Properties writes them.
 *
 * @param {string} text
 * @returns {Map<string, string>}
 */
const readProperties = (text) => {
  const lines = text.replace(/(?<!\\)((?:\\\\)*)\\\r?\n[ \t\f]*/g, '$1').split(/\r?\n|\r/);
  const pairs = lines
    .map((it) => it.trimStart())
    .filter((it) => it !== '' && !/^[#!]/.test(it))
    .map((it) => /^((?:\\.|[^\\=:\s])*)(?:\s*[=:]\s*|\s+|$)(.*)$/s.exec(it));
  return new Map(pairs.map(([, key, value]) => [unescaped(key), unescaped(value)]));
};

// ---- verbs/settings.mjs --------------------------------------------------------------------------------------------

const DEFAULT_URL = 'http://127.0.0.1:8080';
const KNOWN_SETTINGS = ['keys', 'url'];
const TOKEN = /^[A-Za-z0-9._~+/=-]{1,16384}$/;

/** A file of this machine that cannot be read. */
const unreadableFile = (file, error) =>
  new Refusal('unreadable-file', `Cannot read ${file}.`, {
    expected: 'a file that can be read',
    found: error.code === 'ENOENT' ? 'nothing of this name' : error.code === 'EACCES' ? 'no permission' : error.code,
    hint: `Check the path ${file}.`,
  });

/** The bytes of a file. */
const fileBytes = (file) => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadableFile(file, error);
  }
};

const propertiesOf = (file) => {
  try {
    return readProperties(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw unreadableFile(file, error);
  }
};

const requirePrivate = (file) => {
  const mode = process.platform === 'win32' ? 0 : (statSync(file, { throwIfNoEntry: false })?.mode ?? 0);
  if ((mode & 0o077) === 0) return;
  throw new Refusal('open-credentials', `Others can read the tokens in ${file}.`, {
    expected: 'a file of mode 0600',
    found: (mode & 0o777).toString(8).padStart(4, '0'),
    hint: `chmod 600 ${file}, and replace the tokens if others use this machine.`,
  });
};

const checkedToken = (text) => {
  const token = text.trim();
  if (TOKEN.test(token)) return token;
  throw new Refusal('bad-token', 'This is not a token.', {
    expected: 'one word of the characters of RFC 6750',
    found: token === '' ? 'nothing' : 'other characters',
    hint: 'Give the token alone, as it was handed out.',
  });
};

/** Where the service, the token and the keys come from: options, the environment, the user's files, in this order (docs/cli.md). */
class VerbSettings {
  /**
   * @param {Record<string, string | undefined>} environment
   * @throws {Refusal} `unknown-setting`
   */
  constructor(environment) {
    const base = environment.XDG_CONFIG_HOME || join(environment.HOME ?? homedir(), '.config');
    this.environment = environment;
    this.folder = join(base, 'snapforge');
    this.file = propertiesOf(join(this.folder, 'config.properties'));
    const unknown = [...this.file.keys()].filter((it) => !KNOWN_SETTINGS.includes(it)).sort();
    if (unknown.length > 0) {
      throw new Refusal('unknown-setting', `${join(this.folder, 'config.properties')} has a setting that does not exist.`, {
        expected: KNOWN_SETTINGS.join(', '),
        found: unknown.join(', '),
        hint: "Remove it. Tokens are not kept there: 'snapforge login' of the command line keeps one where only you can read it.",
      });
    }
  }

  /** The service's address. */
  url(option) {
    const text = [option, this.environment.SNAPFORGE_URL, this.file.get('url')].find((it) => it?.trim()) ?? DEFAULT_URL;
    const url = text.trim().replace(/\/+$/, '');
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.username && !parsed.password) return url;
    throw new Refusal('bad-url', 'This is not the address of a service.', {
      expected: 'http(s)://host[:port][/path]',
      found: text,
      hint: `Correct --url, SNAPFORGE_URL or ${join(this.folder, 'config.properties')}.`,
    });
  }

  /** The token for a service; undefined if there is none. */
  token(url, tokenFile) {
    const { SNAPFORGE_TOKEN: text, SNAPFORGE_TOKEN_FILE: file } = this.environment;
    if (tokenFile !== undefined) return checkedToken(String(fileBytes(tokenFile)));
    if (text?.trim()) return checkedToken(text);
    if (file) return checkedToken(String(fileBytes(file)));
    const kept = join(this.folder, 'credentials.properties');
    requirePrivate(kept);
    return propertiesOf(kept).get(url);
  }

  /** The files with the keys that count, if no option names one. */
  keys() {
    const text = this.environment.SNAPFORGE_KEYS ?? this.file.get('keys') ?? '';
    return text.split(',').map((it) => it.trim()).filter(Boolean);
  }
}

/** The refusal of arguments that do not go together, or say nothing that can be done. */
const misuse = (message, expected, found, hint) => new Refusal('usage', message, { expected, found, hint, exit: EXIT.usage });

// ---- verbs/options.mjs ---------------------------------------------------------------------------------------------

/** Options that every verb has. */
const GLOBAL = {
  url: { type: 'string', param: 'ADDRESS', about: 'the service (SNAPFORGE_URL; default http://127.0.0.1:8080)' },
  'token-file': { type: 'string', param: 'FILE', about: 'a file with a token; without it SNAPFORGE_TOKEN' },
  json: { type: 'boolean', about: 'print one JSON document to standard output, and nothing else there' },
  'no-color': { type: 'boolean', about: 'no colours; there are none' },
  quiet: { type: 'boolean', short: 'q', about: 'no progress and no notes, only results and errors' },
  help: { type: 'boolean', short: 'h', about: 'print this help' },
};

const KEY_OPTION = {
  key: { type: 'string', multiple: true, param: 'FILE', about: 'a public key that you trust, in PEM or as a JWK set (SNAPFORGE_KEYS)' },
};

const SOURCE_OPTIONS = {
  source: { type: 'string', param: 'REPOSITORY', about: 'only if built from there, for example github.com/acme/tools' },
  'source-ref': { type: 'string', param: 'REF', about: 'with --source: this branch or tag; * stands for any text' },
  workflow: { type: 'string', param: 'FILE[@REF]', about: 'with --source: by this workflow' },
};

const REQUIRES_OPTION = {
  requires: { type: 'string', multiple: true, param: 'WORD', about: 'must offer this, for example web:fetch, slot:sql or intl; separated by commas' },
};

/** What a snapshot must offer. */
const requiredWords = ({ requires = [] }) => requires.flatMap((it) => it.split(','));

const REASON_OPTION = { reason: { type: 'string', param: 'TEXT', about: "why, for the channel's history: at most 500 characters" } };

/** Which source a snapshot must have; undefined for any. */
const sourceOption = ({ source, 'source-ref': ref, workflow }) => {
  if (source !== undefined) return { repository: source, ref, workflow };
  if (ref === undefined && workflow === undefined) return undefined;
  throw misuse('A ref or a workflow is one of a repository.', '--source with --source-ref and --workflow', 'none', 'Add --source.');
};

/** Seconds of `90s`, `10m` or `2h`. */
const durationOption = (name, text) => {
  const [, number, unit] = /^([0-9]{1,6})(s|m|h)$/.exec(text) ?? [];
  if (number === undefined) throw misuse(`--${name} cannot be read.`, 'for example 90s, 10m or 2h', text, 'Correct it.');
  return Number(number) * { s: 1, m: 60, h: 3600 }[unit];
};

/** A number of an option; undefined if it is not given. */
const numberOption = (name, text) => {
  if (text === undefined) return undefined;
  if (!/^-?[0-9]+(\.[0-9]+)?$/.test(text)) throw misuse(`--${name} cannot be read.`, 'a number', text, 'Correct it.');
  return Number(text);
};

/**
 * The options and arguments of a verb.
 *
 * @param {{ options: object, least: number, most: number, usage: string }} verb
 * @param {string[]} args
 */
const parseVerb = ({ options, least, most, usage }, args) => {
  let parsed;
  try {
    parsed = parseArgs({ args, options: { ...GLOBAL, ...options }, allowPositionals: true, tokens: true });
  } catch (error) {
    throw misuse(error.message.split('. ')[0], `snapforge ${usage}`, undefined, '--help explains it.');
  }
  const count = parsed.positionals.length;
  if (!parsed.values.help && (count < least || count > most)) {
    throw misuse('There are too few arguments, or too many.', `snapforge ${usage}`, `${count} of them`, '--help explains it.');
  }
  return parsed;
};

/** What `--help` prints of a verb. */
const verbHelp = ({ options, usage, about }) => {
  const all = Object.entries({ ...options, ...GLOBAL });
  const lead = ([name, { param, short }]) => `  ${short ? `-${short}, ` : ''}--${name}${param ? ` ${param}` : ''}`;
  const width = Math.max(...all.map((it) => lead(it).length)) + 2;
  const lines = all.map((it) => `${lead(it).padEnd(width)}${it[1].about}${it[1].multiple ? '; may be repeated' : ''}`);
  return [`Usage: snapforge ${usage}`, '', about, '', ...lines].join('\n');
};

// ---- verbs/build-spec.mjs ------------------------------------------------------------------------------------------

/** The build spec as options (docs/spec.md); they go before a file, and that before the bundle's own snapforge.json. */
const SPEC_OPTIONS = {
  spec: { type: 'string', param: 'FILE', about: 'a spec in JSON; options go before it' },
  base: { type: 'string', param: 'SNAPSHOT', about: 'what the bundle stands on: NAME@VERSION, NAME@CHANNEL, NAME or a digest' },
  prelude: { type: 'string', param: 'NAME', about: 'globals that the bundle needs: none, web or node' },
  require: { type: 'string', multiple: true, param: 'GLOBAL', about: 'a global that must exist after loading' },
  check: { type: 'string', multiple: true, param: 'EXPRESSION', about: 'must have the same value with the snapshot as with the source' },
  expect: { type: 'string', multiple: true, param: 'JSON', about: 'and this value, for the --check before it' },
  warmup: { type: 'string', param: 'CODE', about: 'JavaScript that does what the first request does; @FILE reads it from a file' },
  'min-speedup': { type: 'string', param: 'FACTOR', about: 'fail if the snapshot is not this much faster than the source' },
  'runtime-state': { type: 'string', param: 'POLICY', about: 'clock and randomness that are read while loading: fix, warn or reject' },
  'unhandled-rejections': { type: 'string', param: 'POLICY', about: 'rejected promises: reject or warn' },
  metrics: { type: 'string', param: 'WHEN', about: 'measure the snapshot after publishing it or before: later or wait' },
  feature: { type: 'string', multiple: true, param: 'WORD', about: 'a word to find snapshots by' },
  label: { type: 'string', multiple: true, param: 'KEY=VALUE', about: 'a note that is kept with the build' },
};

const expectation = (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    const hint = 'Put a text into double quotes, inside the quotes of the shell.';
    throw misuse('--expect is not JSON.', `JSON, for example 42 or '"text"'`, text, hint);
  }
  if (value === null) throw misuse('--expect cannot say null.', 'any other JSON value', 'null', 'Say it in a --spec file.');
  return value;
};

/** Checks in their order, each perhaps with what it must give. */
const checksOf = (tokens) => {
  const checks = [];
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option') continue;
    if (name === 'check') checks.push({ expression: value });
    if (name !== 'expect') continue;
    const last = checks[checks.length - 1];
    if (!last || 'expected' in last) throw misuse('--expect belongs to a --check.', '--check, then --expect', `--expect ${value}`, 'Add the --check.');
    last.expected = expectation(value);
  }
  return checks;
};

const labelsOf = (texts) =>
  Object.fromEntries(
    texts.map((it) => {
      const at = it.indexOf('=');
      if (at < 1) throw misuse('--label cannot be read.', 'KEY=VALUE', it, 'Correct it.');
      return [it.slice(0, at), it.slice(at + 1)];
    }),
  );

const isGiven = (value) => value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0);

const given = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => isGiven(value)));

/**
 * The spec that options mean.
 *
 * @param {Record<string, any>} values
 * @param {object[]} tokens of the arguments, in their order
 */
const specOfOptions = (values, tokens) => {
  const file = values.spec === undefined ? {} : readJson(values.spec);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    const expected = 'a JSON object';
    throw misuse(`${values.spec} is no spec.`, expected, 'something else', 'docs/spec.md has its fields.');
  }
  const { warmup } = values;
  const policy = given({
    minSpeedup: numberOption('min-speedup', values['min-speedup']),
    runtimeState: values['runtime-state'],
    unhandledRejections: values['unhandled-rejections'],
    metrics: values.metrics,
  });
  return {
    ...file,
    ...given({
      base: values.base,
      prelude: values.prelude,
      requires: values.require ?? [],
      checks: checksOf(tokens),
      warmup: warmup?.startsWith('@') ? String(fileBytes(warmup.slice(1))) : warmup,
      features: values.feature ?? [],
      labels: { ...file.labels, ...labelsOf(values.label ?? []) },
      policy: { ...file.policy, ...policy },
    }),
  };
};

// ---- verbs/channel-verbs.mjs ---------------------------------------------------------------------------------------

/** How many changes tell where a channel was before. */
const SEEN = 20;

/** Where a channel points, in a sentence. */
const channelSentence = ({ name, channel, version, revision }) => `${name} ${channel} is now ${version} (revision ${revision})`;

const moveChannel = async (session, name, channel, version, revision) => {
  const { reason } = session.values;
  const headers = revision === undefined ? {} : { 'If-Match': `"${revision}"` };
  const moved = await session.service.put(channelPath(name, channel), { version, reason }, headers);
  session.result(moved, [channelSentence(moved)]);
  return 0;
};

const promoteVerb = {
  usage: 'promote NAME VERSION CHANNEL',
  about: 'Point a channel to a version that is released.',
  least: 3,
  most: 3,
  options: {
    'if-revision': { type: 'string', param: 'NUMBER', about: 'only if the channel has this revision now' },
    ...REASON_OPTION,
  },
  async run(session, [name, version, channel]) {
    return moveChannel(session, name, channel, version, numberOption('if-revision', session.values['if-revision']));
  },
};

const versionBefore = ({ name, channel, version: current, history }) => {
  const changes = history.items.filter((it) => it.from !== it.to);
  if (!changes[0]?.from) {
    throw new Refusal('no-earlier-version', `The channel ${channel} of ${name} has never had another version.`, {
      expected: 'an earlier version in its history',
      found: current,
      hint: 'Name one with --to.',
      exit: EXIT.missing,
    });
  }
  if (changes.slice(1).some((it) => it.to === current)) {
    // Another step would lead forward again, to what was rolled back: a job that is run twice must not do that.
    throw new Refusal('already-rolled-back', `The last change of ${channel} of ${name} has led back already, from ${changes[0].from}.`, {
      expected: 'a version that the channel has for the first time',
      found: current,
      hint: 'Name the version with --to if it is to be another one.',
      exit: EXIT.refused,
    });
  }
  return changes[0].from;
};

const rollbackVerb = {
  usage: 'rollback NAME CHANNEL',
  about: 'Point a channel back to the version that it had before, or to another one.',
  least: 2,
  most: 2,
  options: { to: { type: 'string', param: 'VERSION', about: 'this version instead of the one before' }, ...REASON_OPTION },
  async run(session, [name, channel]) {
    const now = await session.service.get(`${channelPath(name, channel)}?limit=${SEEN}`);
    // A channel that was changed meanwhile is not rolled back further than its caller saw.
    return moveChannel(session, name, channel, session.values.to ?? versionBefore(now), now.revision);
  },
};

// ---- verbs/excerpt.mjs ---------------------------------------------------------------------------------------------

const BEFORE = 2;
const AFTER = 1;
const WIDEST = 120;

/** The part of a line around a column; long lines, as minifiers write them, are cut. */
const shownPart = (line, column) => {
  const skipped = column > WIDEST / 2 && line.length > WIDEST ? Math.min(column - WIDEST / 2, line.length) : 0;
  const rest = line.slice(skipped);
  const text = printable(`${skipped > 0 ? '…' : ''}${rest.length > WIDEST ? `${rest.slice(0, WIDEST)}…` : rest}`);
  return { text, caret: column - 1 - skipped + (skipped > 0 ? 1 : 0) };
};

/**
 * The lines around a place in a source, with a caret below the place; none if the text has no such line.
 *
 * @param {string} text
 * @param {number} line from 1
 * @param {number} column from 1
 * @returns {string[]}
 */
const excerptLines = (text, line, column) => {
  const all = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (line > all.length) return [];
  const width = String(line + AFTER).length;
  const gutter = (label) => ` ${label.padStart(width)} | `;
  const lines = [];
  for (let number = Math.max(1, line - BEFORE); number <= Math.min(line + AFTER, all.length); number++) {
    // What follows the last line feed is no line.
    if (number > line && number === all.length && all[number - 1] === '') break;
    const part = shownPart(all[number - 1], number === line ? column : 1);
    lines.push(gutter(String(number)) + part.text);
    // Tabs stay tabs, so that the caret is under the place however wide they are shown.
    if (number === line) lines.push(`${gutter('')}${part.text.slice(0, Math.max(0, part.caret)).replace(/[^\t]/g, ' ')}^`);
  }
  return lines;
};

// ---- verbs/output.mjs ----------------------------------------------------------------------------------------------

const GAP = '  ';
const isRecord = (value) => typeof value === 'object' && value !== null;

const sortedJson = (value) => {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value).filter((it) => value[it] !== undefined).sort();
  return `{${members.map((it) => `${JSON.stringify(it)}:${sortedJson(value[it])}`).join(',')}}`;
};

/** JSON on one line, its members sorted: for what has no undefined in it, that is RFC 8785. */
const canonicalText = (document) => sortedJson(document ?? null);

/** The same without characters that a terminal would obey; JSON itself escapes those below U+0020. */
const printableJson = (document) =>
  canonicalText(document).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Rows under a heading, in columns as wide as their widest cell. */
const tableLines = (heading, rows) => {
  const all = [heading, ...rows].map((row) => row.map((it) => oneLine(it)));
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((it, column) => (column + 1 < row.length ? it.padEnd(widths[column]) : it)).join(GAP));
};

// ---- verbs/build-verb.mjs ------------------------------------------------------------------------------------------

const sourceText = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** A diagnostic as compilers write them: place, level, code, message, source lines, and what to do. */
const reportLines = (it, session) => {
  const [head, ...rest] = diagnosticLines(it, session.service);
  const excerpt = it.file ? excerptLines(sourceText(resolve(session.directory, it.file)), it.place.line, it.place.column) : [];
  return [head, ...excerpt, ...rest.flatMap((text) => text.split('\n')), ''];
};

const report = (outcome, session) => {
  const all = placedDiagnostics(outcome, session.directory);
  const shown = session.values.verbose ? all : all.filter((it) => it.level !== 'note');
  shown.flatMap((it) => reportLines(it, session)).forEach((it) => session.out(it));
  const notes = all.length - shown.length;
  if (notes > 0) session.out(notes === 1 ? '1 note is not shown; --verbose shows it.' : `${notes} notes are not shown; --verbose shows them.`);
};

const summary = ({ builds, channel }, session) => {
  const rows = builds
    .flatMap((it) => it.jobs)
    .map((it) => [it.target, it.status.toLowerCase() + (it.waiting ? `: ${it.waiting.detail}` : ''), it.snapshot ?? '-']);
  tableLines(['target', 'status', 'snapshot'], rows).forEach((it) => session.out(it));
  for (const { id, name, version, status } of builds) {
    session.out(oneLine(`build ${id}${name ? ` of ${name}${version ? ` ${version}` : ''}` : ''}: ${status.toLowerCase()}`));
  }
  if (channel) session.out(oneLine(channelSentence(channel)));
};

const requireSense = ({ promote: channel, reason, 'no-wait': leaves }) => {
  if (reason !== undefined && channel === undefined) {
    throw misuse('A reason is for a channel that moves.', '--reason with --promote', '--reason alone', 'Add --promote, or leave --reason out.');
  }
  if (leaves && channel !== undefined) {
    const found = `--no-wait --promote ${channel}`;
    throw misuse('Nothing can be promoted before it is built.', '--promote without --no-wait', found, "Wait, or run 'snapforge promote' later.");
  }
};

const printOutcome = (outcome, session) => {
  const { builds, channel, exit, refusal } = outcome;
  const document = { builds, channel };
  if (refusal) {
    if (builds.length > 0) session.kept = document;
    if (builds.length > 0 && !session.values.json) report(outcome, session);
    throw refusal;
  }
  if (session.values.json) session.result(document, []);
  else if (session.values['no-wait']) builds.forEach((it) => session.out(oneLine(it.id)));
  else {
    report(outcome, session);
    summary(outcome, session);
  }
  return exit;
};

const buildVerb = {
  usage: 'build FILE… | DIR | ARCHIVE',
  about: 'Build snapshots of a bundle, and release and promote them if they have a name and a version.',
  least: 1,
  most: Infinity,
  options: {
    entry: { type: 'string', multiple: true, param: 'FILE', about: 'a file that runs; the others are there to be imported' },
    target: { type: 'string', multiple: true, param: 'TARGET', about: "for example 'linux-x64/javet-v8-*'; with ? at its end it may be absent or fail" },
    name: { type: 'string', param: 'NAME', about: 'the name to release under' },
    version: { type: 'string', param: 'VERSION', about: 'the version to release' },
    promote: { type: 'string', param: 'CHANNEL', about: 'point this channel to the version, once it is released' },
    ...REASON_OPTION,
    wait: { type: 'boolean', about: 'wait for the end of the build (default)' },
    'no-wait': { type: 'boolean', about: 'print the id of the build and leave' },
    timeout: { type: 'string', param: 'TIME', about: 'how long to wait at most (default 30m); the build goes on' },
    verbose: { type: 'boolean', short: 'v', about: 'notes as well as errors and warnings' },
    ...SPEC_OPTIONS,
  },
  async run(session, files, tokens) {
    const { values, service } = session;
    requireSense(values);
    const settings = {
      files,
      entries: values.entry ?? [],
      name: values.name,
      version: values.version,
      targets: values.target ?? [],
      requires: [],
      checks: [],
      spec: specOfOptions(values, tokens),
      release: 'auto',
      promote: values.promote,
      reason: values.reason,
      limits: {},
      failOnGrowth: false,
      timeoutSeconds: durationOption('timeout', values.timeout ?? '30m'),
    };
    const log = (line) => values.quiet || session.err(oneLine(line));
    const run = { connection: service, directory: session.directory, labels: {}, releases: true, wait: !values['no-wait'], log };
    return printOutcome(await runPipeline(settings, run), session);
  },
};

// ---- verbs/release-reference.mjs -----------------------------------------------------------------------------------

/**
 * A release as a user names it, `NAME` or `NAME@VERSION`.
 *
 * @param {string} text
 * @param {string} [channel] of an option; `latest` if there is no version either
 * @returns {{ name: string, version?: string, channel?: string }}
 */
const releaseReference = (text, channel) => {
  const at = text.indexOf('@');
  if (at < 0) return { name: text, channel: channel ?? 'latest' };
  if (channel === undefined) return { name: text.slice(0, at), version: text.slice(at + 1) };
  const found = `${text} --channel ${channel}`;
  const expected = 'NAME@VERSION, or NAME with --channel';
  throw misuse('A version and a channel are two answers to one question.', expected, found, 'Leave one of them out.');
};

const versionPath = (name, version) => `${namePath(name)}/versions/${encodeURIComponent(version)}`;

/** The version that a reference means now, and the signed statement of the channel, if one was asked for. */
const foundVersion = async (service, { name, version, channel }) => {
  if (version !== undefined) return { version: await service.get(versionPath(name, version)) };
  const pointer = await service.get(channelPath(name, channel));
  return { version: await service.get(versionPath(name, pointer.version)), channelStatement: pointer.statement };
};

/** The targets of a version that can be loaded. */
const usableTargets = ({ version }) => version.targets.filter((it) => it.usable);

const noTarget = (number, message, expected, found, hint) =>
  new Refusal('no-such-target', `Version ${number} has ${message}.`, { expected, found, hint, exit: EXIT.missing });

/** The targets of a version that options mean, at least one: one alone needs no naming. */
const chosenTargets = (found, { target: wanted = [], all }) => {
  const usable = usableTargets(found);
  const number = found.version.version;
  const names = usable.map((it) => it.target).join(', ');
  if (wanted.length > 0) {
    return wanted.map((name) => {
      const expected = names === '' ? 'a snapshot that can be used' : `one of ${names}`;
      const hint = `Build the version for it: the same files with --target ${name}.`;
      return usable.find((it) => it.target === name) ?? raise(noTarget(number, `nothing for ${name}`, expected, name, hint));
    });
  }
  if (usable.length === 0) {
    const count = `${found.version.targets.length} that cannot be used`;
    throw noTarget(number, 'no snapshot that can be used', 'a snapshot that is not revoked', count, 'Choose another version, or build it again.');
  }
  if (all || usable.length === 1) return usable;
  throw misuse(`Version ${number} has ${usable.length} targets.`, `--all, or --target with one of ${names}`, 'neither', 'Say which.');
};

const raise = (error) => {
  throw error;
};

// ---- verbs/compare-verb.mjs ----------------------------------------------------------------------------------------

const figures = (snapshot) =>
  snapshot && { snapshot: snapshot.digest, size: snapshot.size, restoredMillis: snapshot.metrics?.restoredMillis ?? undefined };

const cells = ({ target, before, after, size, start }) => {
  const bytes = (it) => (it ? String(it.size) : '-');
  const millis = (it) => (typeof it?.metrics?.restoredMillis === 'number' ? `${it.metrics.restoredMillis.toFixed(1)} ms` : '-');
  return [target, bytes(before), bytes(after), percent(size), millis(before), millis(after), percent(start)];
};

const compareLimits = (rows, limits) => {
  const beyond = beyondLimits(rows, limits);
  const isLimited = limits.size !== undefined || limits.start !== undefined;
  if (!isLimited || beyond.length > 0 || rows.some((it) => it.before && it.after)) return beyond;
  return [{ code: 'not-measured', message: 'The versions have no target in common that can be used.' }];
};

const compareVerb = {
  usage: 'compare NAME FROM TO',
  about: 'Compare two versions or channels of a name: size and start of each target. With limits, ends with 1 beyond them.',
  least: 3,
  most: 3,
  options: {
    'max-size-growth': { type: 'string', param: 'PERCENT', about: 'how much larger a snapshot may be' },
    'max-start-growth': { type: 'string', param: 'PERCENT', about: 'how much longer a start may take, beyond the spread' },
    wait: { type: 'boolean', about: 'wait until both are measured' },
    timeout: { type: 'string', param: 'TIME', about: 'how long to wait at most (default 10m)' },
  },
  async run(session, [name, from, to]) {
    const { service, values } = session;
    const limits = {
      size: numberOption('max-size-growth', values['max-size-growth']),
      start: numberOption('max-start-growth', values['max-start-growth']),
    };
    // Versions begin with a digit; a channel that does so too has to be named by its version.
    const found = (text) => foundVersion(service, /^[0-9]/.test(text) ? { name, version: text } : { name, channel: text });
    const versions = [await found(from), await found(to)];
    const builds = new Builds(service, { seconds: values.wait ? durationOption('timeout', values.timeout ?? '10m') : 0, log: () => {} });
    const [before, after] = versions.map((it) => new Map(usableTargets(it).map((one) => [one.target, one.snapshot])));
    const rows = [];
    for (const target of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const [one, other] = [before.get(target), after.get(target)];
      rows.push(comparedTarget(target, one && (await builds.measured(one)), other && (await builds.measured(other))));
    }
    const beyond = compareLimits(rows, limits);
    const [old, now] = versions.map((it) => it.version.version);
    const targets = rows.map((it) => ({
      target: it.target,
      from: figures(it.before),
      to: figures(it.after),
      sizeGrowthPercent: it.size,
      startGrowthPercent: it.start,
    }));
    const heading = ['target', `size ${old}`, `size ${now}`, 'growth', `start ${old}`, `start ${now}`, 'growth'];
    session.result({ name, from: old, to: now, targets, beyond }, tableLines(heading, rows.map(cells)));
    if (!values.json) beyond.forEach((it) => session.err(oneLine(`error[${it.code}]: ${it.message}`)));
    return beyond.length === 0 ? 0 : 1;
  },
};

// ---- verbs/download-folder.mjs -------------------------------------------------------------------------------------

/** What `sha256sum -c` reads. */
const CHECKSUMS = 'checksums.txt';

/** A service decides what versions are called: that must not lead to another folder. */
const safeName = (text) => text.replace(/[^A-Za-z0-9._+-]/g, '_').replace(/^\.+/, '_');

/** The lines of earlier downloads into a folder, without those of files that are replaced. */
const earlierChecksums = (folder, files) => {
  const file = join(folder, CHECKSUMS);
  const lines = existsSync(file) ? String(fileBytes(file)).split(/\r?\n/).filter(Boolean) : [];
  if (lines.every((it) => /^[0-9a-f]{64} {2}.+/.test(it))) return lines.filter((it) => !files.has(it.slice(66)));
  const message = `The checksums cannot be written: ${file} holds something else.`;
  const hint = 'Choose another folder with --directory, or move the file away.';
  throw misuse(message, 'no file of this name, or one of an earlier download', 'lines of another form', hint);
};

/**
 * Writes files into a folder: all of them are whole before the first moves into place, and the checksums come last.
 *
 * @param {string} folder is made if it is absent
 * @param {Map<string, Buffer>} files by name
 * @returns {string[]} what was written
 * @throws {Refusal} `unwritable-file`; `usage`, if `checksums.txt` is something else
 */
const writeDownloads = (folder, files) => {
  const sums = [...files].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}`);
  const all = new Map([...files, [CHECKSUMS, `${[...earlierChecksums(folder, files), ...sums].join('\n')}\n`]]);
  let staging;
  try {
    mkdirSync(folder, { recursive: true });
    staging = mkdtempSync(join(folder, '.snapforge-'));
    for (const [name, content] of all) writeFileSync(join(staging, name), content);
    for (const name of all.keys()) renameSync(join(staging, name), join(folder, name));
    return [...all.keys()].map((it) => join(folder, it));
  } catch (error) {
    throw new Refusal('unwritable-file', `Cannot write ${folder}.`, {
      expected: 'a folder to write to, with space left',
      found: error.code ?? error.message,
      hint: `Check the path ${folder}.`,
      exit: EXIT.usage,
    });
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
};

// ---- verbs/usage-warnings.mjs --------------------------------------------------------------------------------------

/** What the service says against using what a verb hands out; the same as the command line prints. */

const print = (session, { code, message, successor, link }) =>
  session.warn(`${code}: ${message}${successor ? ` Use ${successor} instead.` : ''}${link ? ` See ${link}` : ''}`);

/** Those that an answer of resolve lists. */
const warnOfAnswer = (session, { warnings = [] }) => warnings.forEach((it) => print(session, it));

/**
 * Those of a version and of the engines of some of its targets, for verbs that do not resolve. A service from before it knew of advisories
 * says nothing.
 */
const warnOfVersion = async (session, name, { version, deprecation }, targets) => {
  if (deprecation) {
    print(session, { code: 'version-deprecated', message: `Version ${version} of ${name} is deprecated: ${deprecation.reason}` });
  }
  await warnOfEngines(session, targets.map((it) => it.target));
};

/** To a service that does not know the operation, it is one for admins. */
const advisoriesOf = async (service) => {
  try {
    return await service.find('/api/v1/advisories');
  } catch (error) {
    if (error.code === 'scope-missing') return undefined;
    throw error;
  }
};

const warnOfEngines = async (session, targets) => {
  const { items = [] } = (await advisoriesOf(session.service)) ?? {};
  for (const { engine, status, reason, successor, link } of items) {
    if (status === 'SUPPORTED' || !targets.includes(engine)) continue;
    const word = status.toLowerCase();
    print(session, { code: `engine-${word}`, message: `The engine ${engine} is ${word}: ${reason}`, successor, link });
  }
};

// ---- verbs/resolve-verb.mjs ----------------------------------------------------------------------------------------

/** Platform and engine of a target. */
const runtimeOf = (target, v8Version) => {
  const [platform, engine, more] = target.split('/');
  if (!platform || !engine || more !== undefined) {
    throw misuse('This is no target.', 'for example linux-x64/javet-v8-5.0.6', target, "Correct it; 'snapforge engines' lists them.");
  }
  return { platform, engine, v8Version };
};

/** The service's answer counts only if it is signed. */
const ofTarget = async (session, selector, target) => {
  const { platform, engine } = runtimeOf(target);
  const { name, version, channel } = selector;
  const requires = requiredWords(session.values);
  const required = requires.length > 0 ? { requires: requires.join(',') } : {};
  const vulnerable = session.values['refuse-vulnerable'] ? { vulnerable: 'refuse' } : {};
  const which = version === undefined ? { channel } : { version };
  const question = new URLSearchParams({ name, ...which, platform, engine, ...required, ...vulnerable });
  const answer = await session.service.get(`/api/v1/resolve?${question}`);
  const keys = await session.keys();
  const { release } = verifyRelease(answer, selector, { keys, node: runtimeOf(target, answer.v8Version) });
  if (requires.length > 0) {
    const path = `/api/v1/snapshots/${release.snapshot}/attestation`;
    const envelope = await session.service.bytes(path, 'application/vnd.dsse.envelope.v1+json', 1 << 20);
    verifyAttestation(JSON.parse(String(envelope)), release.snapshot, { keys, requires });
  }
  warnOfAnswer(session, answer);
  session.result(answer, [release.snapshot]);
  return 0;
};

const resolveVerb = {
  usage: 'resolve NAME[@VERSION]',
  about: 'Print the digest of the snapshot that a name stands for; without --target, those of all targets.',
  least: 1,
  most: 1,
  options: {
    channel: { type: 'string', param: 'CHANNEL', about: 'a channel (default latest)' },
    target: { type: 'string', param: 'TARGET', about: 'for this runtime' },
    'refuse-vulnerable': { type: 'boolean', about: 'with --target: refuse what stands on a vulnerable engine, instead of a warning' },
    ...REQUIRES_OPTION,
    ...KEY_OPTION,
  },
  async run(session, [name]) {
    const { channel, target } = session.values;
    const reference = releaseReference(name, channel);
    if (target === undefined && requiredWords(session.values).length > 0) {
      throw misuse('What a snapshot offers is asked of one target.', '--requires with --target', 'no --target', 'Add --target.');
    }
    if (target !== undefined) return ofTarget(session, reference, target);
    const found = await foundVersion(session.service, reference);
    await warnOfVersion(session, reference.name, found.version, usableTargets(found));
    const rows = usableTargets(found).map((it) => [found.version.version, it.target, it.snapshot]);
    session.result(found.version, tableLines(['version', 'target', 'snapshot'], rows));
    return 0;
  },
};

// ---- verbs/sigstore-bundle.mjs -------------------------------------------------------------------------------------

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A statement in its DSSE envelope as a Sigstore bundle, version 0.3, whose hint names the key that signed it. */
const sigstoreBundle = (envelope) => ({
  mediaType: MEDIA_TYPE,
  verificationMaterial: { publicKey: { hint: envelope.signatures[0].keyid } },
  dsseEnvelope: envelope,
});

/** The envelope in a document that is one, or a bundle around one; undefined if it is a bundle of another version. Nothing is verified. */
const envelopeIn = (document) =>
  String(document?.mediaType).startsWith('application/vnd.dev.sigstore.bundle')
    ? document.mediaType === MEDIA_TYPE
      ? document.dsseEnvelope
      : undefined
    : document;

// ---- verbs/download-verb.mjs ---------------------------------------------------------------------------------------

const MAX_CONTAINER = 256 << 20;
const MAX_PROOF = 1 << 20;
const BINARY = 'application/octet-stream';
const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';

/** A snapshot with all that proves it, verified; its release is there unless it is fetched by its digest. */
const fetchedSnapshot = async ({ service, keys, source, requires }, digest, target, described) => {
  const path = `/api/v1/snapshots/${digest}`;
  // Several builds may have given the same snapshot; one of them may be what is asked for.
  const preferred = source ? `?repository=${encodeURIComponent(source.repository)}` : '';
  const container = await service.bytes(`${path}/container`, BINARY, MAX_CONTAINER);
  const signature = await service.bytes(`${path}/signature`, BINARY, MAX_PROOF);
  const attestation = await service.bytes(`${path}/attestation${preferred}`, ENVELOPE, MAX_PROOF);
  const { keyId } = described.signature;
  verifySnapshot(container, signature, keyId, { keys, digest, node: runtimeOf(target, described.v8Version) });
  verifyAttestation(JSON.parse(String(attestation)), digest, { keys, source, requires });
  return { target, container, signature, attestation, keyId };
};

const releasedSnapshot = async (trust, reference, found, { release, snapshot, target }) => {
  const described = await trust.service.get(`/api/v1/snapshots/${snapshot}`);
  const answer = { release, channelStatement: found.channelStatement };
  const proven = verifyRelease(answer, reference, { keys: trust.keys, node: runtimeOf(target, described.v8Version) });
  return { ...(await fetchedSnapshot(trust, proven.release.snapshot, target, described)), release };
};

const addFiles = (files, stem, { target, container, signature, attestation, release, keyId }, keys) => {
  const name = `${safeName(stem)}-${target.replace('/', '-')}.v8ss`;
  files.set(name, container).set(`${name}.sig`, signature).set(`${name}.attestation.json`, attestation);
  files.set(`${name}.sigstore.json`, Buffer.from(canonicalText(sigstoreBundle(JSON.parse(String(attestation))))));
  if (release) files.set(`${name}.release.json`, Buffer.from(canonicalText(release)));
  const pem = keys.usable(keyId, new Date()).export({ type: 'spki', format: 'pem' });
  files.set(`key-${safeName(keyId)}.pem`, Buffer.from(pem));
};

const downloadVerb = {
  usage: 'download NAME[@VERSION]|DIGEST',
  about: 'Download snapshots with their signatures, attestations and checksums; all of it is verified before anything is written.',
  least: 1,
  most: 1,
  options: {
    channel: { type: 'string', param: 'CHANNEL', about: 'a channel (default latest)' },
    target: { type: 'string', multiple: true, param: 'TARGET', about: 'for this target' },
    all: { type: 'boolean', about: 'for every target that the version has' },
    directory: { type: 'string', short: 'd', param: 'DIR', about: 'where to write (default: here)' },
    ...SOURCE_OPTIONS,
    ...REQUIRES_OPTION,
    ...KEY_OPTION,
  },
  async run(session, [name]) {
    const { service, values } = session;
    const source = sourceOption(values);
    if (/^sha256:(?![0-9a-f]{64}$)/.test(name)) throw misuse('This is no digest.', 'sha256: and 64 hexadecimal digits', name, 'Correct it.');
    const keys = await session.keys();
    const trust = { service, keys, source, requires: requiredWords(values) };
    const files = new Map();
    if (name.startsWith('sha256:')) {
      const described = await service.get(`/api/v1/snapshots/${name}`);
      const { os, arch, engine } = described.target;
      addFiles(files, `snapshot-${name.slice(7, 19)}`, await fetchedSnapshot(trust, name, `${os}-${arch}/${engine}`, described), keys);
    } else {
      const reference = releaseReference(name, values.channel);
      const found = await foundVersion(service, reference);
      const chosen = chosenTargets(found, values);
      await warnOfVersion(session, reference.name, found.version, chosen);
      for (const it of chosen) {
        session.note(`fetching ${it.target}`);
        addFiles(files, `${reference.name}-${found.version.version}`, await releasedSnapshot(trust, reference, found, it), keys);
      }
    }
    const written = writeDownloads(values.directory ?? '.', files);
    session.result({ files: written }, written);
    return 0;
  },
};

// ---- verbs/failure.mjs ---------------------------------------------------------------------------------------------

const UNVERIFIED = 4;
const MISUSES = new Set(['usage', 'malformed-key', 'malformed-key-set', 'malformed-source']);
const HINTS = {
  'authentication-required': "'snapforge login' of the command line keeps a token; in CI, set SNAPFORGE_TOKEN.",
  'invalid-token': 'Get another token, and set SNAPFORGE_TOKEN.',
};

/** What a failure is told as; refusals of the client say what did not verify. */
const toldFailure = (error) => {
  if (!(error instanceof SnapforgeError)) {
    const { code, message, expected, found, hint, exit, problem } = refusalOf(error);
    return { code, message, expected, found: problem ? problem.found : found, hint: HINTS[code] ?? hint, exit, problem };
  }
  const { code, message, expected, found, hint } = error;
  const plain = message.replace(` Expected ${expected}, found ${found}.`, '');
  const text = (it) => (it === undefined ? undefined : String(it));
  return { code, message: plain, expected: text(expected), found: text(found), hint, exit: MISUSES.has(code) ? 2 : UNVERIFIED };
};

/**
 * Tells why a verb failed: code and message, what was expected and found, what to do.
 *
 * @returns {number} how the program ends
 */
const printFailure = (error, session) => {
  const { exit, ...failure } = toldFailure(error);
  const { code, message, expected, found, hint, problem } = failure;
  const labelled = (label, text) => text && session.err(`${label.padStart(10)}: ${oneLine(text)}`);
  session.err(`error[${oneLine(code)}]: ${oneLine(message)}`);
  labelled('expected', expected);
  labelled('found', found);
  for (const it of problem?.errors ?? []) labelled('at', `${it.pointer} ${it.message}`);
  labelled('hint', hint);
  if (problem) labelled('see', session.service.page(code));
  labelled('request', problem?.requestId);
  if (session.values.json) session.out(printableJson({ ...session.kept, error: { ...failure, exit } }));
  return exit;
};

// ---- verbs/file-verbs.mjs ------------------------------------------------------------------------------------------

/** By whichever of the keys signed it: a detached signature does not say whose it is. */
const verifiedFile = (file, signature, keys, { digest, target }) => {
  const { metadata } = readContainer(file);
  const node = runtimeOf(target ?? metadata.target, metadata.v8Version);
  let last;
  for (const id of keys.ids()) {
    try {
      return verifySnapshot(file, signature, id, { keys, digest, node });
    } catch (error) {
      last = last === undefined || error.code !== 'bad-signature' ? error : last;
    }
  }
  throw last;
};

const attestationIn = (file) => {
  try {
    return envelopeIn(JSON.parse(String(fileBytes(file))));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const attestationBeside = (file) => ['.attestation.json', '.sigstore.json'].map((suffix) => `${file}${suffix}`).find((it) => existsSync(it));

/** What an attestation beside the file says that it offers, not verified; undefined if there is none that says it. */
const attestedBeside = (file) => {
  const proof = attestationBeside(file);
  const envelope = proof && attestationIn(proof);
  if (envelope === undefined) return undefined;
  const { predicate } = JSON.parse(String(Buffer.from(String(envelope.payload), 'base64')));
  const resource = predicate?.runDetails?.byproducts?.find?.((it) => it?.name === 'capabilities');
  return resource && JSON.parse(String(Buffer.from(String(resource.content), 'base64')));
};

const verifyVerb = {
  usage: 'verify FILE',
  about: 'Verify a snapshot file as a runtime does, without a service: signature, format, checksums, and what is asked for.',
  least: 1,
  most: 1,
  options: {
    signature: { type: 'string', param: 'FILE', about: 'its signature (default FILE.sig)' },
    attestation: { type: 'string', param: 'FILE', about: 'its attestation, as a DSSE envelope or a Sigstore bundle (default FILE.attestation.json or FILE.sigstore.json, if that is there)' },
    digest: { type: 'string', param: 'DIGEST', about: 'must have this digest' },
    target: { type: 'string', param: 'TARGET', about: 'must be for this target' },
    ...SOURCE_OPTIONS,
    ...REQUIRES_OPTION,
    ...KEY_OPTION,
  },
  async run(session, [file]) {
    const { values } = session;
    if (values.digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(values.digest)) {
      throw misuse('--digest is no digest.', 'sha256: and 64 hexadecimal digits', values.digest, 'Correct it.');
    }
    const source = sourceOption(values);
    const requires = requiredWords(values);
    const container = fileBytes(file);
    const signature = fileBytes(values.signature ?? `${file}.sig`);
    const keys = session.offlineKeys();
    const { digest, metadata, keyId } = verifiedFile(container, signature, keys, values);
    const proof = values.attestation ?? attestationBeside(file);
    if (proof !== undefined || source !== undefined || requires.length > 0) {
      verifyAttestation(proof && attestationIn(proof), digest, { keys, source, requires });
    }
    const attested = proof === undefined ? '' : ', with its attestation';
    session.result({ verified: true, digest, target: metadata.target, keyId, attestation: proof !== undefined }, [
      `verified: ${digest} for ${metadata.target}, signed by ${keyId}${attested}`,
    ]);
    return 0;
  },
};

const inspectVerb = {
  usage: 'inspect FILE',
  about: 'Show what a snapshot file says about itself; its format is checked, its signature is not.',
  least: 1,
  most: 1,
  options: {},
  async run(session, [file]) {
    const bytes = fileBytes(file);
    const { metadata, blob } = readContainer(bytes);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const blobOffset = bytes.length - blob.length;
    const capabilities = attestedBeside(file);
    const lines = {
      digest,
      size: `${bytes.length} bytes`,
      target: metadata.target,
      V8: metadata.v8Version,
      'V8 flags': metadata.v8Flags.join(' '),
      engine: `${metadata.engineBuild.version}, library ${metadata.engineBuild.nativeLibrary}`,
      'ICU data': metadata.engineBuild.icuData ?? 'none',
      prelude: metadata.prelude,
      features: metadata.features.join(', '),
      requires: metadata.requires.join(', '),
      ...(capabilities && { offers: capabilities.join(', ') }),
      bundle: metadata.bundle.digest,
      spec: metadata.spec.digest,
      blob: `${metadata.blob.digest}, ${metadata.blob.size} bytes at ${blobOffset}`,
    };
    const texts = Object.entries(lines).map(([label, text]) => `${`${label}:`.padEnd(11)}${text}`);
    session.result({ ...metadata, ...(capabilities && { capabilities }), digest, size: bytes.length, blobOffset }, texts);
    if (!session.values.json) session.note("the signature is not verified; 'snapforge verify' does that");
    return 0;
  },
};

// ---- verbs/service-verbs.mjs ---------------------------------------------------------------------------------------

const MAX_PEM = 1 << 16;

const enginesVerb = {
  usage: 'engines',
  about: 'List the targets that the service offers.',
  least: 0,
  most: 0,
  options: {},
  async run(session) {
    const engines = await session.service.get('/api/v1/engines');
    const rows = engines.items.map((it) => [
      it.target,
      it.v8Version,
      String(it.builders.length),
      it.emulated ? 'emulated' : 'natively',
      it.isolation ?? '',
      (it.advisory?.status ?? 'SUPPORTED').toLowerCase(),
    ]);
    session.result(engines, tableLines(['target', 'V8', 'builders', 'runs', 'isolation', 'status'], rows));
    return 0;
  },
};

const keysVerb = {
  usage: 'keys [ID]',
  about: 'List the public keys that the service signs and has signed with, or print one in PEM.',
  least: 0,
  most: 1,
  options: { pem: { type: 'boolean', about: 'print the key in PEM (default: the one that signs now)' } },
  async run(session, [id]) {
    const { service, values } = session;
    const keys = await service.get('/api/v1/keys');
    if (values.pem || id !== undefined) {
      const wanted = id ?? keys.items.find((it) => it.status === 'ACTIVE')?.id ?? '';
      const text = await service.bytes(`/api/v1/keys/${encodeURIComponent(wanted)}`, 'application/x-pem-file', MAX_PEM);
      const pem = printable(String(text)).trim();
      session.result({ pem }, pem.split('\n'));
    } else {
      const rows = keys.items.map((it) => [it.id, it.status, it.notBefore ?? '', it.notAfter ?? '']);
      session.result(keys, tableLines(['id', 'status', 'from', 'to'], rows));
    }
    return 0;
  },
};

// ---- ../../integrations/common/connection.mjs ----------------------------------------------------------------------

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

// ---- verbs/session.mjs ---------------------------------------------------------------------------------------------

const KEY_SET = '/.well-known/jwks.json';
const MAX_KEY_SET = 1 << 20;
const LOOPBACK = /^(localhost|127(\.[0-9]+){3}|\[::1\])$/;

const keysInFiles = (files) => {
  const keys = new TrustedKeys();
  for (const it of files) keys.add(String(fileBytes(it)));
  return keys;
};

/** One run of a verb: what all of them use. */
class Session {
  /**
   * @param {object} run
   * @param {Record<string, any>} run.values options
   * @param {Record<string, string | undefined>} run.environment
   * @param {string} run.directory the working directory
   * @param {(line: string) => void} run.out prints a line of the result
   * @param {(line: string) => void} run.err prints a message
   */
  constructor({ values, environment, directory, out, err }) {
    Object.assign(this, { values, environment, directory, out, err });
    /** What is known of the result, for the document that tells of a failure. */
    this.kept = {};
  }

  get settings() {
    return (this.read ??= new VerbSettings(this.environment));
  }

  get url() {
    return this.settings.url(this.values.url);
  }

  /** The service. */
  get service() {
    return (this.connection ??= this.#connect());
  }

  #connect() {
    const { url } = this;
    const token = this.settings.token(url, this.values['token-file']);
    const { protocol, hostname } = new URL(url);
    if (token && protocol === 'http:' && !LOOPBACK.test(hostname)) this.warn(`the token goes to ${hostname} unencrypted; use https`);
    return new Connection({ url, token: async () => token, note: (it) => this.note(it) });
  }

  /** The keys that count, after what the service says of them; without any, those that the service names. */
  async keys() {
    const files = this.#keyFiles();
    const set = String(await this.service.bytes(KEY_SET, 'application/json', MAX_KEY_SET));
    if (files.length === 0) {
      this.note(`the keys are those that ${this.url} names; --key pins the ones that you trust`);
      return new TrustedKeys().add(set);
    }
    return keysInFiles(files).learning(JSON.parse(set));
  }

  /** The keys that count, without asking a service. */
  offlineKeys() {
    const keys = keysInFiles(this.#keyFiles());
    if (!keys.isEmpty) return keys;
    throw new Refusal('no-keys', 'There is no key to verify with.', {
      expected: 'a public key in PEM, or a JSON Web Key Set',
      found: 'none',
      hint: "Name one with --key; 'snapforge keys --pem' shows those of a service. Get it over a way that you trust.",
      exit: EXIT.usage,
    });
  }

  #keyFiles() {
    const named = this.values.key ?? [];
    return named.length > 0 ? named : this.settings.keys();
  }

  /** Prints the result: one JSON document, or lines. */
  result(document, lines) {
    if (this.values.json) this.out(printableJson(document));
    else lines.forEach((it) => this.out(oneLine(it)));
  }

  /** Tells something that is no result, unless the user wants quiet. */
  note(text) {
    if (!this.values.quiet) this.err(`note: ${oneLine(text)}`);
  }

  warn(text) {
    this.err(`warning: ${oneLine(text)}`);
  }
}

// ---- verbs/program.mjs ---------------------------------------------------------------------------------------------

const VERBS = {
  build: buildVerb,
  resolve: resolveVerb,
  download: downloadVerb,
  verify: verifyVerb,
  inspect: inspectVerb,
  promote: promoteVerb,
  rollback: rollbackVerb,
  compare: compareVerb,
  engines: enginesVerb,
  keys: keysVerb,
};

/**
 * Runs a verb.
 *
 * @param {string[]} argv its name, options and arguments
 * @param {{ environment: Record<string, string | undefined>, directory: string, out: (line: string) => void, err: (line: string) => void }} run
 * @returns {Promise<number>} the exit code
 */
export const runVerb = async ([name, ...args], run) => {
  const verb = VERBS[name];
  // Should the arguments not be readable, it still decides how that is told.
  let session = new Session({ ...run, values: { json: args.includes('--json') } });
  try {
    const { values, positionals, tokens } = parseVerb(verb, args);
    session = new Session({ ...run, values });
    if (values.help) {
      run.out(verbHelp(verb));
      return 0;
    }
    return await verb.run(session, positionals, tokens);
  } catch (error) {
    return printFailure(error, session);
  }
};

// ---- verbs/index.mjs -----------------------------------------------------------------------------------------------
