import { untrusted } from '../errors.mjs';
import { verifyChannelStatement, verifyReleaseStatement } from '../statement/release-statements.mjs';
import { checkTarget } from './node-runtime.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */
/** @import { ChannelStatement, ReleaseStatement } from '../statement/release-statements.mjs' */
/** @import { NodeRuntime } from './node-runtime.mjs' */

/**
 * Which release: the one that a channel points to, or a version.
 *
 * @typedef {object} ReleaseSelector
 * @property {string} name
 * @property {string} [channel]
 * @property {string} [version]
 * @property {string[]} [requires] what the snapshot must offer, as its attestation proves: words such as `web:fetch`, `slot:sql`, `intl`
 */

/**
 * @typedef {object} ReleaseAnswer
 * @property {any} release a DSSE envelope
 * @property {any} [channelStatement] a DSSE envelope
 * @property {string} [etag] which version of the answer it is
 * @property {unknown} [warnings] why it should not be used any more; not signed
 */

/**
 * What was signed.
 *
 * @typedef {object} VerifiedRelease
 * @property {ReleaseStatement} release
 * @property {ChannelStatement} [channel]
 */

/**
 * @param {string} code
 * @param {string} message
 * @param {string | undefined} expected
 * @param {string} found
 */
const requireSame = (code, message, expected, found) => {
  if (expected !== found) {
    const hint = 'Do not use it: something between you and the service may have replaced it.';
    throw untrusted(code, message, expected, found, hint);
  }
};

/**
 * Decides what a name stands for: both statements must be signed by a trusted key, be about what was selected, and agree.
 *
 * @param {ReleaseAnswer} answer
 * @param {ReleaseSelector} selector
 * @param {{ keys: TrustedKeys, node?: NodeRuntime, now?: Date }} trust
 * @returns {VerifiedRelease}
 */
export function verifyRelease(answer, selector, { keys, node, now = new Date() }) {
  const release = verifyReleaseStatement(answer.release, keys, now);
  requireSame('other-name', 'The release statement is about another name.', selector.name, release.name);
  if (selector.version !== undefined) {
    requireSame('other-version', 'This is the release of another version.', selector.version, release.version);
  }
  if (node !== undefined) checkTarget(release.target, node);
  if (selector.channel === undefined) return { release };
  const channel = verifyChannelStatement(answer.channelStatement, keys, now);
  requireSame('other-name', 'The channel statement is about another name.', selector.name, channel.name);
  requireSame('other-channel', 'The channel statement is about another channel.', selector.channel, channel.channel);
  requireSame(
    'statements-disagree',
    'The release is not of the version that the channel points to.',
    `${channel.version}, sequence ${channel.sequence}`,
    `${release.version}, sequence ${release.sequence}`,
  );
  return { release, channel };
}
