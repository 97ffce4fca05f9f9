package dev.snapforge.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Whether the store takes content. It is tried every few seconds with always the same bytes: a file is written and flushed, and S3
 * is asked to create an object that is there already. Nobody who asks waits for the store. The log has a line whenever the cause
 * changes.
 */
@Component
class BlobStoreHealthIndicator implements HealthIndicator, SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(BlobStoreHealthIndicator.class);
    private static final Duration PERIOD = Duration.ofSeconds(15);

    /** A store that has not answered for so long does not work, whatever it said before. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final BlobStore blobs;
    private volatile Look last = new Look(System.nanoTime(), null);

    BlobStoreHealthIndicator(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, PERIOD, Duration.ZERO));
    }

    void look() {
        try {
            blobs.put(new ByteArrayInputStream(HealthProbeContent.BYTES), HealthProbeContent.BYTES.length);
            seen(null);
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                seen(new Problem(
                        StoreFailure.of(e),
                        NestedExceptionUtils.getMostSpecificCause(e).toString()));
            }
        }
    }

    private void seen(@Nullable Problem problem) {
        Problem before = last.problem();
        if (problem != null && (before == null || before.failure() != problem.failure())) {
            LOG.warn(
                    "The blob store is unavailable, {}: {} {}",
                    problem.failure().code(),
                    problem.error(),
                    problem.failure().hint());
        } else if (problem == null && before != null) {
            LOG.info("The blob store is available again");
        }
        last = new Look(System.nanoTime(), problem);
    }

    @Override
    public Health health() {
        Look look = last;
        Problem problem = look.problem();
        long silence = System.nanoTime() - look.at();
        if (problem != null) {
            return Health.down()
                    .withDetail("cause", problem.failure().code())
                    .withDetail("error", problem.error())
                    .withDetail("hint", problem.failure().hint())
                    .build();
        }
        return silence > PATIENCE.toNanos()
                ? Health.down()
                        .withDetail("silentSeconds", TimeUnit.NANOSECONDS.toSeconds(silence))
                        .build()
                : Health.up().build();
    }

    private record Look(long at, @Nullable Problem problem) {}

    private record Problem(StoreFailure failure, String error) {}
}
