/** @import { VerifiedFiles } from '../cache/verified-files.mjs' */
/** @import { VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { ClientParts, VerifiedSnapshots } from './verified-snapshots.mjs' */

/**
 * A snapshot as a file that only this user can change; `blobFile` is absent where there is no such place, and `blob` where this machine
 * had verified the file before.
 *
 * @typedef {{ digest: string, blobFile?: string, origin?: 'service' | 'cache' | 'verified-before' }
 *   & Partial<Omit<VerifiedSnapshot, 'origin'>>} SnapshotFile
 */

/** Snapshots by their digest, as files that Node starts from: verified once on each machine, or each time. */
export class SnapshotFiles {
  #parts;
  #snapshots;
  #files;
  #always;

  /**
   * @param {ClientParts} parts
   * @param {VerifiedSnapshots} snapshots
   * @param {VerifiedFiles} files
   * @param {boolean} always whether each start verifies in full
   */
  constructor(parts, snapshots, files, always) {
    this.#parts = parts;
    this.#snapshots = snapshots;
    this.#files = files;
    this.#always = always;
  }

  /**
   * @param {string} digest
   * @param {string} [older] as for {@link VerifiedSnapshots}
   * @returns {Promise<SnapshotFile>}
   */
  async get(digest, older) {
    return (await this.#before(digest)) ?? this.#kept(await this.#snapshots.get(digest, older));
  }

  /**
   * What the cache has; undefined if it has none.
   *
   * @param {string} digest
   * @returns {Promise<SnapshotFile | undefined>}
   */
  async cached(digest) {
    const before = await this.#before(digest);
    if (before !== undefined) return before;
    const snapshot = await this.#snapshots.cached(digest);
    return snapshot && this.#kept(snapshot);
  }

  /**
   * What this machine has verified before, if its key is trusted still.
   *
   * @param {string} digest
   * @returns {Promise<SnapshotFile | undefined>}
   */
  async #before(digest) {
    const { keys, node, now } = this.#parts;
    const file = this.#always ? undefined : this.#files.find(digest, node);
    if (file === undefined) return undefined;
    try {
      await keys.check((known) => known.usable(file.keyId, now()));
      return { ...file, origin: 'verified-before' };
    } catch (error) {
      if (error.code === 'unknown-key') return undefined;
      throw error;
    }
  }

  /** @param {VerifiedSnapshot} snapshot */
  async #kept(snapshot) {
    // Each time into a new file where nothing from before is to count.
    const blobFile = this.#always ? undefined : await this.#files.keep(snapshot, this.#parts.node);
    return blobFile === undefined ? snapshot : { ...snapshot, blobFile };
  }
}
