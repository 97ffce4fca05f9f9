package dev.snapforge.advisory;

import dev.snapforge.core.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What holds of engines, in memory: each resolve and each download asks, and the answer is hardly ever another one than a moment ago. What
 * another process has said counts here within a second.
 */
@Component
class CurrentAdvisories {

    private static final Duration LIFE = Duration.ofSeconds(1);

    private final AdvisoryRepository records;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Copy copy;

    CurrentAdvisories(AdvisoryRepository records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param change how many changes of this process came before
     */
    private record Copy(Map<Target, EngineAdvisory> advisories, Instant readAt, long change) {}

    /** What holds of the engine; empty if nothing was ever said of it. */
    Optional<EngineAdvisory> of(Target engine) {
        Copy known = copy;
        Instant now = clock.instant();
        if (known == null || known.change() != changes.get() || isOld(known, now)) {
            long change = changes.get();
            Map<Target, EngineAdvisory> read =
                    records.current().stream().collect(Collectors.toMap(EngineAdvisory::engine, it -> it));
            known = new Copy(read, now, change);
            copy = known;
        }
        return Optional.ofNullable(known.advisories().get(engine));
    }

    /** Whoever has said something finds it at once. */
    @TransactionalEventListener
    void changed(EngineAdvisory advisory) {
        changes.incrementAndGet();
    }

    private static boolean isOld(Copy copy, Instant now) {
        return now.isBefore(copy.readAt()) || !now.isBefore(copy.readAt().plus(LIFE));
    }
}
