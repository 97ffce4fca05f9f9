import { verifySnapshot } from '../verify/snapshot.mjs';

/** @import { Cache } from '../cache/cache.mjs' */
/** @import { Service, SignedContainer } from '../service/service.mjs' */
/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { ClientKeys } from './client-keys.mjs' */

/** These say that an entry is not what was once verified; the other refusals would come again for a fresh copy. */
const DAMAGE = new Set(['digest-mismatch', 'bad-signature', 'unknown-key']);

/**
 * What a client works with.
 *
 * @typedef {object} ClientParts
 * @property {Service} service
 * @property {Cache} cache
 * @property {ClientKeys} keys
 * @property {NodeRuntime} node
 * @property {() => Date} now
 */

/** Snapshots by their digest, from the cache or else from the service, verified either way. */
export class VerifiedSnapshots {
  #parts;

  /** @param {ClientParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} digest
   * @param {string} [older] one that the cache may have, and to which the service may send a delta
   * @returns {Promise<VerifiedSnapshot>}
   */
  async get(digest, older) {
    try {
      const kept = await this.cached(digest);
      if (kept !== undefined) return kept;
    } catch (error) {
      if (!DAMAGE.has(error.code)) throw error;
    }
    const dictionary = older === undefined ? undefined : await this.#parts.cache.readSnapshot(older);
    const download = await this.#parts.service.download(digest, dictionary?.container);
    const snapshot = await this.#verify(download, digest);
    await this.#parts.cache.writeSnapshot(digest, download);
    return { ...snapshot, origin: /** @type {const} */ ('service') };
  }

  /**
   * What the cache has; undefined if it has none.
   *
   * @param {string} digest
   */
  async cached(digest) {
    const kept = await this.#parts.cache.readSnapshot(digest);
    if (kept === undefined) return undefined;
    return { ...(await this.#verify(kept, digest)), origin: /** @type {const} */ ('cache') };
  }

  /**
   * @param {SignedContainer} snapshot
   * @param {string} digest
   */
  #verify({ container, signature, keyId }, digest) {
    const { keys, node, now } = this.#parts;
    return keys.check((known) => verifySnapshot(container, signature, keyId, { keys: known, node, now: now(), digest }));
  }
}
