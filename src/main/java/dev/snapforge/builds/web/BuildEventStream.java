package dev.snapforge.builds.web;

import dev.snapforge.builds.BuildEvent;
import dev.snapforge.builds.BuildEvents;
import dev.snapforge.builds.BuildStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client's stream of a build's events. It sends what is in the table behind the last number sent, whenever told to look. */
final class BuildEventStream {

    private static final Logger LOG = LoggerFactory.getLogger(BuildEventStream.class);
    private static final int BATCH = 100;
    private static final Set<String> LAST = Arrays.stream(BuildStatus.values())
            .filter(BuildStatus::ended)
            .map(it -> "build-" + it.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final UUID build;
    private final BuildEvents events;
    private final SseEmitter emitter;
    private final boolean buildEnded;
    private final AtomicInteger requests = new AtomicInteger();
    private long sent;
    private boolean ended;

    /**
     * @param sent the number of the last event the client has, or 0
     * @param buildEnded whether the build had ended before, so that no more events will come than there are
     */
    BuildEventStream(UUID build, BuildEvents events, SseEmitter emitter, long sent, boolean buildEnded) {
        this.build = build;
        this.events = events;
        this.emitter = emitter;
        this.sent = sent;
        this.buildEnded = buildEnded;
    }

    /** Sends what is new. Calls at the same time are joined into one more look by whoever is at it. */
    void look() {
        if (requests.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = requests.get();
            sendNew();
        } while (!requests.compareAndSet(seen, 0));
    }

    private void sendNew() {
        if (ended) {
            return;
        }
        try {
            List<BuildEvent> batch;
            do {
                batch = events.after(build, sent, BATCH);
                for (BuildEvent event : batch) {
                    emitter.send(SseEmitter.event()
                            .id(Long.toString(event.number()))
                            .name(event.type())
                            .data(event.data(), MediaType.TEXT_PLAIN));
                    sent = event.number();
                    ended = LAST.contains(event.type());
                }
            } while (batch.size() == BATCH && !ended);
            if (ended || buildEnded) {
                ended = true;
                emitter.complete();
            }
        } catch (IOException | IllegalStateException e) {
            ended = true;
            LOG.debug("A client left the events of build {}", build, e);
            emitter.completeWithError(e);
        } catch (RuntimeException e) {
            LOG.warn("The events of build {} could not be read; the next heartbeat tries again", build, e);
        }
    }

    /** Keeps proxies from closing a silent connection, and notices a client that has left. */
    void heartbeat() {
        try {
            emitter.send(SseEmitter.event().comment("still here"));
            look();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client left the events of build {}", build, e);
            emitter.completeWithError(e);
        }
    }
}
