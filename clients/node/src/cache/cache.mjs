import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DIGEST, hashed } from '../digest.mjs';
import { MAX_JSON } from '../limits.mjs';
import { CacheFolder } from './cache-folder.mjs';

/** @import { SignedContainer } from '../service/service.mjs' */
/** @import { ReleaseAnswer, ReleaseSelector } from '../verify/release.mjs' */
/** @import { ChannelRevision } from '../verify/channel-revision.mjs' */
/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { ChannelStatement } from '../statement/release-statements.mjs' */

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
const answerPath = ({ name, channel, version }, node) => {
  const question = [node.platform, node.engine, name, channel ?? null, version ?? null];
  return `names/${hashed(JSON.stringify(question))}.json`;
};

/**
 * @param {string} name
 * @param {string} channel
 */
const channelPath = (name, channel) => `channels/${hashed(JSON.stringify([name, channel]))}`;

/** @param {string} id */
const keyPath = (id) => `keys/${id}.json`;

const KEY_NEWS = 'keys/set.json';

/**
 * What is kept between starts. Nothing in it is trusted: what is read from it is verified again. It is relied on for memory only:
 * somebody who can write to it can make a client forget what it has seen.
 */
export class Cache {
  #folder;
  #maxContainer;

  /**
   * @param {string} root
   * @param {number} maxContainer bytes
   */
  constructor(root, maxContainer) {
    this.#folder = new CacheFolder(root);
    this.#maxContainer = maxContainer;
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
   */
  async writeAnswer(selector, node, answer) {
    await this.#folder.writeNote(answerPath(selector, node), answer);
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
   * What a key set said, apart from its keys.
   *
   * @returns {Promise<KeyNews>}
   */
  async readKeyNews() {
    const { endorsements, revoked } = (await this.#folder.readNote(KEY_NEWS, MAX_JSON)) ?? {};
    return { endorsements: listOf(endorsements), revoked: listOf(revoked) };
  }

  /** @param {KeyNews} news */
  async writeKeyNews(news) {
    await this.#folder.writeNote(KEY_NEWS, news);
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
