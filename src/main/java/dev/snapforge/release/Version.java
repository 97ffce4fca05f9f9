package dev.snapforge.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A version of a name. It never changes, but targets may be added.
 *
 * @param sequence its place in the order in which the name's versions were first released, from 1
 * @param build the build that first released it
 * @param releases one for each target, in the order of the targets' names
 */
public record Version(
        String name,
        String version,
        long sequence,
        VersionContent content,
        UUID build,
        Instant releasedAt,
        List<Release> releases) {

    public Version {
        releases = List.copyOf(releases);
    }

    /** The same with its releases. */
    Version with(List<Release> found) {
        return new Version(name, version, sequence, content, build, releasedAt, found);
    }
}
