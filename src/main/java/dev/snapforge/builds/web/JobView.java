package dev.snapforge.builds.web;

import dev.snapforge.api.LayerView;
import dev.snapforge.api.ProblemType;
import dev.snapforge.builds.Job;
import dev.snapforge.builds.JobStatus;
import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.builds.submit.QueueWait;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One target's part. */
@Schema(name = "Job", description = "One target's part of a build")
record JobView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
        String target,

        @Schema(description = "Its state") JobStatus status,

        @Schema(description = "What it is waiting for while it is `QUEUED`, or proven and not signed; otherwise null")
        @Nullable
        QueueWaitView waiting,

        @Schema(description = "How many times a builder has claimed it", example = "1")
        int attempt,

        @Schema(description = "The builder that claimed it last; null before the first claim") @Nullable
        String builder,

        @Schema(description = "Finished stages of the last attempt, in order")
        List<CompletedStage> stages,

        @Schema(description = "What was noticed about the bundle")
        List<Finding> findings,

        @Schema(description = "Why it failed; null unless it has failed") @Nullable
        ProblemView problem,

        @Schema(
                description =
                        "What it stands on, the nearest first, as it was decided when the build was accepted; empty without a base")
        List<LayerView> layers,

        @Schema(description = "Digest of the container it made; null unless it has succeeded") @Nullable
        String snapshot) {

    static JobView of(Job job, List<Availability> targets) {
        return new JobView(
                job.id(),
                job.target().toString(),
                job.status(),
                QueueWaitView.of(QueueWait.of(job, targets)),
                job.attempt(),
                job.builder(),
                job.stages(),
                job.findings(),
                job.problem() == null ? null : ProblemView.of(job.problem()),
                LayerView.of(job.layers()),
                job.snapshot() == null ? null : job.snapshot().toString());
    }

    /** Why a job failed, as a problem object (RFC 9457); its status is what a request would have been answered with. */
    @Schema(name = "JobProblem", description = "Why a job failed (RFC 9457)")
    record ProblemView(
            @Schema(description = "A URI that stands for the code")
            String type,

            @Schema(description = "The code in words") String title,

            @Schema(description = "The HTTP status that corresponds to the problem", example = "422")
            int status,

            @Schema(description = "What happened, in a sentence for people")
            String detail,

            @Schema(description = "Stable, machine-readable word", example = "v8-fatal")
            String code,

            @Schema(description = "What to do about it, or null") @Nullable
            String hint,

            @Schema(description = "The location in the bundle or in the original file, or null") @Nullable
            SourceLocation location,

            @Schema(
                    description =
                            "The JavaScript stack trace, with original locations if source maps give them, or null")
            @Nullable
            String stack,

            @Schema(description = "What the engine itself printed, or null") @Nullable
            String engineMessage,

            @Schema(description = "What was found to be wrong at the same time, each a problem without others")
            List<ProblemView> others) {

        private static final int UNPROCESSABLE = 422;

        static ProblemView of(JobProblem problem) {
            return new ProblemView(
                    ProblemType.of(problem.code()).toString(),
                    problem.title(),
                    UNPROCESSABLE,
                    problem.detail(),
                    problem.code(),
                    problem.hint(),
                    problem.location(),
                    problem.stack(),
                    problem.engineMessage(),
                    problem.others().stream().map(ProblemView::of).toList());
        }
    }
}
