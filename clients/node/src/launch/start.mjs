import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child.mjs';

/** @import { FileResolution, Resolution } from '../client/resolution.mjs' */

/**
 * @typedef {object} StartOptions
 * @property {string} [node] the binary; by default the running one
 * @property {string[]} [nodeOptions] options for node itself
 * @property {string} [entry] a script to run in the restored process, if the snapshot has no main function
 * @property {string} [plainEntry] the script to run if there is no snapshot
 * @property {string[]} [args] arguments for the application
 */

/**
 * What Node is started with; undefined if the snapshot is no file yet. Throws the resolution's problem if that is PLAIN and
 * `plainEntry` is absent.
 *
 * @param {Resolution | FileResolution} resolution
 * @param {StartOptions} options
 * @param {string} [blobFile]
 */
export const argumentsOf = (resolution, { nodeOptions = [], entry, plainEntry, args = [] }, blobFile) => {
  if (resolution.outcome === 'PLAIN') {
    if (plainEntry === undefined) throw resolution.problem;
    return [...nodeOptions, plainEntry, ...args];
  }
  // Without a script, Node would take the application's options for its own; it removes this mark.
  return blobFile === undefined ? undefined : [...nodeOptions, '--snapshot-blob', blobFile, entry ?? '--', ...args];
};

/** @param {Resolution | FileResolution} resolution */
const fileOf = (resolution) => ('blobFile' in resolution ? resolution.blobFile : undefined);

/**
 * Starts Node from a resolved snapshot, or plain, and waits for its end. Throws the resolution's problem if that is PLAIN and
 * `plainEntry` is absent.
 *
 * @param {Resolution | FileResolution} resolution what Snapforge.resolve() or resolveFile() gave
 * @param {StartOptions} [options]
 */
export async function start(resolution, options = {}) {
  const node = options.node ?? process.execPath;
  const ready = argumentsOf(resolution, options, fileOf(resolution));
  if (ready !== undefined) return runChild(node, ready);
  // Not from the cache, which others may write to: what Node reads is what was verified.
  const folder = await mkdtemp(join(tmpdir(), 'snapforge-'));
  try {
    const blobFile = join(folder, 'snapshot.blob');
    await writeFile(blobFile, /** @type {Buffer} */ (resolution.blob), { mode: 0o600 });
    return await runChild(node, /** @type {string[]} */ (argumentsOf(resolution, options, blobFile)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * As start(), in the place of this process where the system and this Node can do that (process.execve) and the snapshot is a file: nothing
 * waits beside the application, and signals are its own. Otherwise as start().
 *
 * @param {FileResolution} resolution
 * @param {StartOptions} options
 */
export const startInPlace = (resolution, options) => {
  const node = options.node ?? process.execPath;
  const ready = argumentsOf(resolution, options, fileOf(resolution));
  const execve = /** @type {any} */ (process).execve;
  if (ready !== undefined && typeof execve === 'function') execve.call(process, node, [node, ...ready], process.env);
  return start(resolution, options);
};
