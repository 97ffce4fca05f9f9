package dev.snapforge.storage;

import static dev.snapforge.storage.FindingCode.CONTENT_DAMAGED;
import static dev.snapforge.storage.FindingCode.CONTENT_MISSING;
import static dev.snapforge.storage.FindingCode.CONTENT_ORPHANED;
import static dev.snapforge.storage.FindingCode.SIZE_DIFFERS;

import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobLocks;
import dev.snapforge.blob.BlobMissingException;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobStore.Listed;
import dev.snapforge.kernel.Digest;
import dev.snapforge.storage.ContentRows.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares a part of the store with the rows that name content in it. Both are read in the order of the digests, the store first:
 * content is stored before its row and removed after it, so what others do meanwhile is at most missed, and never taken for a fault.
 */
@Component
class CheckStep {

    private static final int ROWS = 5000;

    private final BlobStore store;
    private final BlobLocks locks;
    private final ContentRows rows;
    private final SnapshotRowCheck snapshots;
    private final TransactionTemplate transaction;

    CheckStep(
            BlobStore store,
            BlobLocks locks,
            ContentRows rows,
            SnapshotRowCheck snapshots,
            TransactionTemplate transaction) {
        this.store = store;
        this.locks = locks;
        this.rows = rows;
        this.snapshots = snapshots;
        this.transaction = transaction;
    }

    /**
     * What a step found.
     *
     * @param contents how many contents were read
     * @param bytes how many bytes those had
     * @param findings in the order of the digests
     * @param last where the next step begins; null where this was the last one
     */
    record Result(
            long contents,
            long bytes,
            List<StorageFinding> findings,
            @Nullable Digest last) {}

    /**
     * Reads the next contents.
     *
     * @param after behind which content to begin, or null
     * @param limit the most to read
     * @param goOn asked before each content; the step ends where it says no, and gives nothing
     */
    Optional<Result> run(@Nullable Digest after, int limit, BooleanSupplier goOn) {
        List<Listed> listed = store.list(after, limit);
        DigestRange range = DigestRange.covered(after, listed, limit);
        NavigableMap<Digest, Named> named = rows.between(range, ROWS);
        Digest last = named.size() == ROWS ? named.lastKey() : range.upTo();
        NavigableMap<Digest, Optional<Listed>> all = new TreeMap<>();
        named.keySet().forEach(it -> all.put(it, Optional.empty()));
        for (Listed it : listed) {
            if (last == null || it.digest().compareTo(last) <= 0) {
                all.put(it.digest(), Optional.of(it));
            }
        }
        Looks looks = new Looks();
        for (Map.Entry<Digest, Optional<Listed>> it : all.entrySet()) {
            if (!goOn.getAsBoolean()) {
                return Optional.empty();
            }
            look(it.getKey(), it.getValue().isPresent(), named.get(it.getKey()), looks);
        }
        return Optional.of(new Result(looks.contents, looks.bytes, looks.confirmed(this), last));
    }

    private void look(Digest digest, boolean listed, @Nullable Named named, Looks looks) {
        try {
            if (listed) {
                byte[] content = store.read(digest);
                looks.contents++;
                looks.bytes += content.length;
                compare(digest, content, named, looks);
            } else if (!store.contains(digest)) {
                missing(digest, looks);
            }
        } catch (BlobDamagedException e) {
            looks.contents++;
            looks.findings.add(StorageFinding.of(
                    CONTENT_DAMAGED,
                    digest,
                    named == null
                            ? "Content that nothing names is damaged."
                            : named.snapshot()
                                    ? "The container of a snapshot is damaged."
                                    : "A file of a bundle is damaged.",
                    e.expected(),
                    e.found()));
        } catch (BlobMissingException e) {
            missing(digest, looks);
        }
    }

    private void compare(Digest digest, byte[] content, @Nullable Named named, Looks looks) {
        if (named == null) {
            looks.findings.add(StorageFinding.of(
                    CONTENT_ORPHANED, digest, "No row names this content.", null, content.length + " bytes"));
            return;
        }
        long wrong = named.least() == content.length ? named.most() : named.least();
        if (wrong != content.length) {
            looks.findings.add(StorageFinding.of(
                    SIZE_DIFFERS,
                    digest,
                    "A row gives this content another size.",
                    content.length + " bytes",
                    wrong + " bytes"));
        }
        if (named.snapshot()) {
            snapshots.check(digest, content).ifPresent(looks.findings::add);
        }
    }

    // The row is asked for once more, after the content was not there: retention may have removed both meanwhile.
    private void missing(Digest digest, Looks looks) {
        if (!rows.named(Set.of(digest)).isEmpty()) {
            looks.findings.add(StorageFinding.of(
                    CONTENT_MISSING, digest, "A row names content that is not in the store.", null, null));
        }
    }

    // Content may have come just now, and its row be about to: where somebody holds it, nothing is said.
    private List<StorageFinding> withoutRow(List<StorageFinding> orphans) {
        List<StorageFinding> confirmed = transaction.execute(status -> {
            Set<Integer> held = orphans.stream()
                    .map(StorageFinding::digest)
                    .filter(it -> !locks.tryToOwn(it))
                    .map(BlobLocks::shardOf)
                    .collect(Collectors.toSet());
            Set<Digest> named =
                    rows.named(orphans.stream().map(StorageFinding::digest).toList());
            return orphans.stream()
                    .filter(it -> !held.contains(BlobLocks.shardOf(it.digest())) && !named.contains(it.digest()))
                    .toList();
        });
        return confirmed == null ? List.of() : confirmed;
    }

    /** What was seen so far. */
    private static final class Looks {

        private final List<StorageFinding> findings = new ArrayList<>();
        private long contents;
        private long bytes;

        List<StorageFinding> confirmed(CheckStep step) {
            List<StorageFinding> orphans = findings.stream()
                    .filter(it -> it.code() == CONTENT_ORPHANED)
                    .toList();
            if (orphans.isEmpty()) {
                return findings;
            }
            List<StorageFinding> confirmed = step.withoutRow(orphans);
            return findings.stream()
                    .filter(it -> it.code() != CONTENT_ORPHANED || confirmed.contains(it))
                    .toList();
        }
    }
}
