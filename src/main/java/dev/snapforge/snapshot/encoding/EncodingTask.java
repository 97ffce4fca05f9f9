package dev.snapforge.snapshot.encoding;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Compresses what was published lately, and makes deltas for channels that moved, one after the other. It is not part of publishing: a
 * build would take longer, and clients come later. Containers that are large or older than a day are compressed when a client wants them.
 */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.encoding.ahead", matchIfMissing = true)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class EncodingTask implements SchedulingConfigurer {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int LOOKS_BETWEEN_DELTAS = 5;
    private static final Duration NEW = Duration.ofDays(1);
    private static final int AT_ONCE = 20;

    private final BlobStore blobs;
    private final EncodingRepository rows;
    private final EncodingStorage storage;
    private final EncodingAttempts attempts;
    private final DeltaMaker deltas;
    private final EncodingSettings settings;
    private final Clock clock;
    private int looks;

    EncodingTask(
            BlobStore blobs,
            EncodingRepository rows,
            EncodingStorage storage,
            EncodingAttempts attempts,
            DeltaMaker deltas,
            EncodingSettings settings,
            Clock clock) {
        this.blobs = blobs;
        this.rows = rows;
        this.storage = storage;
        this.attempts = attempts;
        this.deltas = deltas;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, BETWEEN_LOOKS, BETWEEN_LOOKS));
    }

    private void look() {
        compressNew();
        if (looks++ % LOOKS_BETWEEN_DELTAS == 0) {
            deltas.makeMissing();
        }
    }

    void compressNew() {
        Instant now = clock.instant();
        for (Digest container :
                rows.uncompressed(now.minus(NEW), settings.maxSize().toBytes(), now, AT_ONCE)) {
            if (!attempts.make(new EncodingKey(container, null), now, this::compress)) {
                return;
            }
        }
    }

    private void compress(EncodingKey key) {
        storage.keep(key, ZstdCompression.compress(blobs.read(key.container())));
    }
}
