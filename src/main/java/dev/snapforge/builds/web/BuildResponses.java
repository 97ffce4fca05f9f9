package dev.snapforge.builds.web;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildChangeNotifier;
import dev.snapforge.builds.Builds;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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
    private final BuildFollowerLimits limits;

    BuildResponses(Builds builds, BuildViewFactory views, BuildChangeNotifier watch, BuildFollowerLimits limits) {
        this.builds = builds;
        this.views = views;
        this.watch = watch;
        this.limits = limits;
    }

    /** At once, or when the build has ended, or the time that the request prefers to wait is over; with its place. */
    Object to(HttpServletRequest request, UUID build) {
        return waiting(request, build, this::answer).orElseGet(() -> answer(builds.get(build), Optional.empty()));
    }

    /** As {@link #to} for a build that was there before the request: it is found in any state, and its place is known. */
    Object of(HttpServletRequest request, Build build) {
        if (build.status().ended()) {
            return found(build, WaitPreference.wait(request.getHeaders("Prefer")));
        }
        return waiting(request, build.id(), this::found).orElseGet(() -> found(build, Optional.empty()));
    }

    /** Empty if the request does not ask for it, or too many wait already. */
    private Optional<Object> waiting(
            HttpServletRequest request,
            UUID build,
            BiFunction<Build, Optional<Duration>, ResponseEntity<BuildView>> response) {
        Optional<Duration> wait = WaitPreference.wait(request.getHeaders("Prefer"));
        return wait.flatMap(time -> limits.takeToWait()
                .map(permit -> PendingResponse.untilEnded(
                        build, time, builds, watch, permit, it -> response.apply(it, wait))));
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
