package dev.snapforge.builds.web;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildChangeNotifier;
import dev.snapforge.builds.Builds;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** An answer that waits for a build's end without keeping a thread. */
final class PendingResponse {

    private PendingResponse() {}

    static DeferredResult<ResponseEntity<BuildView>> untilEnded(
            UUID id,
            Duration wait,
            Builds builds,
            BuildChangeNotifier watch,
            ConcurrencyLimit.Permit permit,
            Function<Build, ResponseEntity<BuildView>> answer) {
        DeferredResult<ResponseEntity<BuildView>> result = new DeferredResult<>(Math.max(1, wait.toMillis()));
        Runnable follower = () -> {
            if (!result.isSetOrExpired()) {
                try {
                    Build build = builds.get(id);
                    if (build.status().ended()) {
                        result.setResult(answer.apply(build));
                    }
                } catch (RuntimeException e) {
                    result.setErrorResult(e);
                }
            }
        };
        result.onTimeout(() -> {
            try {
                result.setResult(answer.apply(builds.get(id)));
            } catch (RuntimeException e) {
                result.setErrorResult(e);
            }
        });
        result.onCompletion(() -> {
            permit.close();
            watch.unfollow(id, follower);
        });
        watch.follow(id, follower);
        // It may have ended before anybody followed it.
        watch.call(follower);
        return result;
    }
}
