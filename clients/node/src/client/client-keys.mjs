import { DAY, listOf } from '../cache/cache.mjs';
import { SnapforgeError } from '../errors.mjs';

/** @import { Cache } from '../cache/cache.mjs' */
/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */
/** @import { Service } from '../service/service.mjs' */

/** Milliseconds. A service that signs with a key that nobody vouches for is not asked about it with each snapshot. */
const PAUSE = 10_000;

/** Milliseconds. */
const HOUR = 3_600_000;

/**
 * The keys that a client was given, and what the service's key set has taught it since: keys that one of them vouches for, and
 * revocations. That is kept in the cache, so that it holds while the service is unavailable, and is verified again when it is read.
 */
export class ClientKeys {
  #given;
  #service;
  #cache;
  #now;
  /** @type {TrustedKeys | undefined} */
  #current;
  /** @type {Date | undefined} */
  #asked;
  /** @type {Promise<void> | undefined} */
  #refreshing;

  /**
   * @param {TrustedKeys} given
   * @param {Service} service
   * @param {Cache} cache
   * @param {() => Date} now
   */
  constructor(given, service, cache, now) {
    this.#given = given;
    this.#service = service;
    this.#cache = cache;
    this.#now = now;
  }

  /**
   * Returns what `check` does with the known keys; if the signer's is not among them, once more after asking the service.
   *
   * @template T
   * @param {(keys: TrustedKeys) => T} check
   * @returns {Promise<T>}
   */
  async check(check) {
    await this.#fetchPinned();
    this.#current ??= await this.#learnt();
    try {
      return check(this.#current);
    } catch (error) {
      if (error.code !== 'unknown-key' || !(await this.refreshQuietly(error))) throw error;
      return check(this.#current);
    }
  }

  /**
   * As refresh(); whether there was an answer. Why there was none becomes the problem's cause.
   *
   * @param {SnapforgeError} problem
   */
  async refreshQuietly(problem) {
    // Another check may just have asked.
    if (this.#asked !== undefined && this.#now().getTime() - this.#asked.getTime() < PAUSE) return true;
    try {
      await this.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      problem.cause ??= error;
      return false;
    }
  }

  /** Whether the service should be asked for its key set, which a start that needs no new key does not do by itself. */
  isRefreshDue() {
    return this.#cache.areKeysDue(this.#now().getTime());
  }

  /** As refresh(), if it is due; where there is no answer, again in an hour. */
  async refreshDaily() {
    if (!(await this.isRefreshDue())) return;
    try {
      await this.refresh();
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      await this.#cache.writeKeysDue(this.#now().getTime() + HOUR);
    }
  }

  /** Asks the service; several at once ask together. */
  refresh() {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh() {
    await this.#fetchPinned();
    const set = await this.#service.keySet();
    const kept = await this.#cache.readKeyNews();
    // A revocation that was heard of once stays, whatever is handed out later.
    const revoked = [...new Set([...kept.revoked, ...listOf(set.revoked)])];
    const endorsements = listOf(set.endorsements);
    const current = this.#given.learning({ endorsements, revoked }, this.#now());
    // Of keys that nobody vouches for there is nothing to remember: they are not trusted anyway.
    const known = new Set([...current.ids(), ...this.#given.missing()]);
    await this.#cache.writeKeyNews(endorsements, revoked.filter((id) => known.has(String(id))));
    this.#current = current;
    this.#asked = this.#now();
    await this.#cache.writeKeysDue(this.#asked.getTime() + DAY);
  }

  async #learnt() {
    const kept = await this.#cache.readKeyNews();
    try {
      return this.#given.learning(kept, this.#now());
    } catch (error) {
      if (error.code !== 'malformed-key-set') throw error;
      // Damaged is as good as absent, and the service has it, too; but a revocation is not forgotten.
      return this.#given.learning({ revoked: kept.revoked }, this.#now());
    }
  }

  /** A key with a pinned id may come from anywhere: the id is made from the key. */
  async #fetchPinned() {
    for (const id of this.#given.missing()) {
      const known = await this.#cache.readKey(id);
      try {
        if (known !== undefined && known.kid === id) {
          this.#given.add(JSON.stringify(known));
          continue;
        }
      } catch {
        // Damaged: the service has it, too.
      }
      const jwk = await this.#service.key(id);
      this.#given.add(JSON.stringify(jwk));
      await this.#cache.writeKey(id, jwk);
    }
  }
}
