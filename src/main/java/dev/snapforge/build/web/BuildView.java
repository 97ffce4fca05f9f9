package dev.snapforge.build.web;

import dev.snapforge.build.Build;
import dev.snapforge.build.BuildStatus;
import dev.snapforge.build.Finding;
import dev.snapforge.build.Job;
import dev.snapforge.build.JobProblem;
import dev.snapforge.build.JobStatus;
import dev.snapforge.build.SourceLocation;
import dev.snapforge.build.Stage;
import dev.snapforge.bundle.Bundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A build as clients see it. */
record BuildView(
        UUID id,
        @Nullable String name,
        @Nullable String version,
        BuildStatus status,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Map<String, String> labels,
        BundleView bundle,
        List<JobView> jobs) {

    static BuildView of(Build build, Bundle bundle) {
        return new BuildView(
                build.id(),
                build.spec().name(),
                build.spec().version(),
                build.status(),
                build.createdAt(),
                build.finishedAt(),
                build.spec().labels(),
                BundleView.of(bundle),
                build.jobs().stream().map(JobView::of).toList());
    }

    /** The scripts, without their content. */
    record BundleView(String digest, long size, List<FileView> files) {

        static BundleView of(Bundle bundle) {
            return new BundleView(
                    bundle.digest().toString(),
                    bundle.size(),
                    bundle.files().stream()
                            .map(it -> new FileView(
                                    it.name(), it.size(), it.digest().toString()))
                            .toList());
        }
    }

    /** One script. */
    record FileView(String name, long size, String digest) {}

    /** One target's part. */
    record JobView(
            UUID id,
            String target,
            JobStatus status,
            int attempt,
            @Nullable String builder,
            List<Stage> stages,
            List<Finding> findings,
            @Nullable ProblemView problem,
            @Nullable String snapshot) {

        static JobView of(Job job) {
            return new JobView(
                    job.id(),
                    job.target().toString(),
                    job.status(),
                    job.attempt(),
                    job.builder(),
                    job.stages(),
                    job.findings(),
                    job.problem() == null ? null : ProblemView.of(job.problem()),
                    job.snapshot() == null ? null : job.snapshot().toString());
        }
    }

    /** Why a job failed, as a problem object (RFC 9457); its status is what a request would have been answered with. */
    record ProblemView(
            String type,
            String title,
            int status,
            String detail,
            String code,
            @Nullable String hint,
            @Nullable SourceLocation location,
            @Nullable String stack,
            @Nullable String engineMessage) {

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
