package dev.snapforge.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the store takes content. It is tried every few seconds with always the same bytes: a file is written and flushed, and S3
 * is asked to create an object that is there already. Nobody who asks waits for the store.
 */
@Component
class BlobStoreHealthIndicator extends AbstractHealthIndicator implements SmartLifecycle {

    private static final byte[] MARK =
            "Snapforge writes this to see whether it can write.\n".getBytes(StandardCharsets.UTF_8);

    private static final Duration PERIOD = Duration.ofSeconds(15);

    /** A store that has not answered for so long does not work, whatever it said before. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final BlobStore blobs;
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("blob-health-"));
    private @Nullable ScheduledFuture<?> looks;
    private volatile Look last = new Look(System.nanoTime(), null);

    BlobStoreHealthIndicator(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public synchronized void start() {
        looks = clockwork.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One look. */
    void look() {
        @Nullable Exception problem = null;
        try {
            blobs.put(new ByteArrayInputStream(MARK), MARK.length);
        } catch (IOException | RuntimeException e) {
            // Whatever it was, the next look must come.
            problem = e;
        }
        last = new Look(System.nanoTime(), problem);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Look look = last;
        long silence = System.nanoTime() - look.at();
        if (look.problem() != null) {
            health.down(look.problem());
        } else if (silence > PATIENCE.toNanos()) {
            health.down().withDetail("silentSeconds", TimeUnit.NANOSECONDS.toSeconds(silence));
        } else {
            health.up();
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

    private record Look(long at, @Nullable Exception problem) {}
}
