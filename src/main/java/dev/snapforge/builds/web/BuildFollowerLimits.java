package dev.snapforge.builds.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.ConcurrencyLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many may follow builds: a stream of events holds a connection for up to an hour, an answer that waits for up to a minute. */
@Component
class BuildFollowerLimits {

    private static final int PER_PRINCIPAL = 20;
    private static final int WAITING_PER_PRINCIPAL = 100;

    private final ConcurrencyLimit open;
    private final ConcurrencyLimit waiting;
    private final CallerContext access;

    BuildFollowerLimits(
            BuildFollowerSettings settings, AccessSettings accessSettings, CallerContext access, MeterRegistry meters) {
        this.open = new ConcurrencyLimit(
                "too-many-event-streams",
                "streams of events",
                accessSettings.shareOf(settings.perPrincipal(), PER_PRINCIPAL, settings.concurrent()),
                settings.concurrent());
        this.waiting = new ConcurrencyLimit(
                "too-many-waiting-answers",
                "answers that wait",
                accessSettings.shareOf(settings.waitingPerPrincipal(), WAITING_PER_PRINCIPAL, settings.waiting()),
                settings.waiting());
        this.access = access;
        Gauge.builder("snapforge.answers.waiting", waiting, ConcurrencyLimit::open)
                .description("Answers that wait for a build's end")
                .register(meters);
        Gauge.builder("snapforge.event.streams", open, ConcurrencyLimit::open)
                .description("Streams of builds' events that are open")
                .register(meters);
    }

    /**
     * Counts one of the caller until it is closed.
     *
     * @throws dev.snapforge.core.SnapforgeException {@code too-many-event-streams}
     */
    ConcurrencyLimit.Permit take() {
        return open.take(access.caller().principal());
    }

    /** Counts an answer to the caller that waits, until it is closed; empty if there are too many: to wait is a preference (RFC 7240). */
    Optional<ConcurrencyLimit.Permit> takeToWait() {
        return waiting.takeIfFree(access.caller().principal());
    }
}
