package dev.snapforge.snapshot.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.ConcurrencyLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many downloads may be under way: each holds a thread for as long as its client takes to read. */
@Component
class DownloadLimits {

    /** A principal's part of all, where callers are asked who they are. */
    private static final int PART = 4;

    private final ConcurrencyLimit open;
    private final CallerContext access;

    DownloadLimits(
            DownloadSettings settings, AccessSettings accessSettings, CallerContext access, MeterRegistry meters) {
        int all = settings.concurrent();
        this.open = new ConcurrencyLimit(
                "too-many-downloads",
                "downloads",
                accessSettings.shareOf(settings.perPrincipal(), Math.max(1, all / PART), all),
                all);
        this.access = access;
        Gauge.builder("snapforge.downloads.open", open, ConcurrencyLimit::open)
                .description("Downloads that are being sent")
                .register(meters);
    }

    /**
     * Counts one of the caller until it is closed.
     *
     * @throws dev.snapforge.core.SnapforgeException {@code too-many-downloads}
     */
    ConcurrencyLimit.Permit take() {
        return open.take(access.caller().principal());
    }
}
