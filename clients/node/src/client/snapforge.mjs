import { Cache } from '../cache/cache.mjs';
import { DIGEST } from '../digest.mjs';
import { ServiceRefusal, SnapforgeError, untrusted } from '../errors.mjs';
import { TrustedKeys } from '../keys/trusted-keys.mjs';
import { MEBIBYTE } from '../limits.mjs';
import { Service } from '../service/service.mjs';
import { describeNode } from '../verify/node-runtime.mjs';
import { sourcePolicy } from '../verify/source-policy.mjs';
import { ClientKeys } from './client-keys.mjs';
import { ReleaseResolver } from './release-resolver.mjs';
import { SnapshotFiles } from './snapshot-files.mjs';
import { SourcedSnapshots } from './sourced-snapshots.mjs';
import { VerifiedSnapshots } from './verified-snapshots.mjs';

/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { SourcePolicy } from '../verify/source-policy.mjs' */
/** @import { ReleaseSelector } from '../verify/release.mjs' */
/** @import { VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { FileResolution, Resolution } from './resolution.mjs' */

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
 * @property {number} [maxAge] milliseconds for which resolveFile() takes an answer of the service without asking again; 0
 * @property {'once' | 'always'} [verification] whether resolveFile() verifies a snapshot once on a machine, or each time; once
 * @property {boolean} [refuseVulnerable] whether no name is resolved to what stands on a vulnerable engine; by default there is a warning
 * @property {SourcePolicy} [source] accepts only snapshots whose attestation proves this source; by default any that a trusted key has signed
 * @property {() => Date} [now] decides whether a key is valid
 */

/**
 * What it took to have a snapshot ready.
 *
 * @typedef {object} StartupMetrics
 * @property {string} outcome of the resolution
 * @property {'service' | 'cache' | 'verified-before'} [origin] where the snapshot came from; absent if there is none
 * @property {boolean} cacheHit whether the service did not have to send it
 * @property {number} loadAndVerify milliseconds, requests included
 */

// The name of what resolve() and resolveFile() take among the measures of node:perf_hooks.
const STARTUP_MEASURE = 'snapforge.startup';

/** Resolves and fetches snapshots for one node binary. */
export class Snapforge {
  #cache;
  #keys;
  #node;
  #snapshots;
  #releases;
  #files;
  #maxAge;
  /** @type {StartupMetrics | undefined} */
  #startup;
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
    maxAge = 0,
    verification = 'once',
    refuseVulnerable = false,
    source,
    now = () => new Date(),
  }) {
    if (!(keys instanceof TrustedKeys) || keys.isEmpty) {
      throw new SnapforgeError('no-trusted-keys', 'No key is trusted, so nothing can be verified.', {
        expected: 'a key file or the id of a key',
        found: 'none',
        hint: "Obtain the service's public key, or its id, in a way that you trust; it is never taken from the service by itself.",
      });
    }
    const service = new Service({ server, token, headTimeout, bodyTimeout, maxContainer, refuseVulnerable });
    this.#cache = new Cache(cache, maxContainer);
    this.#keys = new ClientKeys(keys, service, this.#cache, now);
    this.#node = { ...node };
    const parts = { service, cache: this.#cache, keys: this.#keys, node: this.#node, now };
    const verified = new VerifiedSnapshots(parts);
    const files = new SnapshotFiles(parts, verified, this.#cache.verifiedFiles, verification === 'always');
    const policy = source && sourcePolicy(source);
    this.#snapshots = policy === undefined ? verified : new SourcedSnapshots(parts, verified, policy);
    this.#releases = new ReleaseResolver(parts, this.#snapshots);
    this.#files = new ReleaseResolver(parts, policy === undefined ? files : new SourcedSnapshots(parts, files, policy));
    this.#maxAge = maxAge;
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
    const begin = performance.now();
    await this.#prepare();
    return this.#measured(begin, await this.#outcome(this.#releases, selector));
  }

  /**
   * As resolve(), for a start: the snapshot is a file (`blobFile`) that only this user can change. What this machine has verified is not
   * verified again, unless anybody else could have changed it. The outcome is RECENT if the service named it within `maxAge`.
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<FileResolution>}
   */
  async resolveFile(selector) {
    const begin = performance.now();
    await this.#prepare();
    const recent = await this.#files.recent(selector, this.#maxAge);
    return this.#measured(
      begin,
      recent === undefined ? await this.#outcome(this.#files, selector) : { outcome: 'RECENT', ...recent },
    );
  }

  /**
   * What the last resolve() or resolveFile() took; undefined before the first. Each is a measure `snapforge.startup` of
   * `node:perf_hooks`, too, with the same as its detail; the last one stays in the timeline.
   *
   * @returns {StartupMetrics | undefined}
   */
  get startup() {
    return this.#startup;
  }

  /**
   * @template {Resolution | FileResolution} Measured
   * @param {number} begin
   * @param {Measured} resolution
   * @returns {Measured}
   */
  #measured(begin, resolution) {
    const { outcome, origin } = resolution;
    const cacheHit = origin !== undefined && origin !== 'service';
    const end = performance.now();
    this.#startup = { outcome, origin, cacheHit, loadAndVerify: end - begin };
    // The timeline keeps every entry for ever, and a client may ask once a second; observers have had the others.
    performance.clearMeasures(STARTUP_MEASURE);
    performance.measure(STARTUP_MEASURE, { start: begin, end, detail: this.#startup });
    return resolution;
  }

  /**
   * @template Snapshot
   * @param {ReleaseResolver<Snapshot>} releases
   * @param {ReleaseSelector} selector
   */
  async #outcome(releases, selector) {
    try {
      const fresh = await releases.fresh(selector);
      await this.#keys.refreshDaily();
      return { outcome: /** @type {const} */ ('FRESH'), ...fresh };
    } catch (problem) {
      if (!(problem instanceof SnapforgeError)) throw problem;
      // The service is there and says no, for example because the snapshot was revoked: no case for the cache.
      if (problem instanceof ServiceRefusal && !problem.mayPass) {
        if (problem.code === 'key-revoked') await this.#keys.refreshQuietly(problem);
        return { outcome: /** @type {const} */ ('PLAIN'), problem };
      }
      try {
        return { outcome: /** @type {const} */ ('CACHED'), ...(await releases.lastGood(selector)), problem };
      } catch (beside) {
        if (!(beside instanceof SnapforgeError)) throw beside;
        return { outcome: /** @type {const} */ ('PLAIN'), problem, beside };
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
