package dev.snapforge.builds.web;

import dev.snapforge.builds.submit.Submissions;
import dev.snapforge.bundle.upload.SpooledBody;
import dev.snapforge.bundle.upload.UploadSpool;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/builds}. */
@RestController
@Tag(name = "Builds")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SubmitController {

    static final String PATH = "/api/v1/builds";

    private final Submissions submissions;
    private final UploadSpool spool;
    private final BuildResponses answers;

    SubmitController(Submissions submissions, UploadSpool spool, BuildResponses answers) {
        this.submissions = submissions;
        this.spool = spool;
        this.answers = answers;
    }

    @PostMapping(
            path = PATH,
            consumes = {SubmitOperation.SCRIPT, "application/javascript"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SubmitOperation
    Object script(
            HttpServletRequest request,
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        try (SpooledBody script = spool.take(request.getInputStream())) {
            return answers.to(request, submissions.submit(ScriptReader.read(request, script, key)));
        }
    }

    @PostMapping(
            path = PATH,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(hidden = true)
    Object form(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException, ServletException {
        return answers.to(request, submissions.submit(FormReader.read(request, key)));
    }
}
