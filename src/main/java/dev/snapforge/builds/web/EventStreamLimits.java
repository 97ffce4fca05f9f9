package dev.snapforge.builds.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.ConcurrencyLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many streams of events may be open: each holds a connection for up to an hour. */
@Component
class EventStreamLimits {

    private static final int PER_PRINCIPAL = 20;

    private final ConcurrencyLimit open;
    private final CallerContext access;

    EventStreamLimits(
            EventStreamSettings settings, AccessSettings accessSettings, CallerContext access, MeterRegistry meters) {
        this.open = new ConcurrencyLimit(
                "too-many-event-streams",
                "streams of events",
                accessSettings.shareOf(settings.perPrincipal(), PER_PRINCIPAL, settings.concurrent()),
                settings.concurrent());
        this.access = access;
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
}
