package dev.snapforge.builds.web;

import dev.snapforge.builds.submit.Rebuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/builds/{id}/rebuild}. */
@RestController
@Tag(name = "Builds")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class RebuildController {

    /** The operation's id. */
    static final String OPERATION = "rebuild";

    private final Rebuilds rebuilds;
    private final BuildResponses answers;

    RebuildController(Rebuilds rebuilds, BuildResponses answers) {
        this.rebuilds = rebuilds;
        this.answers = answers;
    }

    @PostMapping(path = SubmitController.PATH + "/{id}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    @BuildResponseOperation
    @Operation(
            operationId = OPERATION,
            summary = "Build the same once more",
            description = "Takes bundle, spec and targets of a build that has ended, and builds them again in fresh "
                    + "processes. If a job gives the same digest as the original's job, the snapshot's "
                    + "`reproducible` becomes true. If the digests differ, both snapshots are marked false for "
                    + "good, and the job has the finding `not-reproducible`, which names the bytes that differ "
                    + "and, as far as known, why. If the engine itself is another build (`engine-build- "
                    + "differs`), nothing is concluded.",
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Prefer",
                        description = "`wait=N`: respond when the build has ended, or after N seconds (at most 60)",
                        example = "wait=60",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Idempotency-Key",
                        description =
                                "The same key and the same original return the rebuild made before. The same key with another"
                                        + " request is refused (409).",
                        examples =
                                @ExampleObject(
                                        name = "uuid",
                                        summary = "a random UUID",
                                        value = "9b2b7a2e-03c5-4df0-8f2a-5b9f7f1f6d10"),
                        schema = @Schema(type = "string", maxLength = 255))
            },
            responses = {
                @ApiResponse(
                        responseCode = "400",
                        description = "The id is not a UUID, or the key is malformed: `malformed-request`,"
                                + " `invalid-idempotency-key`"),
                @ApiResponse(responseCode = "404", description = "`build-not-found`"),
                @ApiResponse(
                        responseCode = "409",
                        description = "`build-not-ended`, `idempotency-conflict` or `version-exists`"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "An engine of the original can no longer be offered by any builder: `unknown-target`"),
                @ApiResponse(
                        responseCode = "429",
                        description = "The caller has too many jobs in the queue: `queue-full`"),
                @ApiResponse(responseCode = "503", description = "`database-unavailable`")
            })
    Object rebuild(
            HttpServletRequest request,
            @Parameter(description = BuildView.ID, example = BuildView.ID_EXAMPLE) @PathVariable UUID id,
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return answers.to(request, rebuilds.rebuild(id, key));
    }
}
