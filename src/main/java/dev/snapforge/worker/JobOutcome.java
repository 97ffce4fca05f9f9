package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.JobProblem;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt at a job ended. */
sealed interface JobOutcome {

    /**
     * A snapshot that loaded and did what was asked of it; not yet signed.
     *
     * @param blob V8 startup data in canonical form
     * @param findings what was noticed about the bundle
     * @param metrics what was measured, or null where nothing was
     */
    record Proven(
            byte[] blob, List<Finding> findings, @Nullable SnapshotMetrics metrics) implements JobOutcome {}

    /** The bundle cannot be snapshotted; another attempt would end the same way. */
    record Rejected(JobProblem problem, List<Finding> findings) implements JobOutcome {}

    /** The machine was at fault; another attempt may end differently. */
    record MachineFault(String reason) implements JobOutcome {}

    /** Someone cancelled the job, or the builder is being stopped. */
    record Interrupted() implements JobOutcome {}
}
