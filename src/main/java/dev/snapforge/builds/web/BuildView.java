package dev.snapforge.builds.web;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildStatus;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
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

        @Schema(description = "The requested name, or null", example = "greeting") @Nullable
        String name,

        @Schema(description = "The requested version, or null", example = "1.0.0") @Nullable
        String version,

        @Schema(
                description = "What it stands on, as it was requested; null if it has no base",
                example = "framework@stable")
        @Nullable
        String base,

        @Schema(description = "Derived from its jobs: failed if any job has failed")
        BuildStatus status,

        @Schema(description = "When it was accepted") Instant createdAt,

        @Schema(description = "When it ended; null before") @Nullable
        Instant finishedAt,

        @Schema(description = "The requested labels", example = "{\"commit\": \"0123abc\"}")
        Map<String, String> labels,

        @Schema(description = "The scripts it is made of") BundleView bundle,

        @Schema(description = "The build that it repeats; null if it is not a rebuild") @Nullable
        UUID rebuildOf,

        @Schema(description = "Who requested it", example = "anonymous")
        String principal,

        @Schema(
                description =
                        "What it was built from, as the token of the CI that requested it proved; null if it proved none")
        @Nullable
        SourceView source,

        @Schema(description = "One per target") List<JobView> jobs) {

    /** How the id of a build is described where it is a parameter. */
    static final String ID = "The build's id, from `GET /api/v1/builds` or from the response that accepted it";

    /** What one looks like. */
    static final String ID_EXAMPLE = "0199c1f0-7a80-7000-8000-00000000000b";

    /** @param targets every target that a builder has or had; not looked at unless a job of the build waits */
    static BuildView of(Build build, Bundle bundle, List<Availability> targets) {
        return new BuildView(
                build.id(),
                build.spec().name(),
                build.spec().version(),
                build.spec().base(),
                build.status(),
                build.createdAt(),
                build.finishedAt(),
                build.spec().labels(),
                BundleView.of(bundle),
                build.rebuildOf(),
                build.principal(),
                SourceView.of(build.source()),
                build.jobs().stream().map(it -> JobView.of(it, targets)).toList());
    }

    /** The scripts, without their content. */
    @Schema(name = "Bundle", description = "The scripts, without their content")
    record BundleView(
            @Schema(description = "The same for the same files in the same order")
            String digest,

            @Schema(description = "Of all files, in bytes", example = "512")
            long size,

            @Schema(description = "In the order they run, then those that are only imported, then source maps")
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
                            "Whether it runs by itself; false for modules that are only imported and for source maps",
                    example = "true")
            boolean entry) {}
}
