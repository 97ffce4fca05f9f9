import { TARGET } from '../format/target.mjs';
import { malformedStatement, timeOf, verifyStatement } from './in-toto.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

const RELEASE_TYPE = 'https://snapforge.dev/release/v1';
const CHANNEL_TYPE = 'https://snapforge.dev/channel/v1';

/**
 * A version of a name is this snapshot.
 *
 * @typedef {object} ReleaseStatement
 * @property {string} name
 * @property {string} version
 * @property {number} sequence
 * @property {string} target
 * @property {string} snapshot the container's digest
 * @property {string} issuedAt RFC 3339
 */

/**
 * A channel of a name points to this version, at this revision.
 *
 * @typedef {object} ChannelStatement
 * @property {string} name
 * @property {string} channel
 * @property {string} version
 * @property {number} sequence
 * @property {number} revision
 * @property {string} issuedAt RFC 3339
 */

/**
 * @param {{ predicate: Record<string, any>, name: unknown }} statement
 * @param {string[]} texts
 * @param {string[]} counts
 */
const requireMembers = ({ predicate, name }, texts, counts) => {
  for (const member of texts) {
    const text = predicate[member];
    if (typeof text !== 'string' || text === '') throw malformedStatement(`a string as ${member}`, text);
  }
  for (const member of counts) {
    const count = predicate[member];
    if (!Number.isSafeInteger(count) || count < 1) throw malformedStatement(`a whole number from 1 as ${member}`, count);
  }
  timeOf(predicate, 'issuedAt');
  const expected = `${predicate.name}@${predicate.version}`;
  if (name !== expected) throw malformedStatement(`subject ${expected}`, name);
};

/**
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {ReleaseStatement}
 */
export const verifyReleaseStatement = (envelope, keys, now) => {
  const statement = verifyStatement(envelope, RELEASE_TYPE, keys, now);
  requireMembers(statement, ['name', 'version', 'target', 'snapshot'], ['sequence']);
  const release = /** @type {ReleaseStatement} */ (statement.predicate);
  if (release.snapshot !== statement.digest) throw malformedStatement(`subject ${release.snapshot}`, statement.digest);
  if (!TARGET.test(release.target)) throw malformedStatement('a target', release.target);
  return release;
};

/**
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {ChannelStatement}
 */
export const verifyChannelStatement = (envelope, keys, now) => {
  const statement = verifyStatement(envelope, CHANNEL_TYPE, keys, now);
  requireMembers(statement, ['name', 'version', 'channel'], ['sequence', 'revision']);
  return /** @type {ChannelStatement} */ (statement.predicate);
};
