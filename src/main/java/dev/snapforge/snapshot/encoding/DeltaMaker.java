package dev.snapforge.snapshot.encoding;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.encoding.EncodingRepository.Kept;
import dev.snapforge.snapshot.encoding.SupersededContainers.ContainerUpdate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes deltas between what channels point to and what they pointed to before, and forgets old ones. */
@Component
class DeltaMaker {

    private static final int MOST_UPDATES = 1000;
    private static final int AT_ONCE = 10;

    /** A delta has to save a tenth of what the container takes without one. */
    private static final double WORTH = 0.9;

    private final BlobStore blobs;
    private final EncodingRepository rows;
    private final EncodingStorage storage;
    private final EncodingAttempts attempts;
    private final SupersededContainers superseded;
    private final EncodingSettings settings;
    private final Clock clock;

    DeltaMaker(
            BlobStore blobs,
            EncodingRepository rows,
            EncodingStorage storage,
            EncodingAttempts attempts,
            SupersededContainers superseded,
            EncodingSettings settings,
            Clock clock) {
        this.blobs = blobs;
        this.rows = rows;
        this.storage = storage;
        this.attempts = attempts;
        this.superseded = superseded;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes some of those that are missing; the next call goes on. */
    void makeMissing() {
        Instant now = clock.instant();
        Instant since = now.minus(settings.deltaValidity());
        rows.forgetDeltas(since);
        if (settings.deltas() > 0) {
            List<ContainerUpdate> missing = rows.missing(superseded.since(since, settings.deltas(), MOST_UPDATES), now);
            for (ContainerUpdate it : missing.subList(0, Math.min(AT_ONCE, missing.size()))) {
                if (!attempts.make(new EncodingKey(it.to(), it.from()), now, key -> make(key, it))) {
                    return;
                }
            }
        }
    }

    private void make(EncodingKey key, ContainerUpdate update) {
        if (!isPossible(update) || !keepIfWorth(key, encoded(update))) {
            rows.decline(key);
        }
    }

    private boolean isPossible(ContainerUpdate update) {
        long size = rows.size(update.to());
        long dictionarySize = rows.size(update.from());
        return Math.max(size, dictionarySize) <= settings.maxSize().toBytes()
                && ZstdCompression.fits(size, dictionarySize);
    }

    private byte[] encoded(ContainerUpdate update) {
        return ZstdCompression.compress(blobs.read(update.to()), blobs.read(update.from()), update.from());
    }

    private boolean keepIfWorth(EncodingKey key, byte[] delta) {
        Digest container = key.container();
        long otherwise =
                rows.find(new EncodingKey(container, null)).map(Kept::size).orElseGet(() -> rows.size(container));
        boolean worth = delta.length <= WORTH * otherwise;
        if (worth) {
            storage.keep(key, delta);
        }
        return worth;
    }
}
