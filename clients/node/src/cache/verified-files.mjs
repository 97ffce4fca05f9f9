import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPrivateFolder, identityOf } from './private-folder.mjs';

/** @import { VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { CacheFolder } from './cache-folder.mjs' */

const FOLDER = 'verified';

/** @typedef {{ digest: string, keyId: string, blobFile: string }} VerifiedFile */

/**
 * The Node that a snapshot was verified for.
 *
 * @param {NodeRuntime} node
 */
const nameOfNode = ({ platform, engine, v8Version, binary }) => [platform, engine, v8Version, binary ?? 'any build'].join(' ');

/**
 * Blobs that this machine has verified, as files that Node starts from. Each has a receipt that says which file it was; it counts only
 * while that has not changed and nobody else could have changed either (docs/decisions/0062).
 */
export class VerifiedFiles {
  #root;
  #folder;

  /**
   * @param {string} root
   * @param {CacheFolder} folder the same, for writing
   */
  constructor(root, folder) {
    this.#root = root;
    this.#folder = folder;
  }

  /**
   * @param {string} digest
   * @param {NodeRuntime} node
   * @returns {VerifiedFile | undefined}
   */
  find(digest, node) {
    const blobFile = this.#path(digest, '.blob');
    const note = this.#path(digest, '.json');
    if (!isPrivateFolder(join(this.#root, FOLDER)) || identityOf(note) === undefined) return undefined;
    try {
      const { file, keyId, runtime } = JSON.parse(readFileSync(note, 'utf8'));
      const same = typeof file === 'string' && file === identityOf(blobFile) && runtime === nameOfNode(node);
      return same && typeof keyId === 'string' ? { digest, keyId, blobFile } : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps what was verified; undefined where that would not count.
   *
   * @param {VerifiedSnapshot} snapshot
   * @param {NodeRuntime} node
   * @returns {Promise<string | undefined>} the blob's file
   */
  async keep({ digest, blob, keyId }, node) {
    await this.#folder.makeFolder(FOLDER);
    if (!isPrivateFolder(join(this.#root, FOLDER))) return undefined;
    const [name] = digest.split(':').slice(-1);
    await this.#folder.write(`${FOLDER}/${name}.blob`, blob);
    const file = identityOf(this.#path(digest, '.blob'));
    if (file === undefined) return undefined;
    await this.#folder.writeNote(`${FOLDER}/${name}.json`, { file, keyId, runtime: nameOfNode(node) });
    return this.#path(digest, '.blob');
  }

  /**
   * The files that {@link find} looks at.
   *
   * @param {string} digest
   */
  pathsOf(digest) {
    return ['.blob', '.json'].map((suffix) => this.#path(digest, suffix));
  }

  /**
   * @param {string} digest
   * @param {string} suffix
   */
  #path(digest, suffix) {
    return join(this.#root, FOLDER, digest.slice('sha256:'.length) + suffix);
  }
}
