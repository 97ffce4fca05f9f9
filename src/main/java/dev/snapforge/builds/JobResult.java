package dev.snapforge.builds;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.core.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt ended: with a snapshot or with a problem, never both. */
record JobResult(@Nullable Digest snapshot, @Nullable JobProblem problem, List<Finding> findings, String log) {

    JobStatus status() {
        return snapshot == null ? JobStatus.FAILED : JobStatus.SUCCEEDED;
    }
}
