import { untrusted } from '../errors.mjs';

/** @import { ChannelStatement } from '../statement/release-statements.mjs' */

/**
 * Where a channel stood; version and sequence are unknown if the note of them was damaged.
 *
 * @typedef {object} ChannelRevision
 * @property {number} revision
 * @property {string} [version]
 * @property {number} [sequence]
 */

/**
 * A channel's revisions only ever grow, and each one stands for one release.
 *
 * @param {ChannelRevision} seen
 * @param {ChannelStatement} next
 */
export const requireNotOlder = (seen, next) => {
  if (next.revision < seen.revision) {
    throw untrusted(
      'channel-rolled-back-unsigned',
      'This is an old statement about the channel, replayed.',
      `revision ${seen.revision} or later`,
      `revision ${next.revision}, version ${next.version}`,
      'Do not use it. A genuine rollback has a revision of its own: ask the operator of the service.',
    );
  }
  const other = next.version !== seen.version || next.sequence !== seen.sequence;
  if (next.revision === seen.revision && seen.version !== undefined && other) {
    throw untrusted(
      'channel-revision-reused',
      'The same revision of the channel stands for two versions.',
      `version ${seen.version} at revision ${seen.revision}`,
      `version ${next.version}`,
      'Do not use it, and report it: the key may be compromised, or the service was restored from a backup.',
    );
  }
};
