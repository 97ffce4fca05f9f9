package dev.snapforge.build.web;

import dev.snapforge.build.AvailableTargets.Availability;
import dev.snapforge.build.Build;
import dev.snapforge.build.BuildStatus;
import dev.snapforge.build.Finding;
import dev.snapforge.build.Job;
import dev.snapforge.build.JobProblem;
import dev.snapforge.build.JobStatus;
import dev.snapforge.build.SourceLocation;
import dev.snapforge.build.Stage;
import dev.snapforge.bundle.Bundle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A build as clients see it. */
@Schema(name = "Build", description = "A build and its jobs")
record BuildView(
        @Schema(description = "Its id; ids sort by time") UUID id,

        @Schema(description = "The name asked for, or null", example = "greeting") @Nullable
        String name,

        @Schema(description = "The version asked for, or null", example = "1.0.0") @Nullable
        String version,

        @Schema(description = "Follows from its jobs: failed when any of them has")
        BuildStatus status,

        @Schema(description = "When it was accepted") Instant createdAt,

        @Schema(description = "When it ended; null before") @Nullable
        Instant finishedAt,

        @Schema(description = "The labels asked for", example = "{\"commit\": \"0123abc\"}")
        Map<String, String> labels,

        @Schema(description = "The scripts it is made of") BundleView bundle,

        @Schema(description = "The build that it repeats; null where it repeats none") @Nullable
        UUID rebuildOf,

        @Schema(description = "Who asked for it", example = "anonymous")
        String principal,

        @Schema(description = "One for each target") List<JobView> jobs) {

    /** How the id of a build is described where it is a parameter. */
    static final String ID = "The build's id, from the list or from the answer that accepted it.";

    /** @param targets every target that a builder has or had; not looked at unless a job of the build waits */
    static BuildView of(Build build, Bundle bundle, List<Availability> targets) {
        return new BuildView(
                build.id(),
                build.spec().name(),
                build.spec().version(),
                build.status(),
                build.createdAt(),
                build.finishedAt(),
                build.spec().labels(),
                BundleView.of(bundle),
                build.rebuildOf(),
                build.principal(),
                build.jobs().stream().map(it -> JobView.of(it, targets)).toList());
    }

    /** The scripts, without their content. */
    @Schema(name = "Bundle", description = "The scripts, without their content")
    record BundleView(
            @Schema(description = "The same for the same files in the same order")
            String digest,

            @Schema(description = "Of all files, in bytes", example = "512")
            long size,

            @Schema(
                    description =
                            "In the order they run, after them those that are only imported, and last the source maps")
            List<FileView> files) {

        static BundleView of(Bundle bundle) {
            return new BundleView(
                    bundle.digest().toString(),
                    bundle.size(),
                    bundle.files().stream()
                            .map(it -> new FileView(
                                    it.name(), it.size(), it.digest().toString(), it.entry()))
                            .toList());
        }
    }

    /** One script. */
    @Schema(name = "BundleFile", description = "One script")
    record FileView(
            @Schema(description = "Its name in stack traces", example = "greeting.js")
            String name,

            @Schema(description = "In bytes", example = "512")
            long size,

            @Schema(description = "SHA-256 of its content") String digest,

            @Schema(
                    description =
                            "Whether it runs by itself; false for a module that is only imported, and for a source map",
                    example = "true")
            boolean entry) {}

    /** One target's part. */
    @Schema(name = "Job", description = "One target's part of a build")
    record JobView(
            @Schema(description = "Its id") UUID id,

            @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
            String target,

            @Schema(description = "Its state") JobStatus status,

            @Schema(description = "What it waits for; there while it is `QUEUED`, else null") @Nullable
            WaitView waiting,

            @Schema(description = "How often a builder has taken it", example = "1")
            int attempt,

            @Schema(description = "Who took it last; null before") @Nullable
            String builder,

            @Schema(description = "Finished steps of the last attempt, in order")
            List<Stage> stages,

            @Schema(description = "What was noticed about the bundle")
            List<Finding> findings,

            @Schema(description = "There if it failed, else null") @Nullable
            ProblemView problem,

            @Schema(description = "Digest of the container it made; there if it succeeded, else null") @Nullable
            String snapshot) {

        static JobView of(Job job, List<Availability> targets) {
            return new JobView(
                    job.id(),
                    job.target().toString(),
                    job.status(),
                    job.status() == JobStatus.QUEUED ? WaitView.of(job, targets) : null,
                    job.attempt(),
                    job.builder(),
                    job.stages(),
                    job.findings(),
                    job.problem() == null ? null : ProblemView.of(job.problem()),
                    job.snapshot() == null ? null : job.snapshot().toString());
        }
    }

    /** Why a job failed, as a problem object (RFC 9457); its status is what a request would have been answered with. */
    @Schema(name = "JobProblem", description = "Why a job failed (RFC 9457)")
    record ProblemView(
            @Schema(description = "A URI that stands for the code")
            String type,

            @Schema(description = "The code in words") String title,

            @Schema(description = "What a request would have been answered with", example = "422")
            int status,

            @Schema(description = "What happened, in a sentence for people")
            String detail,

            @Schema(description = "Stable, machine-readable word", example = "v8-fatal")
            String code,

            @Schema(description = "What to do about it, or null") @Nullable
            String hint,

            @Schema(description = "Where in the bundle or in the original, or null") @Nullable
            SourceLocation location,

            @Schema(description = "The JavaScript stack trace, with places of originals where maps tell them, or null")
            @Nullable
            String stack,

            @Schema(description = "What the engine itself printed, or null") @Nullable
            String engineMessage) {

        private static final int UNPROCESSABLE = 422;

        static ProblemView of(JobProblem problem) {
            return new ProblemView(
                    "https://snapforge.dev/problems/" + problem.code(),
                    problem.title(),
                    UNPROCESSABLE,
                    problem.detail(),
                    problem.code(),
                    problem.hint(),
                    problem.location(),
                    problem.stack(),
                    problem.engineMessage());
        }
    }
}
