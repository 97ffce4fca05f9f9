package dev.snapforge.release.resolve;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.release.VersionDeprecation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the version that was asked for, with all that decides whether it may be given.
 *
 * @param fingerprint of what a runtime gets, see {@link ResolvedRelease#fingerprint()}
 * @param deprecation why the version should not be used any more; null if nothing was said
 * @param capabilities what it offers; null if that is not known or was not asked for
 */
record SnapshotCandidate(
        String version,
        long sequence,
        long revision,
        @Nullable String channelStatement,
        Target target,
        String v8Version,
        Digest snapshot,
        String statement,
        @Nullable String revokeReason,
        @Nullable Instant revokedAt,
        boolean keyRevoked,
        boolean channelKeyRevoked,
        @Nullable List<String> capabilities,
        Digest fingerprint,
        @Nullable VersionDeprecation deprecation) {

    /** Of the objects of a row, apart from its texts; about. */
    private static final int OVERHEAD = 1000;

    /** How many bytes of memory it takes, about. */
    int weight() {
        return OVERHEAD
                + statement.length()
                + (channelStatement == null ? 0 : channelStatement.length())
                + (revokeReason == null ? 0 : 2 * revokeReason.length())
                + (deprecation == null ? 0 : 2 * deprecation.reason().length())
                + (capabilities == null
                        ? 0
                        : capabilities.stream()
                                .mapToInt(it -> 80 + 2 * it.length())
                                .sum());
    }

    /** What is wrong with it for this runtime. */
    List<String> differences(ResolveQuery query) {
        List<String> differs = new ArrayList<>();
        if (!target.platform().equals(query.platform())) {
            differs.add("platform");
        }
        if (query.engine() != null && !query.engine().equals(target.engine())) {
            differs.add("engine");
        }
        if (query.v8Version() != null && !query.v8Version().equals(v8Version)) {
            differs.add("v8Version");
        }
        if (!missing(query).isEmpty()) {
            differs.add("requires");
        }
        if (revokedAt != null) {
            differs.add("revoked");
        }
        if (keyRevoked) {
            differs.add("key-revoked");
        }
        return differs;
    }

    /** What it lacks of what the runtime requires: all of it if nobody knows what it offers. */
    private List<String> missing(ResolveQuery query) {
        List<String> offered = capabilities == null ? List.of() : capabilities;
        return query.requires().stream().filter(it -> !offered.contains(it)).toList();
    }

    /** Whether it is for this runtime, revoked or not. */
    boolean isFor(ResolveQuery query) {
        return differences(query).stream().allMatch(it -> it.equals("revoked") || it.equals("key-revoked"));
    }

    AvailableSnapshot available(ResolveQuery query) {
        return AvailableSnapshot.of(target, v8Version, snapshot, differences(query), missing(query));
    }
}
