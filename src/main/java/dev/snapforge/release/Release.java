package dev.snapforge.release;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.time.Instant;
import java.util.UUID;

/**
 * The snapshot that a version has for a target.
 *
 * @param snapshot digest of the container
 * @param usable whether neither the snapshot nor the key that signed it, or this statement, was revoked
 * @param build the build that made it
 * @param releasedAt when the version got this target
 * @param statement DSSE envelope over the release statement, as JSON
 */
public record Release(
        String version,
        Target target,
        Digest snapshot,
        boolean usable,
        UUID build,
        Instant releasedAt,
        String statement) {}
