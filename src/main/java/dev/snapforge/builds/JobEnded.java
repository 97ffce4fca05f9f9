package dev.snapforge.builds;

import dev.snapforge.core.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job has come to its end, once the transaction that says so is committed.
 *
 * @param code of the problem where it FAILED, otherwise null
 * @param took from the claim of its last attempt, or null if no builder had claimed it
 */
record JobEnded(
        Target target,
        JobStatus status,
        @Nullable String code,
        @Nullable Duration took) {}
