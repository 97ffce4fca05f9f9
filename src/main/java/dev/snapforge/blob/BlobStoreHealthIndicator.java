package dev.snapforge.blob;

import dev.snapforge.watch.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the store takes content. It is tried every few seconds with always the same bytes: a file is written and flushed, and S3
 * is asked to create an object that is there already. Nobody who asks waits for the store.
 */
@Component
class BlobStoreHealthIndicator extends Watch implements HealthIndicator {

    private static final Duration PERIOD = Duration.ofSeconds(15);

    /** A store that has not answered for so long does not work, whatever it said before. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final BlobStore blobs;
    private volatile Look last = new Look(System.nanoTime(), null);

    BlobStoreHealthIndicator(BlobStore blobs) {
        super("blob-health", Duration.ZERO, PERIOD);
        this.blobs = blobs;
    }

    @Override
    protected void examine() {
        try {
            blobs.put(new ByteArrayInputStream(HealthMark.BYTES), HealthMark.BYTES.length);
            seen(null);
        } catch (IOException e) {
            seen(e);
        }
    }

    @Override
    protected void failed(RuntimeException problem) {
        seen(problem);
    }

    private void seen(@Nullable Exception problem) {
        last = new Look(System.nanoTime(), problem);
    }

    @Override
    public Health health() {
        Look look = last;
        long silence = System.nanoTime() - look.at();
        if (look.problem() != null) {
            return Health.down(look.problem()).build();
        }
        return silence > PATIENCE.toNanos()
                ? Health.down()
                        .withDetail("silentSeconds", TimeUnit.NANOSECONDS.toSeconds(silence))
                        .build()
                : Health.up().build();
    }

    private record Look(long at, @Nullable Exception problem) {}
}
