package dev.snapforge.release.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what versions and channels consist of, as long as nothing has changed: a fleet asks for the same every minute. What a caller may see is
 * asked before, and what fits a runtime is chosen after, so an entry is the same for everybody. If there is doubt, the database is asked.
 */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ResolutionCache {

    /** Whatever else may fail, nothing is kept for longer; also frees what was kept before a change. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SnapshotCandidates candidates;
    private final ResolutionChanges changes;
    private final Cache<Key, List<SnapshotCandidate>> kept;
    private final Counter bypassed;

    ResolutionCache(
            SnapshotCandidates candidates, ResolutionChanges changes, ResolveSettings settings, MeterRegistry meters) {
        this.candidates = candidates;
        this.changes = changes;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(settings.cacheSize().toBytes())
                .weigher(ResolutionCache::weight)
                .expireAfterWrite(LONGEST)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, kept, "resolutions");
        this.bypassed = Counter.builder("snapforge.resolve.uncached")
                .description(
                        "Requests to resolve a name that read the database, as nothing in memory could be relied on")
                .register(meters);
    }

    /** As {@link SnapshotCandidates#of}. */
    List<SnapshotCandidate> of(ResolveQuery query) {
        OptionalLong number = changes.number();
        // A transaction sees what it has written itself, and what it does not see need not be over.
        if (number.isEmpty() || TransactionSynchronizationManager.isActualTransactionActive()) {
            bypassed.increment();
            return candidates.of(query);
        }
        Key key = Key.of(number.getAsLong(), query);
        // What is not there is not kept: there is no end to names that do not exist.
        return Objects.requireNonNullElse(kept.get(key, it -> presentOrNull(query)), List.of());
    }

    @SuppressWarnings("NullAway") // Caffeine's way to keep nothing.
    private List<SnapshotCandidate> presentOrNull(ResolveQuery query) {
        List<SnapshotCandidate> found = candidates.of(query);
        return found.isEmpty() ? null : found;
    }

    private static int weight(Key key, List<SnapshotCandidate> candidates) {
        return key.weight()
                + candidates.stream().mapToInt(SnapshotCandidate::weight).sum();
    }

    /**
     * What decides which candidates there are.
     *
     * @param number of changes when they were asked for: nobody finds what was read before the last one
     * @param described whether their capabilities were read
     */
    private record Key(long number, String name, boolean isChannel, String which, boolean described) {

        private static final int OVERHEAD = 300;

        static Key of(long number, ResolveQuery query) {
            String channel = query.channel();
            return new Key(
                    number,
                    query.name(),
                    channel != null,
                    channel == null ? String.valueOf(query.version()) : channel,
                    !query.requires().isEmpty());
        }

        int weight() {
            return OVERHEAD + name.length() + which.length();
        }
    }
}
