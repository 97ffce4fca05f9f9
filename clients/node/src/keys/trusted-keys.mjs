import { SnapforgeError, untrusted } from '../errors.mjs';
import { verifyEndorsement } from '../statement/endorsement.mjs';
import { readKeys } from './key-files.mjs';
import { readKeySet } from './key-set.mjs';
import { malformedKey } from './public-key.mjs';

/** @import { PublicKey } from './public-key.mjs' */

/** The public keys that you have decided to trust, and the ids of those that may be fetched because their id is known. */
export class TrustedKeys {
  /** @type {Map<string, PublicKey>} */
  #keys = new Map();
  /** @type {Set<string>} */
  #pinned = new Set();

  /**
   * Adds the keys of a file's text, and returns this object.
   *
   * @param {string} text PEM blocks `PUBLIC KEY`, a JWK, or a JWK set
   */
  add(text) {
    for (const key of readKeys(text)) this.#keys.set(key.id, key);
    return this;
  }

  /**
   * Trusts the key with this id, wherever it comes from (an id fits one key only), and returns this object.
   *
   * @param {string} id an RFC 7638 thumbprint
   */
  pin(id) {
    if (!/^[A-Za-z0-9_-]{43}$/.test(id)) throw malformedKey('an RFC 7638 thumbprint, 43 characters', id);
    this.#pinned.add(id);
    return this;
  }

  /** The pinned ids whose keys are not here yet. */
  missing() {
    return [...this.#pinned].filter((id) => !this.#keys.has(id));
  }

  /** The ids of the keys that are here. */
  ids() {
    return [...this.#keys.keys()];
  }

  /** When the first of the keys that are here ends, in seconds since 1970; infinite if none does. */
  get firstEnd() {
    return Math.min(...[...this.#keys.values()].map((key) => key.notAfter));
  }

  get isEmpty() {
    return this.#keys.size + this.#pinned.size === 0;
  }

  /**
   * A copy of these keys, after what a service's key set says of them. The set is not trusted: a key is added only if one that is
   * trusted already, or was added in the same way, vouches for it in a signed statement (`endorsements`); the set's own `keys` are
   * ignored. Keys that it names as `revoked` are no longer trusted, nor are their endorsements; forging that can only make runtimes
   * start without snapshots, which not answering does as well.
   *
   * @param {unknown} set
   * @param {Date} [now]
   */
  learning(set, now = new Date()) {
    const { endorsements, revoked } = readKeySet(set);
    /** @param {PublicKey} key */
    const marked = (key) => (revoked.has(key.id) ? { ...key, status: 'REVOKED' } : key);
    const known = new TrustedKeys();
    known.#pinned = new Set(this.#pinned);
    for (const key of this.#keys.values()) known.#keys.set(key.id, marked(key));
    let open = endorsements;
    let before;
    do {
      before = open.length;
      open = open.filter((envelope) => {
        try {
          const key = verifyEndorsement(envelope, known, now);
          // What was given counts more than what an endorsement says of it.
          if (!known.#keys.has(key.id)) known.#keys.set(key.id, marked(key));
          return false;
        } catch (error) {
          if (!(error instanceof SnapforgeError)) throw error;
          // A key that is learnt later may have signed it.
          return true;
        }
      });
    } while (open.length < before);
    return known;
  }

  /**
   * The public key with this id, if its signatures count now.
   *
   * @param {string} id
   * @param {Date} now
   */
  usable(id, now) {
    const found = this.#keys.get(id);
    if (found === undefined) {
      throw untrusted(
        'unknown-key',
        'The key that signed this is not trusted here.',
        `one of the keys ${[...this.ids(), ...this.missing()]}`,
        id,
        'If the key is genuine, add its file or its id; obtain it in a way that you trust.',
      );
    }
    if (found.status === 'REVOKED') {
      throw untrusted('revoked-key', 'The key that signed this was revoked.', 'a key that is active or retired', id);
    }
    const seconds = now.getTime() / 1000;
    if (seconds < found.notBefore || seconds >= found.notAfter) {
      throw untrusted(
        'key-not-valid',
        'The key that signed this is not valid now.',
        `a time from ${found.notBefore} to ${found.notAfter}`,
        seconds,
        "Check this machine's clock.",
      );
    }
    return found.key;
  }
}
