package dev.snapforge.release;

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

/** Looks for new engines from time to time, where the settings ask for it. */
@Component
@ConditionalOnBooleanProperty("snapforge.release.rebuild-for-new-engines")
class NewEngineWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NewEngineWatch.class);

    private final NewEngines engines;
    private final ReleaseSettings settings;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("new-engines-"));
    private @Nullable ScheduledFuture<?> looks;

    NewEngineWatch(NewEngines engines, ReleaseSettings settings) {
        this.engines = engines;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        looks = clockwork.scheduleWithFixedDelay(
                this::look, 0, settings.lookInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            engines.look();
        } catch (RuntimeException e) {
            // Whatever it was, the next look must come: what was begun goes on there.
            LOG.warn("New engines could not be looked for: {}", e.getMessage());
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
