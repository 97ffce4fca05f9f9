package dev.snapforge.builds;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.observe.TraceOrigin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a job and to write about it, until a later attempt or an end takes it away.
 *
 * @param attempt from 1
 * @param rebuildOf the build that is built once more, or null
 * @param principal who asked for the build
 * @param origin which request it was, and in which trace
 * @param handedOver whether the attempt is proven and the lease a signer's: its builder may write no more then
 */
public record JobLease(
        UUID jobId,
        UUID buildId,
        int attempt,
        Target target,
        Digest bundle,
        BuildSpec spec,
        @Nullable String name,
        @Nullable String version,
        @Nullable UUID rebuildOf,
        String principal,
        TraceOrigin origin,
        boolean handedOver) {

    /** The same job with another spec. */
    public JobLease with(BuildSpec other) {
        return new JobLease(
                jobId,
                buildId,
                attempt,
                target,
                bundle,
                other,
                name,
                version,
                rebuildOf,
                principal,
                origin,
                handedOver);
    }
}
