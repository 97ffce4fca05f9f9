package dev.snapforge.release.resolve;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Map;

/**
 * What was asked for is there, and must not be used. Codes: {@code snapshot-revoked}, and {@code key-revoked} where it is the
 * key that signed the snapshot, its release or the channel.
 */
final class WithdrawnException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> members;

    private WithdrawnException(
            String code, String message, String expected, String found, String hint, Map<String, Object> members) {
        super(ErrorCategory.GONE, code, message, expected, found, hint);
        this.members = members;
    }

    static WithdrawnException snapshot(
            ResolveQuery query, SnapshotCandidate fitting, List<AvailableSnapshot> available) {
        return new WithdrawnException(
                "snapshot-revoked",
                "The snapshot of version " + fitting.version() + " of " + query.name() + " for " + fitting.target()
                        + " was revoked: " + fitting.revokeReason(),
                "an active snapshot",
                "revoked at " + fitting.revokedAt(),
                "Start without a snapshot, or load another version. Copies in caches should be thrown away.",
                Map.of("version", fitting.version(), "available", available));
    }

    static WithdrawnException key(ResolveQuery query, SnapshotCandidate fitting, List<AvailableSnapshot> available) {
        return new WithdrawnException(
                "key-revoked",
                "The key that signed the snapshot of version " + fitting.version() + " of " + query.name() + " for "
                        + fitting.target() + ", or its release, was revoked.",
                "signatures of a key that is active or retired",
                "a revoked key",
                "Start without a snapshot. Building the version again signs it with the current key.",
                Map.of("version", fitting.version(), "available", available));
    }

    static WithdrawnException channelKey(ResolveQuery query, SnapshotCandidate fitting) {
        return new WithdrawnException(
                "key-revoked",
                "The key that signed where the channel '" + query.channel() + "' of " + query.name()
                        + " points was revoked.",
                "a statement signed by a key that is active or retired",
                "a revoked key",
                "Start without a snapshot, or ask by version. PUT the channel once more to have it signed again.",
                Map.of("version", fitting.version()));
    }

    @Override
    public Map<String, Object> problemMembers() {
        return members;
    }
}
