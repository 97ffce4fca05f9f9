package dev.snapforge.release.resolve;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.util.List;

/**
 * A snapshot that a version has, and why it is not the one that was asked for.
 *
 * @param differs words of {@link SnapshotCandidate#differences}; empty if it would fit
 * @param missing what it lacks of what the runtime requires
 */
record AvailableSnapshot(
        String target,
        String platform,
        String engine,
        String v8Version,
        String snapshot,
        List<String> differs,
        List<String> missing) {

    static AvailableSnapshot of(
            Target target, String v8Version, Digest snapshot, List<String> differs, List<String> missing) {
        return new AvailableSnapshot(
                target.toString(),
                target.platform().toString(),
                target.engine().toString(),
                v8Version,
                snapshot.toString(),
                differs,
                missing);
    }
}
