package dev.snapforge.storage.retention;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobStore.Listed;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.Digest;
import dev.snapforge.storage.content.ContentReferences;
import dev.snapforge.storage.content.DigestRange;
import dev.snapforge.storage.content.OrphanAges;
import dev.snapforge.storage.retention.RetentionSettings.Cutoffs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes content of the store that no row has named for the time of grace. Rows go before content, and content only while nobody
 * else may rely on it ({@link ContentReservations}), so whatever moment this dies at, there is no row without its content.
 */
@Component
class UnreferencedContentRemoval {

    /** Who wants to store something of the same shard waits for so many removals at most. */
    private static final int AT_ONCE = 20;

    private final BlobStore store;
    private final ContentReservations reservations;
    private final ContentReferences rows;
    private final OrphanAges orphans;
    private final ApplicationEventPublisher changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnreferencedContentRemoval(
            BlobStore store,
            ContentReservations reservations,
            ContentReferences rows,
            OrphanAges orphans,
            ApplicationEventPublisher changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.reservations = reservations;
        this.rows = rows;
        this.orphans = orphans;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What became of a part of the store.
     *
     * @param looked how many contents were looked at
     * @param removed how many of them are gone
     * @param last where the next part begins; null if this was the last one
     */
    record Swept(int looked, int removed, @Nullable Digest last) {}

    /** Looks at the next contents, notes those without a row, and removes those noted before the cutoff. */
    Swept sweep(@Nullable Digest after, int limit, Cutoffs cutoffs) {
        List<Listed> listed = store.list(after, limit);
        DigestRange range = DigestRange.covered(after, listed, limit);
        Set<Digest> named = rows.named(listed.stream().map(Listed::digest).toList());
        List<Listed> unnamed =
                listed.stream().filter(it -> !named.contains(it.digest())).toList();
        List<Digest> digests = unnamed.stream().map(Listed::digest).toList();
        transaction.executeWithoutResult(status -> {
            orphans.add(unnamed, clock.instant());
            orphans.retain(range, digests);
        });
        Map<Digest, Instant> since = orphans.since(digests);
        List<Digest> old = digests.stream()
                .filter(it -> since.getOrDefault(it, Instant.MAX).isBefore(cutoffs.content()))
                .toList();
        return new Swept(listed.size(), remove(old), range.upTo());
    }

    private int remove(List<Digest> old) {
        int removed = 0;
        for (List<Digest> shard : old.stream()
                .collect(Collectors.groupingBy(ContentReservations::shardOf, TreeMap::new, Collectors.toList()))
                .values()) {
            for (int from = 0; from < shard.size(); from += AT_ONCE) {
                List<Digest> some = shard.subList(from, Math.min(from + AT_ONCE, shard.size()));
                Integer gone = transaction.execute(status -> removeShard(some));
                removed += gone == null ? 0 : gone;
            }
        }
        return removed;
    }

    private int removeShard(List<Digest> some) {
        Set<Digest> unreserved = reservations.tryToOwn(some);
        // Only now does the answer stay true until it is acted upon.
        Set<Digest> named = rows.named(unreserved);
        List<Digest> gone = some.stream()
                .filter(it -> unreserved.contains(it) && !named.contains(it))
                .toList();
        if (!gone.isEmpty()) {
            changes.publishEvent(new AuditableChange(
                    "content-removed",
                    gone.get(0).toString(),
                    Map.of("digests", gone.stream().map(Digest::toString).toList())));
            orphans.remove(gone);
            for (Digest it : gone) {
                // Locks end with the connection, and whoever removes must not go on without. That is why this
                // transaction,
                // and no other, waits for the store.
                reservations.requireOwned();
                store.delete(it);
            }
        }
        return gone.size();
    }
}
