package dev.snapforge.release.web;

import dev.snapforge.core.Target;
import dev.snapforge.release.rebuild.NameRebuild;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** What a request to rebuild a name led to, as clients see it. */
@Schema(
        name = "NameRebuild",
        description = "The builds that were queued so that current versions have all live engines")
record NameRebuildView(
        @Schema(description = "The name", example = "greeting")
        String name,

        @Schema(description = "The builds that were queued; empty if nothing that could be built is missing")
        List<Queued> builds,

        @Schema(description = "Targets that earlier builds are already working on")
        List<Underway> underway,

        @Schema(description = "Versions that cannot be built again unchanged")
        List<Skipped> skipped) {

    @Schema(name = "NameRebuildBuild", description = "A build that was queued")
    record Queued(
            @Schema(description = "Its id") UUID build,

            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(
                    description = "The targets it will have once the build succeeds",
                    example = "[\"linux-x64/javet-v8-5.0.6\"]")
            List<String> targets) {}

    @Schema(name = "NameRebuildUnderway", description = "A target that an earlier build is already working on")
    record Underway(
            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
            String target) {}

    @Schema(name = "NameRebuildSkipped", description = "A version that was skipped")
    record Skipped(
            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(description = "The targets it lacks", example = "[\"linux-x64/javet-v8-5.0.6\"]")
            List<String> targets,

            @Schema(description = "Stable word", example = "version-exists")
            String code,

            @Schema(description = "Why, in a sentence for people")
            String detail) {}

    static NameRebuildView of(NameRebuild rebuild) {
        return new NameRebuildView(
                rebuild.name(),
                rebuild.builds().stream()
                        .map(it -> new Queued(
                                it.build(), it.version(), List.of(it.target().toString())))
                        .toList(),
                rebuild.underway().stream()
                        .map(it -> new Underway(it.version(), it.target().toString()))
                        .toList(),
                rebuild.skipped().stream()
                        .map(it -> new Skipped(
                                it.version(),
                                it.targets().stream().map(Target::toString).toList(),
                                it.code(),
                                it.detail()))
                        .toList());
    }
}
