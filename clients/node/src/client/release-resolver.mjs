import { SnapforgeError } from '../errors.mjs';
import { capabilityMissing, requireCapabilities } from '../verify/capabilities.mjs';
import { warningsOf } from '../service/warnings.mjs';
import { requireNotOlder } from '../verify/channel-revision.mjs';
import { verifyRelease } from '../verify/release.mjs';

/** @import { ChannelStatement } from '../statement/release-statements.mjs' */
/** @import { ChannelRevision } from '../verify/channel-revision.mjs' */
/** @import { ResolutionWarning } from '../service/warnings.mjs' */
/** @import { ReleaseAnswer, ReleaseSelector, VerifiedRelease } from '../verify/release.mjs' */
/** @import { VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { ClientParts } from './verified-snapshots.mjs' */

/**
 * `warnings`: what the service says against using it any longer; usually none.
 *
 * @typedef {VerifiedRelease & { rolledBackFrom?: ChannelRevision, warnings: ResolutionWarning[] }} AcceptedRelease
 */

/** @typedef {VerifiedSnapshot & AcceptedRelease} ResolvedSnapshot */

/**
 * Where snapshots come from, by their digest: as bytes, or as files.
 *
 * @template Snapshot
 * @typedef {{ get(digest: string, older?: string): Promise<Snapshot>, cached(digest: string): Promise<Snapshot | undefined> }} SnapshotSource
 */

/**
 * @param {ReleaseSelector} selector
 * @param {string} found
 */
const notCached = ({ name, channel, version }, found) =>
  new SnapforgeError('not-cached', `The cache holds no good snapshot of ${name}, ${channel ?? version}.`, {
    expected: 'a snapshot that was verified before',
    found,
    hint: 'Resolve it once while the service is reachable.',
  });

/**
 * Finds the snapshot that a name stands for: the service's answer, or the last good one.
 *
 * @template Snapshot
 */
export class ReleaseResolver {
  #parts;
  #snapshots;

  /**
   * @param {ClientParts} parts
   * @param {SnapshotSource<Snapshot>} snapshots
   */
  constructor(parts, snapshots) {
    this.#parts = parts;
    this.#snapshots = snapshots;
  }

  /**
   * What the service names now.
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<Snapshot & AcceptedRelease>}
   */
  async fresh(selector) {
    const { service, cache, node } = this.#parts;
    const last = await cache.readAnswer(selector, node);
    if (last !== undefined && typeof last.etag === 'string') {
      const changed = await service.resolve(selector, node, last.etag);
      if (changed !== undefined) return this.#accept(changed, selector);
      try {
        return await this.#accept(last, selector);
      } catch (error) {
        // What the cache kept is damaged, or no longer trusted: it takes the whole answer.
        if (!(error instanceof SnapforgeError)) throw error;
      }
    }
    // Without an etag there is always an answer.
    return this.#accept(/** @type {ReleaseAnswer} */ (await service.resolve(selector, node)), selector);
  }

  /**
   * What the service named at most so long ago, if it still verifies and no other process has seen anything newer; undefined if the
   * service has to be asked.
   *
   * @param {ReleaseSelector} selector
   * @param {number} maxAge milliseconds
   * @returns {Promise<(Snapshot & AcceptedRelease) | undefined>}
   */
  async recent(selector, maxAge) {
    const { cache, node, now, keys } = this.#parts;
    const answer = maxAge > 0 ? await cache.readRecent(selector, node, now().getTime(), maxAge) : undefined;
    if (answer === undefined || (await keys.isRefreshDue())) return undefined;
    try {
      const signed = await this.#verify(answer, selector);
      const { release, channel } = signed;
      const seen = channel && (await cache.latestRevision(channel.name, channel.channel));
      if (seen?.revision !== channel?.revision) return undefined;
      await this.#requireCached(release.snapshot, selector);
      const snapshot = await this.#snapshots.cached(release.snapshot);
      return snapshot && { ...snapshot, ...signed, warnings: warningsOf(answer.warnings) };
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      return undefined;
    }
  }

  /**
   * What was accepted last, as far as it still verifies.
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<Snapshot & AcceptedRelease>}
   */
  async lastGood(selector) {
    const last = await this.#parts.cache.readAnswer(selector, this.#parts.node);
    if (last === undefined) throw notCached(selector, 'no statement');
    const signed = await this.#verify(last, selector);
    await this.#compareWithSeen(signed.channel);
    await this.#requireCached(signed.release.snapshot, selector);
    const snapshot = await this.#snapshots.cached(signed.release.snapshot);
    if (snapshot === undefined) throw notCached(selector, 'a statement without its snapshot');
    return { ...snapshot, ...signed, warnings: warningsOf(last.warnings) };
  }

  /**
   * @param {ReleaseAnswer} answer
   * @param {ReleaseSelector} selector
   * @returns {Promise<Snapshot & AcceptedRelease>}
   */
  async #accept(answer, selector) {
    const { cache, node, now } = this.#parts;
    const signed = await this.#verify(answer, selector);
    const { release, channel } = signed;
    const seen = await this.#compareWithSeen(channel);
    await this.#require(release.snapshot, selector);
    const snapshot = await this.#snapshots.get(release.snapshot, await cache.readDigest(selector, node));
    // Only now: what cannot be started from must not keep the last good one from being used.
    if (channel !== undefined) await cache.rememberRevision(channel);
    await cache.writeAnswer(selector, node, answer, release.snapshot);
    await cache.writeRecent(selector, node, now().getTime(), answer);
    const back = seen?.sequence !== undefined && release.sequence < seen.sequence;
    return { ...snapshot, ...signed, warnings: warningsOf(answer.warnings), ...(back ? { rolledBackFrom: seen } : {}) };
  }

  /**
   * Refuses a snapshot that is not proved to offer what is required; asks the service where the cache has no attestation that says enough.
   *
   * @param {string} digest
   * @param {ReleaseSelector} selector
   */
  async #require(digest, selector) {
    try {
      await this.#requireCached(digest, selector);
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      const { service, cache, keys, now } = this.#parts;
      const envelope = await service.attestation(digest);
      await keys.check((known) => requireCapabilities(selector.requires ?? [], envelope, digest, { keys: known, now: now() }));
      await cache.writeAttestation(digest, envelope);
    }
  }

  /**
   * @param {string} digest
   * @param {ReleaseSelector} selector
   */
  async #requireCached(digest, { requires = [] }) {
    if (requires.length === 0) return;
    const { cache, keys, now } = this.#parts;
    const envelope = await cache.readAttestation(digest);
    if (envelope === undefined) throw capabilityMissing(requires, 'no attestation in the cache');
    await keys.check((known) => requireCapabilities(requires, envelope, digest, { keys: known, now: now() }));
  }

  /**
   * What was seen of this channel before, if anything; refuses an older revision.
   *
   * @param {ChannelStatement | undefined} channel
   */
  async #compareWithSeen(channel) {
    if (channel === undefined) return undefined;
    const seen = await this.#parts.cache.latestRevision(channel.name, channel.channel);
    if (seen !== undefined) requireNotOlder(seen, channel);
    return seen;
  }

  /**
   * @param {ReleaseAnswer} answer
   * @param {ReleaseSelector} selector
   */
  #verify(answer, selector) {
    const { keys, node, now } = this.#parts;
    return keys.check((known) => verifyRelease(answer, selector, { keys: known, node, now: now() }));
  }
}
