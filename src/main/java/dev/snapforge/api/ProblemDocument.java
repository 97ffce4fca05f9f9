package dev.snapforge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as clients see it, for the description of the API; {@link ProblemFactory} makes the real ones, and leaves out what is null.
 * The members behind {@code hint} are those of {@link dev.snapforge.core.ProblemExtensions}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Problem",
        description = "Why a request was refused (RFC 9457). Members that do not apply to a refusal are left out.")
record ProblemDocument(
        @Schema(
                description = "The page of this service that explains the code, relative to the request's address",
                format = "uri-reference",
                example = "/problems/build-not-found")
        URI type,

        @Schema(description = "The code in words", example = "Build not found")
        String title,

        @Schema(description = "The HTTP status", example = "404")
        int status,

        @Schema(
                description = "What happened, in a sentence for people",
                example = "There is no build 0199c1f0-7a80-7000-8000-00000000000b.")
        String detail,

        @Schema(
                description = "The path of the request",
                format = "uri-reference",
                example = "/api/v1/builds/0199c1f0-7a80-7000-8000-00000000000b")
        @Nullable
        String instance,

        @Schema(description = "Stable, machine-readable word", example = "build-not-found")
        String code,

        @Schema(description = "Identifies the request; also in the header `X-Request-Id` and in the service's logs")
        @Nullable
        String requestId,

        @Schema(description = "What would have been accepted") @Nullable
        String expected,

        @Schema(description = "What was there instead") @Nullable
        String found,

        @Schema(description = "What to do about it") @Nullable
        String hint,

        @Schema(description = "`invalid-spec`: what is wrong with each field") @Nullable
        List<FieldProblem> errors,

        @Schema(description = "`malformed-spec`: where the JSON ends to be well-formed") @Nullable
        Position position,

        @Schema(description = "`unknown-target`: targets that builders have or had") @Nullable
        List<String> known,

        @Schema(description = "`no-live-builder`: targets that live builders have") @Nullable
        List<String> live,

        @Schema(description = "`scope-missing`: the scopes of which one is needed") @Nullable
        List<String> missing,

        @Schema(description = "`version-exists`: the version as it was released") @Nullable
        StandingVersion standing,

        @Schema(description = "The version that the refusal is about; of `channel-changed`, the one it points to now")
        @Nullable
        String version,

        @Schema(description = "`channel-changed`: the channel's revision now") @Nullable
        Long revision,

        @Schema(description = "The snapshots that the version has, and why each was not given") @Nullable
        List<AvailableSnapshot> available,

        @Schema(description = "`engine-vulnerable`: the engine") @Nullable
        String engine,

        @Schema(description = "`engine-vulnerable`: where more can be read") @Nullable
        String link,

        @Schema(description = "`engine-vulnerable`: the engine to build for instead") @Nullable
        String successor,

        @Schema(description = "`storage-check-running`: the check that runs") @Nullable
        UUID check) {

    @Schema(name = "FieldError", description = "What is wrong with one field of a spec")
    record FieldProblem(
            @Schema(description = "The field, as a JSON Pointer (RFC 6901)", example = "/version")
            String pointer,

            @Schema(description = "What is wrong, and what would be accepted", example = "needs a name")
            String message) {}

    @Schema(name = "Position", description = "A place in a text")
    record Position(
            @Schema(description = "From 1", example = "1") int line,

            @Schema(description = "From 1", example = "18") int column) {}

    @Schema(name = "StandingVersion", description = "A version as it was released, which stands")
    record StandingVersion(
            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(description = "One digest for bundle and spec")
            String content,

            @Schema(description = "Digest of the files") String bundle,

            @Schema(description = "Digest of what the snapshots depend on besides the files")
            String spec,

            @Schema(description = "The build that released it")
            UUID build,

            @Schema(description = "When that was") Instant releasedAt) {}

    @Schema(name = "AvailableSnapshot", description = "A snapshot that a version has, and why it was not given")
    record AvailableSnapshot(
            @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
            String target,

            @Schema(description = "Operating system and architecture", example = "linux-x64")
            String platform,

            @Schema(description = "Engine id", example = "javet-v8-5.0.6")
            String engine,

            @Schema(description = "The only version of V8 that may load it", example = "14.7.173.18")
            String v8Version,

            @Schema(description = "Digest of the container") String snapshot,

            @Schema(
                    description =
                            "What does not fit: `platform`, `engine`, `v8Version`, `requires`, `revoked`, `key-revoked`")
            List<String> differs,

            @Schema(description = "What it lacks of what the request requires")
            List<String> missing) {}
}
