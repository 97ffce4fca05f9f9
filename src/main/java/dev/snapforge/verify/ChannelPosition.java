package dev.snapforge.verify;

/**
 * Where a channel stood when somebody looked.
 *
 * @param revision how often it had been set, counted from 1
 * @param version the version it stood for; empty if that is not known any more
 * @param sequence the version's place among the name's versions; 0 if that is not known any more
 */
public record ChannelPosition(long revision, String version, long sequence) {

    /**
     * Refuses what came before this position, or contradicts it.
     *
     * @throws VerificationException {@code channel-rolled-back-unsigned} for an older revision, {@code channel-revision-reused}
     *     for another version under the same one
     */
    public void requireNotAfter(ChannelPosition next) {
        if (next.revision < revision) {
            throw new VerificationException(
                    "channel-rolled-back-unsigned",
                    "This is an old statement about the channel, handed out again.",
                    "revision " + revision + " or later",
                    "revision " + next.revision + ", version " + next.version,
                    "Do not use it. A genuine rollback has a revision of its own: ask who runs the service.");
        }
        boolean other = !next.version.equals(version) || next.sequence != sequence;
        if (next.revision == revision && !version.isEmpty() && other) {
            throw new VerificationException(
                    "channel-revision-reused",
                    "The same revision of the channel stands for two versions.",
                    "version " + version + " in revision " + revision,
                    "version " + next.version,
                    "Do not use it, and report it: a key may be in other hands, or the service was restored from a backup.");
        }
    }

    /** Whether the channel was moved back to an earlier version since this position: rightly so, by a new revision. */
    public boolean isRolledBackBy(ChannelPosition next) {
        return next.revision > revision && next.sequence < sequence;
    }
}
