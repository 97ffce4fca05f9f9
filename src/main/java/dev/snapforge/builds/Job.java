package dev.snapforge.builds;

import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One target's part of a build, as it was when it was read.
 *
 * @param queuedAt when it was last put into the queue
 * @param provenAt when a builder handed its last attempt to a signer, or null
 * @param attempt how often it was claimed
 * @param builder who claimed it last
 * @param stages finished steps of the last attempt
 * @param problem there if, and only if, it failed
 * @param layers what it stands on, the nearest first; empty without a base
 * @param snapshot there if, and only if, it succeeded
 */
public record Job(
        UUID id,
        Target target,
        JobStatus status,
        Instant queuedAt,
        @Nullable Instant provenAt,
        int attempt,
        @Nullable String builder,
        List<CompletedStage> stages,
        List<Finding> findings,
        @Nullable JobProblem problem,
        List<Layer> layers,
        @Nullable Digest snapshot) {}
