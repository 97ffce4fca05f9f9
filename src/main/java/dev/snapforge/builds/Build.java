package dev.snapforge.builds;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.CiRun;
import dev.snapforge.core.Digest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build, as it was when it was read.
 *
 * @param rebuildOf the build that it repeats, or null
 * @param principal who asked for it
 * @param source the run of a CI that asked for it, as its token proved; null if that proved none
 * @param finishedAt there if, and only if, it has ended
 * @param jobs one per target, in the order asked for
 */
public record Build(
        UUID id,
        BuildStatus status,
        BuildSpec spec,
        Digest bundle,
        @Nullable UUID rebuildOf,
        String principal,
        @Nullable CiRun source,
        Instant createdAt,
        @Nullable Instant finishedAt,
        List<Job> jobs) {}
