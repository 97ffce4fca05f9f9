package dev.snapforge.builds.web;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildChangeNotifier;
import dev.snapforge.builds.Builds;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers requests for one build, now or when it has ended. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildResponses {

    private static final String APPLIED = "Preference-Applied";

    private final Builds builds;
    private final BuildViewFactory views;
    private final BuildChangeNotifier watch;

    BuildResponses(Builds builds, BuildViewFactory views, BuildChangeNotifier watch) {
        this.builds = builds;
        this.views = views;
        this.watch = watch;
    }

    /** At once, or when the build has ended, or the time that the request prefers to wait is over; with its place. */
    Object to(HttpServletRequest request, UUID build) {
        Optional<Duration> wait = WaitPreference.wait(request.getHeaders("Prefer"));
        return wait.isEmpty()
                ? answer(builds.get(build), wait)
                : PendingResponse.untilEnded(build, wait.get(), builds, watch, it -> answer(it, wait));
    }

    /** As {@link #to} for a build that was there before the request: it is found in any state, and its place is known. */
    Object of(HttpServletRequest request, Build build) {
        Optional<Duration> wait = WaitPreference.wait(request.getHeaders("Prefer"));
        return wait.isEmpty() || build.status().ended()
                ? found(build, wait)
                : PendingResponse.untilEnded(build.id(), wait.get(), builds, watch, it -> found(it, wait));
    }

    private ResponseEntity<BuildView> found(Build build, Optional<Duration> wait) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        wait.ifPresent(it -> answer.header(APPLIED, "wait=" + it.toSeconds()));
        return answer.body(views.of(build));
    }

    private ResponseEntity<BuildView> answer(Build build, Optional<Duration> wait) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        build.status().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(SubmitController.PATH + "/" + build.id()));
        wait.ifPresent(it -> answer.header(APPLIED, "wait=" + it.toSeconds()));
        return answer.body(views.of(build));
    }
}
