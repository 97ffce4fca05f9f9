import { SnapforgeError } from '../errors.mjs';
import { noAttestation, requireSource } from '../verify/source-policy.mjs';

/** @import { SourcePolicy } from '../verify/source-policy.mjs' */
/** @import { SnapshotSource } from './release-resolver.mjs' */
/** @import { ClientParts } from './verified-snapshots.mjs' */

/**
 * Snapshots of one source. Attestations are verified each time and nothing is noted of that: what was accepted from the same cache under
 * another policy, or none, counts for nothing here.
 *
 * @template {object} Snapshot
 */
export class SourcedSnapshots {
  #parts;
  #snapshots;
  #policy;

  /**
   * @param {ClientParts} parts
   * @param {SnapshotSource<Snapshot>} snapshots
   * @param {SourcePolicy} policy
   */
  constructor(parts, snapshots, policy) {
    this.#parts = parts;
    this.#snapshots = snapshots;
    this.#policy = policy;
  }

  /**
   * @param {string} digest
   * @param {string} [older]
   */
  async get(digest, older) {
    const snapshot = await this.#snapshots.get(digest, older);
    return { ...snapshot, attestation: (await this.#kept(digest)) ?? (await this.#fetched(digest)) };
  }

  /**
   * @param {string} digest
   * @returns {Promise<(Snapshot & { attestation: object }) | undefined>}
   */
  async cached(digest) {
    const snapshot = await this.#snapshots.cached(digest);
    if (snapshot === undefined) return undefined;
    const attestation = await this.#parts.cache.readAttestation(digest);
    if (attestation === undefined) throw noAttestation(this.#policy, 'none in the cache');
    await this.#require(attestation, digest);
    return { ...snapshot, attestation };
  }

  /**
   * What the cache has; undefined if it is damaged, or that of another build which gave the same snapshot.
   *
   * @param {string} digest
   */
  async #kept(digest) {
    const attestation = await this.#parts.cache.readAttestation(digest);
    if (attestation === undefined) return undefined;
    try {
      await this.#require(attestation, digest);
      return attestation;
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      return undefined;
    }
  }

  /** @param {string} digest */
  async #fetched(digest) {
    const { service, cache } = this.#parts;
    const attestation = await service.attestation(digest, this.#policy.repository);
    await this.#require(attestation, digest);
    await cache.writeAttestation(digest, attestation);
    return attestation;
  }

  /**
   * @param {object} attestation
   * @param {string} digest
   */
  #require(attestation, digest) {
    const { keys, now } = this.#parts;
    return keys.check((known) => requireSource(this.#policy, attestation, digest, { keys: known, now: now() }));
  }
}
