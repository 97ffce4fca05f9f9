package dev.snapforge.storage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Makes passes of retention when they are due, where the settings ask for it. */
@Component
@ConditionalOnBooleanProperty("snapforge.retention.enabled")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class RetentionWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);
    private static final long LONGEST_BETWEEN_LOOKS = 60_000;

    private final Retention retention;
    private final RetentionSettings settings;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("retention-"));
    private @Nullable ScheduledFuture<?> looks;

    RetentionWatch(Retention retention, RetentionSettings settings) {
        this.retention = retention;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        long millis = Math.min(settings.interval().toMillis(), LONGEST_BETWEEN_LOOKS);
        looks = clockwork.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            retention.passIfDue();
        } catch (RuntimeException e) {
            // Whatever it was, the next look must come; what was removed until then is removed.
            LOG.warn("A pass of retention was cut off: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        looks = null;
        clockwork.shutdownNow();
    }

    @Override
    public synchronized boolean isRunning() {
        return looks != null;
    }
}
