/** @import { SnapforgeError } from '../errors.mjs' */
/** @import { AcceptedRelease, ResolvedSnapshot } from './release-resolver.mjs' */
/** @import { SnapshotFile } from './snapshot-files.mjs' */

/**
 * The service named this snapshot just now, or said that nothing has changed. If the channel was moved back to an earlier release,
 * `rolledBackFrom` is where it stood.
 *
 * @typedef {{ outcome: 'FRESH', problem?: undefined, beside?: undefined } & ResolvedSnapshot} FreshResolution
 */

/**
 * The last good snapshot; `problem` says why it is not FRESH.
 *
 * @typedef {{ outcome: 'CACHED', problem: SnapforgeError, beside?: undefined } & ResolvedSnapshot} CachedResolution
 */

/**
 * Nothing verifies, or the service says that there is none; `problem` says why, and `beside` why the cache did not help.
 *
 * @typedef {{ outcome: 'PLAIN', problem: SnapforgeError, beside?: SnapforgeError } & NoSnapshot} PlainResolution
 */

/** @typedef {{ [member in keyof ResolvedSnapshot]?: undefined }} NoSnapshot */

/** @typedef {FreshResolution | CachedResolution | PlainResolution} Resolution */

/** @typedef {SnapshotFile & AcceptedRelease} ResolvedFile */

/** @typedef {{ [member in keyof ResolvedFile]?: undefined }} NoFile */

/**
 * As a Resolution, with the snapshot as a file. RECENT: the service named it within the max-age, and nobody was asked now.
 *
 * @typedef {({ outcome: 'FRESH' | 'RECENT', problem?: undefined, beside?: undefined } & ResolvedFile)
 *   | ({ outcome: 'CACHED', problem: SnapforgeError, beside?: undefined } & ResolvedFile)
 *   | ({ outcome: 'PLAIN', problem: SnapforgeError, beside?: SnapforgeError } & NoFile)} FileResolution
 */

/**
 * One line for a log: the outcome, what is started, and why.
 *
 * @param {Resolution | FileResolution} resolution
 */
export function describeOutcome({ outcome, release, digest, rolledBackFrom, problem, beside }) {
  return [
    outcome,
    ...(release === undefined ? [] : [`${release.name}@${release.version} ${digest}`]),
    ...(rolledBackFrom === undefined ? [] : [`rolled back from ${rolledBackFrom.version}`]),
    ...(problem === undefined ? [] : [`because ${problem.code}: ${problem.message}`]),
    ...(beside === undefined ? [] : [`and the cache did not help, ${beside.code}: ${beside.message}`]),
  ].join('; ');
}
