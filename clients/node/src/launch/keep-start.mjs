import { Cache } from '../cache/cache.mjs';
import { identityOf } from '../cache/private-folder.mjs';
import { SnapforgeError } from '../errors.mjs';
import { commandOf, divided, startFile, stateOf } from './known-start.mjs';

/** @import { FileResolution } from '../client/resolution.mjs' */
/** @import { ReleaseSelector } from '../verify/release.mjs' */
/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */

/**
 * @typedef {object} RecentStart
 * @property {string} cache the folder
 * @property {ReleaseSelector} selector
 * @property {NodeRuntime} node
 * @property {number} maxAge milliseconds
 * @property {string[]} keyFiles of trusted keys
 * @property {string[]} keyIds of trusted keys that were fetched
 * @property {number} keysEnd seconds since 1970: when the first of them ends
 * @property {string[]} command the arguments of this program
 * @property {string[]} application those of them that are the application's
 * @property {string[]} nodeArgs what Node is started with before those
 * @property {string[]} said what the command said of it, a line each
 */

/**
 * Notes what a command came to, for {@link knownStart}, if each of the files that it depends on is one that only this user can change.
 * Where it cannot be noted, the next start takes as long as this one.
 *
 * @param {RecentStart} start
 * @param {FileResolution} resolution
 * @param {() => Promise<FileResolution>} resolve as it came about
 */
export const keepStart = async (start, resolution, resolve) => {
  const { digest, blobFile, outcome } = resolution;
  const [own, application] = divided(start.command);
  // Arguments of the application that stand among the others would make each start leave a file.
  if (outcome !== 'RECENT' || blobFile === undefined || start.application.length !== application.length) return;
  const cache = new Cache(start.cache, 0);
  const { files, watched } = cache.recentBasis(start.selector, start.node, digest, start.keyIds);
  const all = [...start.keyFiles, ...files];
  if (all.some((it) => identityOf(it) === undefined)) return;
  const needs = [process.execPath, ...all, ...watched].map((path) => [path, stateOf(path)]);
  const from = Date.now();
  const until = Math.min(await cache.recentUntil(start.selector, start.node, start.maxAge), start.keysEnd * 1000);
  // What has changed before the states were taken shows now, and what changes later shows in them.
  const again = await resolve();
  if (again.outcome !== 'RECENT' || again.blobFile !== blobFile || !(from < until)) return;
  const command = commandOf(own);
  const note = { command, from, until, needs, said: start.said, args: start.nodeArgs };
  try {
    await cache.writeStart(startFile(command), note);
  } catch (error) {
    if (!(error instanceof SnapforgeError)) throw error;
  }
};
