import { Cache } from '../cache/cache.mjs';
import { DIGEST } from '../digest.mjs';
import { ServiceRefusal, SnapforgeError, untrusted } from '../errors.mjs';
import { TrustedKeys } from '../keys/trusted-keys.mjs';
import { MEBIBYTE } from '../limits.mjs';
import { Service } from '../service/service.mjs';
import { describeNode } from '../verify/node-runtime.mjs';
import { ClientKeys } from './client-keys.mjs';
import { ReleaseResolver } from './release-resolver.mjs';
import { VerifiedSnapshots } from './verified-snapshots.mjs';

/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { ReleaseSelector } from '../verify/release.mjs' */
/** @import { VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { Resolution } from './resolution.mjs' */

/**
 * @typedef {object} SnapforgeOptions
 * @property {string} server where the service is, for example `http://127.0.0.1:8080`
 * @property {TrustedKeys} keys whose signatures count
 * @property {string} cache a folder; it is made if it is absent
 * @property {NodeRuntime} [node] what describeNode() says; by default about the running node
 * @property {boolean} [anyBuild] whether a snapshot by another build of the same version of Node is accepted; by default it is not
 * @property {string} [token] sent as `Authorization: Bearer`
 * @property {number} [headTimeout] milliseconds until an answer begins; 10,000
 * @property {number} [bodyTimeout] milliseconds from there until it ends; 60,000
 * @property {number} [maxContainer] bytes; 256 MiB
 * @property {() => Date} [now] decides whether a key is valid
 */

/** Resolves and fetches snapshots for one node binary. */
export class Snapforge {
  #cache;
  #keys;
  #node;
  #snapshots;
  #releases;
  /** @type {Promise<void> | undefined} */
  #ready;

  /** @param {SnapforgeOptions} options */
  constructor({
    server,
    keys,
    cache,
    node = describeNode(),
    anyBuild = false,
    token,
    headTimeout = 10_000,
    bodyTimeout = 60_000,
    maxContainer = 256 * MEBIBYTE,
    now = () => new Date(),
  }) {
    if (!(keys instanceof TrustedKeys) || keys.isEmpty) {
      throw new SnapforgeError('no-trusted-keys', 'No key is trusted, so nothing can be verified.', {
        expected: 'a key file or the id of a key',
        found: 'none',
        hint: "Obtain the service's public key, or its id, in a way that you trust; it is never taken from the service by itself.",
      });
    }
    const service = new Service({ server, token, headTimeout, bodyTimeout, maxContainer });
    this.#cache = new Cache(cache, maxContainer);
    this.#keys = new ClientKeys(keys, service, this.#cache, now);
    this.#node = { ...node };
    const parts = { service, cache: this.#cache, keys: this.#keys, node: this.#node, now };
    this.#snapshots = new VerifiedSnapshots(parts);
    this.#releases = new ReleaseResolver(parts, this.#snapshots);
    this.#ready = anyBuild ? Promise.resolve() : undefined;
  }

  /**
   * What a name stands for now. The outcome is FRESH (the service named it), CACHED (the last good one: the service is unavailable,
   * or cannot be trusted) or PLAIN (nothing verifies, or the service says that there is none).
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<Resolution>}
   */
  async resolve(selector) {
    await this.#prepare();
    try {
      return { outcome: 'FRESH', ...(await this.#releases.fresh(selector)) };
    } catch (problem) {
      if (!(problem instanceof SnapforgeError)) throw problem;
      // The service is there and says no, for example because the snapshot was revoked: no case for the cache.
      if (problem instanceof ServiceRefusal && !problem.mayPass) {
        if (problem.code === 'key-revoked') await this.#keys.refreshQuietly(problem);
        return { outcome: 'PLAIN', problem };
      }
      try {
        return { outcome: 'CACHED', ...(await this.#releases.lastGood(selector)), problem };
      } catch (beside) {
        if (!(beside instanceof SnapforgeError)) throw beside;
        return { outcome: 'PLAIN', problem, beside };
      }
    }
  }

  /**
   * The snapshot with this digest, verified; from the cache, if it is there and sound.
   *
   * @param {string} digest
   * @returns {Promise<VerifiedSnapshot>}
   */
  async fetch(digest) {
    if (!DIGEST.test(digest)) {
      throw untrusted('malformed-digest', 'This is not a digest.', 'sha256: and 64 hexadecimal digits', digest);
    }
    await this.#prepare();
    return this.#snapshots.get(digest);
  }

  /**
   * Asks the service for its key set, and trusts what a trusted key vouches for. That happens by itself when a signature's key is
   * unknown; call it from time to time in a process that lives long, to learn of revoked keys.
   */
  async refreshKeys() {
    await this.#keys.refresh();
  }

  /** Tells builds of the same version apart by the binary's digest. */
  #prepare() {
    this.#ready ??= this.#cache.binaryDigest(/** @type {string} */ (this.#node.path)).then((digest) => {
      this.#node.binary = digest;
    });
    return this.#ready;
  }
}
