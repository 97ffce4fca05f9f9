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

/** Looks every few seconds for a check that nobody works on. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class CheckWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckWatch.class);
    private static final long BETWEEN_LOOKS = 2_000;
    private static final int STEP = 50;

    private final CheckRunner runner;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("storage-check-"));
    private @Nullable ScheduledFuture<?> looks;
    private volatile boolean running;

    CheckWatch(CheckRunner runner) {
        this.runner = runner;
    }

    @Override
    public synchronized void start() {
        running = true;
        looks = clockwork.scheduleWithFixedDelay(this::look, BETWEEN_LOOKS, BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            runner.run(STEP, () -> !running);
        } catch (RuntimeException e) {
            // Whatever it was, the next look must come.
            LOG.warn("The check of the store was cut off: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        // The step that is under way ends by itself, within one content.
        running = false;
        looks = null;
        clockwork.shutdown();
    }

    @Override
    public synchronized boolean isRunning() {
        return looks != null;
    }
}
