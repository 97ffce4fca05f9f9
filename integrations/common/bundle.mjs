import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Refusal } from './refusal.mjs';
import { zipEntry, zipped } from './zip.mjs';

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
export const isInside = (folder, file) => {
  try {
    return (realpathSync(file) + sep).startsWith(realpathSync(folder) + sep);
  } catch {
    return false;
  }
};

/** The path of a file relative to a folder, with forward slashes. */
export const slashed = (folder, file) => relative(folder, file).split(sep).join('/');

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
export const readJson = (file) => json(read(file), file);

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
export const namedPath = (path, directory) => {
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
export const packedBundle = (root, files, manifest) => {
  const contents = new Map([[MANIFEST, Buffer.from(JSON.stringify(manifest))]]);
  for (const [name, file] of files) contents.set(name, read(file));
  return { root, files, parts: [['bundle.zip', zipped(contents)]], manifest };
};

/** Files that are sent one by one, and run in this order. */
export const plainBundle = (root, files) => ({ root, files, parts: [...files].map(([name, file]) => [name, read(file)]), manifest: undefined });

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
export const collectBundle = (paths, entries, directory) => {
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
export const withoutRelease = (bundle) => {
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
