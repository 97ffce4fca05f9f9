package dev.snapforge.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Looks for jobs that nobody comes for, in every role: where there is no builder, an api must do it. */
@Component
class UnclaimedWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UnclaimedWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final UnclaimedJobs jobs;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("unclaimed-jobs-"));
    private @Nullable ScheduledFuture<?> looks;

    UnclaimedWatch(UnclaimedJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public synchronized void start() {
        long millis = BETWEEN_LOOKS.toMillis();
        looks = clockwork.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            jobs.end();
        } catch (RuntimeException e) {
            // Whatever it was, the next look must come.
            LOG.warn("Jobs that nobody comes for could not be looked for: {}", e.getMessage());
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
