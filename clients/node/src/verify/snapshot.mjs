import { sha256 } from '../digest.mjs';
import { untrusted } from '../errors.mjs';
import { readContainer } from '../format/container.mjs';
import { checkRuntime } from './node-runtime.mjs';
import { checkSignature } from './signature.mjs';

/** @import { SnapshotMetadata } from '../format/metadata.mjs' */
/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */
/** @import { NodeRuntime } from './node-runtime.mjs' */

/**
 * @typedef {object} VerifiedSnapshot
 * @property {string} digest of the container
 * @property {SnapshotMetadata} metadata
 * @property {Buffer} blob what Node starts from
 * @property {Buffer} container the whole `.v8ss` file
 * @property {string} keyId the key that signed it
 * @property {Buffer} signature
 * @property {object} [attestation] what proved its source, if one was asked for: a DSSE envelope
 * @property {'service' | 'cache'} [origin] where a client got it
 */

/**
 * @typedef {object} SnapshotTrust
 * @property {TrustedKeys} keys whose signatures count
 * @property {string} [digest] which snapshot it must be; any, if it is absent
 * @property {NodeRuntime} [node] what it must fit; not checked, if it is absent
 * @property {Date} [now]
 */

/**
 * Decides whether a container may be given to Node: first who made the bytes, then what they are, then whether they fit.
 *
 * @param {Buffer} file the whole file
 * @param {Buffer} signature 64 bytes, pure Ed25519 over the whole file
 * @param {string} keyId which trusted key must have signed it
 * @param {SnapshotTrust} trust
 * @returns {VerifiedSnapshot}
 */
export function verifySnapshot(file, signature, keyId, { keys, digest, node, now = new Date() }) {
  const found = sha256(file);
  if (digest !== undefined && digest !== found) {
    throw untrusted('digest-mismatch', 'This is not the requested snapshot.', digest, found, 'Fetch it again.');
  }
  checkSignature(keys, now, keyId, file, signature, 'container');
  const { metadata, blob } = readContainer(file);
  if (node !== undefined) checkRuntime(metadata, node);
  return { digest: found, metadata, blob, container: file, keyId, signature };
}
