package dev.snapforge.storage.check;

import static dev.snapforge.storage.check.StorageFindingCode.CONTENT_DAMAGED;
import static dev.snapforge.storage.check.StorageFindingCode.CONTENT_MISSING;
import static dev.snapforge.storage.check.StorageFindingCode.CONTENT_ORPHANED;
import static dev.snapforge.storage.check.StorageFindingCode.SIZE_DIFFERS;

import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobMissingException;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobStore.Listed;
import dev.snapforge.core.Digest;
import dev.snapforge.observe.VerificationFailureCounter;
import dev.snapforge.storage.content.ContentReferences;
import dev.snapforge.storage.content.ContentReferences.Named;
import dev.snapforge.storage.content.DigestRange;
import dev.snapforge.storage.content.UnreferencedBlobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares a part of the store with the rows that name content in it. Both are read in the order of the digests, the store first:
 * content is stored before its row and removed after it, so what others do meanwhile is at most missed, and never taken for a fault.
 */
@Component
class StorageComparison {

    private static final int ROWS = 5000;

    private final BlobStore store;
    private final ContentReferences rows;
    private final UnreferencedBlobs unnamed;
    private final SnapshotRowCheck snapshots;
    private final VerificationFailureCounter failures;

    StorageComparison(
            BlobStore store,
            ContentReferences rows,
            UnreferencedBlobs unnamed,
            SnapshotRowCheck snapshots,
            VerificationFailureCounter failures) {
        this.store = store;
        this.rows = rows;
        this.unnamed = unnamed;
        this.snapshots = snapshots;
        this.failures = failures;
    }

    /**
     * What a step found.
     *
     * @param contents how many contents were read
     * @param bytes how many bytes those had
     * @param findings in the order of the digests
     * @param last where the next step begins; null if this was the last one
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
        return Optional.of(new Result(looks.contents, looks.bytes, looks.confirmed(unnamed), last));
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
            failures.note(e);
            looks.contents++;
            looks.findings.add(StorageFinding.of(
                    CONTENT_DAMAGED,
                    digest,
                    named == null
                            ? "Content that nothing names is damaged."
                            : named.snapshot()
                                    ? "The container of a snapshot is damaged."
                                    : "A file of a bundle, or a compressed container, is damaged.",
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
            looks.findings.addAll(snapshots.check(digest, content));
        }
    }

    // The row is asked for once more, after the content was not there: retention may have removed both meanwhile.
    private void missing(Digest digest, Looks looks) {
        if (!rows.named(Set.of(digest)).isEmpty()) {
            failures.note(new BlobMissingException(digest));
            looks.findings.add(StorageFinding.of(
                    CONTENT_MISSING, digest, "A row names content that is not in the store.", null, null));
        }
    }

    /** What was seen so far. */
    private static final class Looks {

        private final List<StorageFinding> findings = new ArrayList<>();
        private long contents;
        private long bytes;

        List<StorageFinding> confirmed(UnreferencedBlobs unnamed) {
            List<Digest> orphans = findings.stream()
                    .filter(it -> it.code() == CONTENT_ORPHANED)
                    .map(StorageFinding::digest)
                    .toList();
            if (orphans.isEmpty()) {
                return findings;
            }
            Set<Digest> confirmed = unnamed.among(orphans);
            return findings.stream()
                    .filter(it -> it.code() != CONTENT_ORPHANED || confirmed.contains(it.digest()))
                    .toList();
        }
    }
}
