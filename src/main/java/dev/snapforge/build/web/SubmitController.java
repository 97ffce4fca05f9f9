package dev.snapforge.build.web;

import dev.snapforge.build.Build;
import dev.snapforge.build.BuildWatch;
import dev.snapforge.build.Builds;
import dev.snapforge.build.Submission;
import dev.snapforge.build.Submissions;
import dev.snapforge.bundle.Bundles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/builds}. */
@RestController
@Tag(name = "Builds", description = "Send JavaScript, get one snapshot for each engine")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SubmitController {

    static final String PATH = "/api/v1/builds";

    private final Submissions submissions;
    private final Builds builds;
    private final Bundles bundles;
    private final BuildWatch watch;

    SubmitController(Submissions submissions, Builds builds, Bundles bundles, BuildWatch watch) {
        this.submissions = submissions;
        this.builds = builds;
        this.bundles = bundles;
        this.watch = watch;
    }

    @PostMapping(
            path = PATH,
            consumes = {SubmitOperation.SCRIPT, "application/javascript"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SubmitOperation
    Object script(
            HttpServletRequest request,
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return submit(ScriptReader.read(request, key), request);
    }

    @PostMapping(
            path = PATH,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(hidden = true)
    Object form(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException, ServletException {
        return submit(FormReader.read(request, key), request);
    }

    private Object submit(Submission submission, HttpServletRequest request) {
        UUID id = submissions.submit(submission);
        Optional<Duration> wait = Preference.wait(request.getHeaders("Prefer"));
        return wait.isEmpty()
                ? answer(builds.get(id), wait)
                : PendingAnswer.untilEnded(id, wait.get(), builds, watch, build -> answer(build, wait));
    }

    private ResponseEntity<BuildView> answer(Build build, Optional<Duration> wait) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        build.status().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(PATH + "/" + build.id()));
        wait.ifPresent(it -> answer.header("Preference-Applied", "wait=" + it.toSeconds()));
        return answer.body(BuildView.of(build, bundles.get(build.bundle())));
    }
}
