import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child.mjs';

/** @import { Resolution } from '../client/resolution.mjs' */

/**
 * @typedef {object} StartOptions
 * @property {string} [node] the binary; by default the running one
 * @property {string[]} [nodeOptions] options for node itself
 * @property {string} [entry] a script to run in the restored process, if the snapshot has no main function
 * @property {string} [plainEntry] the script to run if there is no snapshot
 * @property {string[]} [args] arguments for the application
 */

/**
 * Starts Node from a resolved snapshot, or plain, and waits for its end. Throws the resolution's problem if that is PLAIN and
 * `plainEntry` is absent.
 *
 * @param {Resolution} resolution what Snapforge.resolve() gave
 * @param {StartOptions} [options]
 */
export async function start(resolution, { node = process.execPath, nodeOptions = [], entry, plainEntry, args = [] } = {}) {
  if (resolution.blob === undefined) {
    if (plainEntry === undefined) throw resolution.problem;
    return runChild(node, [...nodeOptions, plainEntry, ...args]);
  }
  // Not from the cache, which others may write to: what Node reads is what was verified.
  const folder = await mkdtemp(join(tmpdir(), 'snapforge-'));
  try {
    const blob = join(folder, 'snapshot.blob');
    await writeFile(blob, resolution.blob, { mode: 0o600 });
    // Without a script, Node would take the application's options for its own; it removes this mark.
    const script = entry ?? '--';
    return await runChild(node, [...nodeOptions, '--snapshot-blob', blob, script, ...args]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
