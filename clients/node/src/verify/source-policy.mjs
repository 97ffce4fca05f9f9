import { SnapforgeError, untrusted } from '../errors.mjs';
import { verifyProvenance } from '../statement/provenance.mjs';
import { capabilityMissing, requireCapabilities } from './capabilities.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */
/** @import { Workflow } from '../statement/provenance.mjs' */

/**
 * Which source a snapshot must have been built from.
 *
 * @typedef {object} SourcePolicy
 * @property {string} repository for example `github.com/acme/tools`
 * @property {string} [ref] full name of the branch or tag, with `*` for any text, for example `refs/tags/v*`
 * @property {string} [workflow] path of the workflow in that repository, or with the host and name of another one; either may end with `@` and
 *   the ref that ran
 */

const REPOSITORY = /^https?:\/\/[^/\s@?#]+(\/[^/\s@?#]+)+$/;
const HINT =
  'Do not use it unless you trust its source. If the policy is wrong, correct it; otherwise build the snapshot in the CI of that repository.';

/**
 * The policy with the repository's whole address.
 *
 * @param {SourcePolicy} policy
 * @returns {SourcePolicy}
 */
export const sourcePolicy = ({ repository, ref, workflow }) => {
  const plain = String(repository).replace(/(\.git)?\/?$/, '');
  const address = plain.includes('://') ? plain : `https://${plain}`;
  if (!REPOSITORY.test(address)) {
    throw new SnapforgeError('malformed-source', 'This is no repository.', {
      expected: 'host and path, for example github.com/acme/tools',
      found: repository,
    });
  }
  return { repository: address, ref, workflow };
};

/**
 * @param {string} code
 * @param {string} message
 * @param {unknown} expected
 * @param {unknown} found
 */
const refusedSource = (code, message, expected, found) => untrusted(code, message, expected, found, HINT);

/**
 * That there is no attestation where one is needed.
 *
 * @param {SourcePolicy} policy
 * @param {string} found
 */
export const noAttestation = ({ repository }, found) =>
  refusedSource('no-attestation', 'There is no attestation, so nothing proves the source.', repository, found);

/** @param {string} address */
const withoutScheme = (address) => address.replace(/^https?:\/\//, '');

/**
 * @param {string} pattern
 * @param {string} text
 */
const matches = (pattern, text) => {
  const parts = pattern.split('*').map((it) => it.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
};

/** @param {Workflow} workflow */
const wholeName = ({ repository, path }) => `${withoutScheme(repository)}/${path}`;

/**
 * @param {any} envelope
 * @param {string} digest
 * @param {TrustedKeys} keys
 * @param {Date} now
 */
const provenSource = (envelope, digest, keys, now) => {
  const { subjects, source } = verifyProvenance(envelope, keys, now);
  if (!subjects.includes(digest)) throw untrusted('other-subject', 'The attestation is about another file.', digest, subjects[0]);
  return source;
};

/**
 * Refuses an attestation that does not prove that a container was built from there.
 *
 * @param {SourcePolicy} policy as sourcePolicy() gives it
 * @param {any} envelope DSSE
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, now: Date }} trust
 */
export const requireSource = ({ repository, ref, workflow }, envelope, digest, { keys, now }) => {
  const source = provenSource(envelope, digest, keys, now);
  if (source === undefined) {
    const none = "none: the build was not submitted with a token of a CI that proves one, or is another caller's rebuild";
    throw refusedSource('no-source', 'The attestation proves no source.', repository, none);
  }
  if (source.repository !== repository) {
    throw refusedSource('other-source', 'The snapshot was built from another repository.', repository, source.repository);
  }
  if (ref !== undefined && !matches(ref, source.ref)) {
    throw refusedSource('other-source-ref', 'The snapshot was built from another branch or tag.', ref, source.ref);
  }
  const isWanted = (/** @type {Workflow} */ found) =>
    [wholeName(found), ...(found.repository === repository ? [found.path] : [])].some(
      (it) => workflow === it || workflow === `${it}@${found.ref}`,
    );
  if (workflow !== undefined && !source.workflows.some(isWanted)) {
    const found = source.workflows.map((it) => `${wholeName(it)}@${it.ref}`).join(', ') || 'none that was proved';
    throw refusedSource('other-workflow', 'The snapshot was built by another workflow.', workflow, found);
  }
};

/**
 * Decides whether an attestation may be believed: a trusted key signed it, it is about this container, and it proves the source that is
 * asked for, and all that is required of the snapshot.
 *
 * @param {any} envelope DSSE; undefined if there is none
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, source?: SourcePolicy, requires?: string[], now?: Date }} trust
 */
export function verifyAttestation(envelope, digest, { keys, source, requires = [], now = new Date() }) {
  if (requires.length > 0) {
    if (envelope === undefined) throw capabilityMissing(requires, 'no attestation with it');
    requireCapabilities(requires, envelope, digest, { keys, now });
  }
  if (source === undefined) {
    provenSource(envelope, digest, keys, now);
  } else {
    const policy = sourcePolicy(source);
    if (envelope === undefined) throw noAttestation(policy, 'none');
    requireSource(policy, envelope, digest, { keys, now });
  }
}
