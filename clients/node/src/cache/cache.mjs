import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DIGEST, hashed } from '../digest.mjs';
import { MAX_JSON } from '../limits.mjs';
import { CacheFolder } from './cache-folder.mjs';
import { identityOf, isPrivateFolder } from './private-folder.mjs';
import { VerifiedFiles } from './verified-files.mjs';

/** @import { SignedContainer } from '../service/service.mjs' */
/** @import { ReleaseAnswer, ReleaseSelector } from '../verify/release.mjs' */
/** @import { ChannelRevision } from '../verify/channel-revision.mjs' */
/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { ChannelStatement } from '../statement/release-statements.mjs' */

/** An RFC 7638 thumbprint. */
const KEY_ID = /^[A-Za-z0-9_-]{43}$/;

/** Milliseconds: how long a machine may not know that a key was revoked, as long as it can ask. */
export const DAY = 86_400_000;

/** @typedef {{ endorsements: unknown[], revoked: unknown[] }} KeyNews */

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
export const listOf = (value) => (Array.isArray(value) ? value : []);

/**
 * @param {string} digest
 * @param {string} suffix
 */
const snapshotPath = (digest, suffix) => `sha256/${digest.slice('sha256:'.length)}${suffix}`;

/**
 * @param {ReleaseSelector} selector
 * @param {NodeRuntime} node
 */
const answerName = ({ name, channel, version, requires = [] }, node) => {
  const required = requires.length > 0 ? [[...requires].sort()] : [];
  const question = [node.platform, node.engine, name, channel ?? null, version ?? null, ...required];
  return `${hashed(JSON.stringify(question))}.json`;
};

/**
 * @param {ReleaseSelector} selector
 * @param {NodeRuntime} node
 */
const answerPath = (selector, node) => `names/${answerName(selector, node)}`;

/**
 * @param {string} name
 * @param {string} channel
 */
const channelPath = (name, channel) => `channels/${hashed(JSON.stringify([name, channel]))}`;

/** @param {string} id */
const keyPath = (id) => `keys/${id}.json`;

const KEY_NEWS = 'keys/set.json';
const REVOKED = 'keys/revoked';
const KEYS_DUE = 'keys/due.json';
const RECENT = 'recent';

/**
 * What is kept between starts. Nothing in it is trusted: what is read from it is verified again. It is relied on for memory only:
 * somebody who can write to it can make a client forget what it has seen.
 */
export class Cache {
  #root;
  #folder;
  #maxContainer;

  /**
   * @param {string} root
   * @param {number} maxContainer bytes
   */
  constructor(root, maxContainer) {
    this.#root = root;
    this.#folder = new CacheFolder(root);
    this.#maxContainer = maxContainer;
    this.verifiedFiles = new VerifiedFiles(root, this.#folder);
  }

  /**
   * @param {string} digest
   * @returns {Promise<SignedContainer | undefined>}
   */
  async readSnapshot(digest) {
    const note = await this.#folder.readNote(snapshotPath(digest, '.signature.json'));
    const container = await this.#folder.read(snapshotPath(digest, '.v8ss'), this.#maxContainer);
    if (container === undefined || typeof note?.keyId !== 'string') return undefined;
    return { container, keyId: note.keyId, signature: Buffer.from(String(note.signature), 'base64') };
  }

  /**
   * @param {string} digest
   * @param {SignedContainer} snapshot
   */
  async writeSnapshot(digest, { container, signature, keyId }) {
    await this.#folder.writeNote(snapshotPath(digest, '.signature.json'), { keyId, signature: signature.toString('base64') });
    await this.#folder.write(snapshotPath(digest, '.v8ss'), container);
  }

  /**
   * The attestation that was kept last; undefined if there is none.
   *
   * @param {string} digest
   * @returns {Promise<object | undefined>}
   */
  readAttestation(digest) {
    return this.#folder.readNote(snapshotPath(digest, '.attestation.json'), MAX_JSON);
  }

  /**
   * @param {string} digest
   * @param {object} envelope
   */
  async writeAttestation(digest, envelope) {
    await this.#folder.writeNote(snapshotPath(digest, '.attestation.json'), envelope);
  }

  /**
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   */
  async readAnswer(selector, node) {
    return /** @type {Promise<ReleaseAnswer | undefined>} */ (this.#folder.readNote(answerPath(selector, node)));
  }

  /**
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {ReleaseAnswer} answer
   * @param {string} digest of its snapshot
   */
  async writeAnswer(selector, node, answer, digest) {
    await this.#folder.writeNote(answerPath(selector, node), { ...answer, digest });
  }

  /**
   * The digest of the snapshot that was accepted last.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @returns {Promise<string | undefined>}
   */
  async readDigest(selector, node) {
    const { digest } = (await this.#folder.readNote(answerPath(selector, node))) ?? {};
    return DIGEST.test(digest) ? digest : undefined;
  }

  /**
   * What the service answered at most so long ago, if nobody else can have written that.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {number} now milliseconds
   * @param {number} maxAge milliseconds
   * @returns {Promise<ReleaseAnswer | undefined>}
   */
  async readRecent(selector, node, now, maxAge) {
    const path = `${RECENT}/${answerName(selector, node)}`;
    if (!isPrivateFolder(join(this.#root, RECENT)) || identityOf(join(this.#root, path)) === undefined) return undefined;
    const { answered, answer } = (await this.#folder.readNote(path)) ?? {};
    return Number.isSafeInteger(answered) && answered <= now && now - answered <= maxAge ? answer : undefined;
  }

  /**
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {number} answered milliseconds
   * @param {ReleaseAnswer} answer
   */
  async writeRecent(selector, node, answered, answer) {
    await this.#folder.writeNote(`${RECENT}/${answerName(selector, node)}`, { answered, answer });
  }

  /**
   * What a start from a recent answer rests on, as paths: files that only this user may be able to change, and files and folders that may
   * be absent.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {string} digest
   * @param {string[]} keyIds of keys that were fetched
   * @returns {{ files: string[], watched: string[] }}
   */
  recentBasis(selector, node, digest, keyIds) {
    const files = [`${RECENT}/${answerName(selector, node)}`, ...keyIds.map(keyPath)];
    const { name, channel } = selector;
    const watched = [KEY_NEWS, KEYS_DUE, REVOKED, ...(channel === undefined ? [] : [channelPath(name, channel)])];
    /** @param {string} path */
    const inRoot = (path) => join(this.#root, path);
    return { files: [...files.map(inRoot), ...this.verifiedFiles.pathsOf(digest)], watched: watched.map(inRoot) };
  }

  /**
   * Until when a recent answer needs nobody to be asked, in milliseconds since 1970.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {number} maxAge milliseconds
   */
  async recentUntil(selector, node, maxAge) {
    const { answered } = (await this.#folder.readNote(`${RECENT}/${answerName(selector, node)}`)) ?? {};
    const { due } = (await this.#folder.readNote(KEYS_DUE)) ?? {};
    return Math.min(Number(answered) + maxAge, Number(due));
  }

  /**
   * @param {string} path below the root
   * @param {object} note
   */
  async writeStart(path, note) {
    await this.#folder.writeNote(path, note);
  }

  /**
   * The latest revision of a channel that was seen: the highest file counts, so no process can put the memory back.
   *
   * @param {string} name
   * @param {string} channel
   * @returns {Promise<ChannelRevision | undefined>}
   */
  async latestRevision(name, channel) {
    const revisions = await this.#revisions(name, channel);
    if (revisions.length === 0) return undefined;
    const revision = Math.max(...revisions);
    // If the note is damaged, or just removed for a later one, the file's name still says the revision.
    const note = (await this.#folder.readNote(`${channelPath(name, channel)}/${revision}.json`)) ?? {};
    return { revision, version: note.version, sequence: note.sequence };
  }

  /** @param {ChannelStatement} channel */
  async rememberRevision({ name, channel, revision, version, sequence }) {
    const folder = channelPath(name, channel);
    await this.#folder.writeNote(`${folder}/${revision}.json`, { name, channel, version, sequence });
    for (const older of await this.#revisions(name, channel)) {
      if (older < revision) await this.#folder.remove(`${folder}/${older}.json`);
    }
  }

  /** @param {string} id */
  readKey(id) {
    return this.#folder.readNote(keyPath(id));
  }

  /**
   * @param {string} id
   * @param {object} jwk
   */
  async writeKey(id, jwk) {
    await this.#folder.writeNote(keyPath(id), jwk);
  }

  /**
   * What a key set said, apart from its keys, and all revocations that were ever heard of: each is a file of its own, so that no list
   * becomes too long to be read again. A folder that cannot be read is refused, not taken for empty.
   *
   * @returns {Promise<KeyNews>}
   */
  async readKeyNews() {
    const { endorsements, revoked } = (await this.#folder.readNote(KEY_NEWS, MAX_JSON)) ?? {};
    const noted = await this.#folder.list(REVOKED);
    // Until 0.2.0 they stood in the set.
    return { endorsements: listOf(endorsements), revoked: [...new Set([...listOf(revoked), ...noted])] };
  }

  /**
   * @param {unknown[]} endorsements
   * @param {unknown[]} revoked ids of keys
   */
  async writeKeyNews(endorsements, revoked) {
    for (const id of revoked) {
      if (KEY_ID.test(String(id))) await this.#folder.write(`${REVOKED}/${id}`, '');
    }
    const note = { endorsements };
    // What is too long to be read again is not kept: the service has it, too.
    if (Buffer.byteLength(JSON.stringify(note)) <= MAX_JSON) await this.#folder.writeNote(KEY_NEWS, note);
  }

  /**
   * Whether the key set was not asked for since that was last due.
   *
   * @param {number} now milliseconds
   */
  async areKeysDue(now) {
    const due = (await this.#folder.readNote(KEYS_DUE))?.due;
    // Not later than a day from now, whatever the clock said when that was written.
    return !(Number.isSafeInteger(due) && now < due && due <= now + DAY);
  }

  /** @param {number} due milliseconds */
  async writeKeysDue(due) {
    await this.#folder.writeNote(KEYS_DUE, { due });
  }

  /**
   * The digest of a binary; computed once for each state of its file, because node is 100 MB.
   *
   * @param {string} path
   * @returns {Promise<string>}
   */
  async binaryDigest(path) {
    const { size, mtimeMs, ino } = statSync(path);
    const note = `binaries/${hashed([path, size, mtimeMs, ino].join('\n'))}.json`;
    const known = (await this.#folder.readNote(note))?.digest;
    if (DIGEST.test(known)) return known;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const digest = 'sha256:' + hash.digest('hex');
    // A convenience only: without it the next start takes as long.
    await this.#folder.writeNote(note, { path, digest }).catch(() => {});
    return digest;
  }

  /**
   * @param {string} name
   * @param {string} channel
   */
  async #revisions(name, channel) {
    const files = await this.#folder.list(channelPath(name, channel));
    return files.filter((file) => /^[0-9]{1,15}\.json$/.test(file)).map((file) => Number.parseInt(file, 10));
  }
}
