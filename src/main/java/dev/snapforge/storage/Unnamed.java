package dev.snapforge.storage;

import dev.snapforge.blob.BlobLocks;
import dev.snapforge.kernel.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells content that nothing names from content whose row is about to be there. */
@Component
class Unnamed {

    private final BlobLocks locks;
    private final ContentRows rows;
    private final TransactionTemplate transaction;

    Unnamed(BlobLocks locks, ContentRows rows, TransactionTemplate transaction) {
        this.locks = locks;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Those of these contents that surely have no row. Where somebody holds one, its row may come, and nothing is sure. */
    Set<Digest> among(Collection<Digest> content) {
        Set<Digest> unnamed = transaction.execute(status -> {
            Set<Integer> held = content.stream()
                    .filter(it -> !locks.tryToOwn(it))
                    .map(BlobLocks::shardOf)
                    .collect(Collectors.toSet());
            Set<Digest> named = rows.named(List.copyOf(content));
            return content.stream()
                    .filter(it -> !held.contains(BlobLocks.shardOf(it)) && !named.contains(it))
                    .collect(Collectors.toSet());
        });
        return unnamed == null ? Set.of() : unnamed;
    }
}
