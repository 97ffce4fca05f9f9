package dev.snapforge.client;

import dev.snapforge.client.http.ResolutionWarning;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.ChannelPosition;
import dev.snapforge.verify.VerifiedRelease;
import dev.snapforge.verify.VerifiedSnapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a name stands for just now, and how that was found out. */
public final class Resolution {

    private final ResolutionSource outcome;
    private final @Nullable VerifiedSnapshot snapshot;
    private final @Nullable VerifiedRelease release;
    private final @Nullable ChannelPosition rolledBackFrom;
    private final List<ResolutionWarning> warnings;
    private final @Nullable SnapforgeException problem;

    private Resolution(
            ResolutionSource outcome,
            @Nullable VerifiedSnapshot snapshot,
            @Nullable VerifiedRelease release,
            @Nullable ChannelPosition rolledBackFrom,
            List<ResolutionWarning> warnings,
            @Nullable SnapforgeException problem) {
        this.outcome = outcome;
        this.snapshot = snapshot;
        this.release = release;
        this.rolledBackFrom = rolledBackFrom;
        this.warnings = warnings;
        this.problem = problem;
    }

    static Resolution fresh(
            VerifiedSnapshot snapshot,
            VerifiedRelease release,
            @Nullable ChannelPosition rolledBackFrom,
            List<ResolutionWarning> warnings) {
        return new Resolution(ResolutionSource.FRESH, snapshot, release, rolledBackFrom, warnings, null);
    }

    static Resolution recent(VerifiedSnapshot snapshot, VerifiedRelease release, List<ResolutionWarning> warnings) {
        return new Resolution(ResolutionSource.RECENT, snapshot, release, null, warnings, null);
    }

    static Resolution cached(
            VerifiedSnapshot snapshot,
            VerifiedRelease release,
            List<ResolutionWarning> warnings,
            SnapforgeException problem) {
        return new Resolution(ResolutionSource.CACHED, snapshot, release, null, warnings, problem);
    }

    static Resolution plain(SnapforgeException problem) {
        return new Resolution(ResolutionSource.PLAIN, null, null, null, List.of(), problem);
    }

    public ResolutionSource outcome() {
        return outcome;
    }

    /** The snapshot to start from; empty if and only if the outcome is {@link ResolutionSource#PLAIN}. */
    public Optional<VerifiedSnapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** Version, sequence and, for a channel, revision of the snapshot, as they were signed; empty if there is none. */
    public Optional<VerifiedRelease> release() {
        return Optional.ofNullable(release);
    }

    /**
     * Where the channel stood before, if a new revision has moved it back to an earlier version: a rollback that whoever runs
     * the service has made. It is told once for a cache folder, with the outcome {@link ResolutionSource#FRESH}.
     */
    public Optional<ChannelPosition> rolledBackFrom() {
        return Optional.ofNullable(rolledBackFrom);
    }

    /**
     * What the service says against using the snapshot any longer: that its engine is deprecated or vulnerable, or its version deprecated.
     * Usually nothing. With the outcomes {@link ResolutionSource#CACHED} and {@link ResolutionSource#RECENT} it is what the service said last.
     */
    public List<ResolutionWarning> warnings() {
        return warnings;
    }

    /**
     * Why the outcome is {@link ResolutionSource#CACHED} or {@link ResolutionSource#PLAIN}; what kept the cache from helping is among the
     * suppressed ones. Empty otherwise.
     */
    public Optional<SnapforgeException> problem() {
        return Optional.ofNullable(problem);
    }

    /** One line for a log: the outcome, what is started, and why. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(outcome.name());
        if (release != null) {
            text.append(": ")
                    .append(release.release().name())
                    .append('@')
                    .append(release.release().version())
                    .append(", ")
                    .append(release.release().snapshot());
        }
        if (rolledBackFrom != null) {
            text.append("; rolled back from ").append(rolledBackFrom.version());
        }
        warnings.forEach(it -> text.append("; warning ").append(it));
        if (problem != null) {
            text.append("; ").append(problem.code()).append(": ").append(problem.getMessage());
        }
        return text.toString();
    }
}
