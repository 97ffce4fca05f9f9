package dev.snapforge.release.web;

import dev.snapforge.release.rebuild.EngineRebuild;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request to build for an engine's successor led to, as clients see it. */
@Schema(
        name = "EngineRebuild",
        description = "The builds that were queued so that what stands on an engine has its successor")
record EngineRebuildView(
        @Schema(description = "The engine", example = "linux-x64/javet-v8-5.0.6")
        String engine,

        @Schema(description = "What is built for", example = "linux-x64/javet-v8-5.0.7")
        String successor,

        @Schema(description = "The builds that were queued, one for each version")
        List<Queued> builds,

        @Schema(description = "Versions that earlier builds are already working on")
        List<Underway> underway,

        @Schema(description = "Versions that could not be queued, and why")
        List<Skipped> skipped,

        @Schema(description = "How many of the versions that were looked at have the successor already", example = "3")
        int covered,

        @Schema(description = "The `cursor` of the next request; null if everything was looked at") @Nullable
        String next) {

    @Schema(name = "EngineRebuildBuild", description = "A build that was queued")
    record Queued(
            @Schema(description = "Its id") UUID build,

            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "The version", example = "1.0.0")
            String version) {}

    @Schema(name = "EngineRebuildUnderway", description = "A version that an earlier build is already working on")
    record Underway(
            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "The version", example = "1.0.0")
            String version) {}

    @Schema(name = "EngineRebuildSkipped", description = "A version that could not be queued")
    record Skipped(
            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(
                    description = "Stable word, for example `version-exists`, `name-not-allowed` or `queue-full`",
                    example = "version-exists")
            String code,

            @Schema(description = "Why, in a sentence for people")
            String detail) {}

    static EngineRebuildView of(EngineRebuild rebuild) {
        return new EngineRebuildView(
                rebuild.engine().toString(),
                rebuild.successor().toString(),
                rebuild.versions().stream()
                        .flatMap(name ->
                                name.builds().stream().map(it -> new Queued(it.build(), name.name(), it.version())))
                        .toList(),
                rebuild.versions().stream()
                        .flatMap(name -> name.underway().stream().map(it -> new Underway(name.name(), it.version())))
                        .toList(),
                rebuild.versions().stream()
                        .flatMap(name -> name.skipped().stream()
                                .map(it -> new Skipped(name.name(), it.version(), it.code(), it.detail())))
                        .toList(),
                rebuild.covered(),
                rebuild.next() == null ? null : rebuild.next().toString());
    }
}
