package dev.snapforge.builds.web;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.builds.BuildChangeNotifier;
import dev.snapforge.builds.BuildEvents;
import dev.snapforge.builds.visibility.VisibleBuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams a build's events (Server-sent events, section 9.2 of the HTML standard). */
@RestController
@Tag(name = "Builds")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildEventController implements DisposableBean {

    // Clients resume with Last-Event-ID, so an end after an hour costs them nothing.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final VisibleBuilds builds;
    private final BuildEvents events;
    private final BuildChangeNotifier watch;
    private final BuildFollowerLimits limits;
    private final Set<BuildEventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            new ScheduledThreadPoolExecutor(1, new CustomizableThreadFactory("event-heartbeat-"));

    BuildEventController(
            VisibleBuilds builds,
            BuildEvents events,
            BuildChangeNotifier watch,
            BuildFollowerLimits limits,
            BuildFollowerSettings settings) {
        this.builds = builds;
        this.events = events;
        this.watch = watch;
        this.limits = limits;
        long heartbeat = settings.heartbeat().toMillis();
        var unused = clock.scheduleAtFixedRate(
                () -> streams.forEach(it -> watch.call(it::heartbeat)), heartbeat, heartbeat, TimeUnit.MILLISECONDS);
    }

    @GetMapping(path = SubmitController.PATH + "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followBuild",
            summary = "Follow a build",
            description = "Server-sent events: one for each change of state and each finished stage, with `id` "
                    + "counting from 1. The stream ends when the build ends. A client that lost the connection "
                    + "resumes with `Last-Event-ID`.")
    @ApiResponse(
            responseCode = "200",
            description = "The events so far, then each further event as it happens",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("id: 1\nevent: build-queued\ndata: {}\n\n")))
    @ApiResponse(
            responseCode = "400",
            description = "The id or the event number is invalid: `malformed-request` or `invalid-parameter`")
    @ApiResponse(responseCode = "404", description = "`build-not-found`")
    @ApiResponse(responseCode = "429", description = "The caller follows too many builds: `too-many-event-streams`")
    @ApiResponse(responseCode = "503", description = "All callers together do: `too-many-event-streams`")
    ResponseEntity<SseEmitter> follow(
            @Parameter(description = BuildView.ID, example = BuildView.ID_EXAMPLE) @PathVariable UUID id,
            @Parameter(
                            description = "The number of the last event that the client has received; 0 for none",
                            example = "0")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(
                            description = "The same for clients that cannot set headers; the header takes precedence",
                            examples = @ExampleObject(name = "one", summary = "after the second", value = "2"))
                    @RequestParam(name = "lastEventId", required = false)
                    @Nullable
                    String lastEventIdParameter) {
        long sent = number(lastEventId == null ? lastEventIdParameter : lastEventId);
        boolean ended = builds.get(id).status().ended();
        ConcurrencyLimit.Permit permit = limits.take();
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        BuildEventStream stream = new BuildEventStream(id, events, emitter, sent, ended);
        Runnable follower = stream::look;
        emitter.onCompletion(() -> {
            permit.close();
            streams.remove(stream);
            watch.unfollow(id, follower);
        });
        emitter.onTimeout(emitter::complete);
        streams.add(stream);
        watch.follow(id, follower);
        watch.call(follower);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // Asks nginx not to hold events back.
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private static long number(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw BuildRequestException.invalidQuery("Last-Event-ID", "the id of an event", text);
        }
        return Long.parseLong(text);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
