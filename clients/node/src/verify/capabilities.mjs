import { untrusted } from '../errors.mjs';
import { verifyProvenance } from '../statement/provenance.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

/**
 * That what is required of a snapshot is not proved.
 *
 * @param {string[]} requires
 * @param {string} found
 */
export const capabilityMissing = (requires, found) =>
  untrusted(
    'capability-missing',
    'The snapshot is not proved to offer what is required of it.',
    requires.join(', '),
    found,
    'Start without the snapshot, ask for less, or build one that has it.',
  );

/**
 * Refuses a snapshot that is not proved to offer all that is required of it.
 *
 * @param {string[]} requires words such as `web:fetch`, `slot:sql`, `intl`
 * @param {any} envelope DSSE
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, now: Date }} trust
 */
export const requireCapabilities = (requires, envelope, digest, { keys, now }) => {
  const { subjects, capabilities } = verifyProvenance(envelope, keys, now);
  if (!subjects.includes(digest)) throw untrusted('other-subject', 'The attestation is about another file.', digest, subjects[0]);
  if (capabilities === undefined) throw capabilityMissing(requires, 'an attestation that does not say what there is');
  const lacking = requires.filter((it) => !capabilities.includes(it));
  if (lacking.length > 0) throw capabilityMissing(requires, `a snapshot without ${lacking.join(', ')}`);
};
