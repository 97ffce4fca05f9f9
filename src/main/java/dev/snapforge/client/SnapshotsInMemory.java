package dev.snapforge.client;

import dev.snapforge.client.cache.FileIdentity;
import dev.snapforge.client.cache.VerifiedContainer;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.VerifiedSnapshot;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that this process has verified and still uses, so that the next one to ask shares their bytes; and one that was read
 * ahead. An entry counts for one file: if that has changed, nothing is found.
 */
final class SnapshotsInMemory {

    private final Map<Digest, Entry> snapshots = new HashMap<>();
    private @Nullable VerifiedContainer ahead;
    private @Nullable VerifiedSnapshot next;

    synchronized @Nullable VerifiedSnapshot find(VerifiedContainer container) {
        Entry known = snapshots.get(container.receipt().digest());
        return known == null || !known.file.equals(container.identity()) ? null : known.snapshot.get();
    }

    synchronized void remember(VerifiedContainer container, VerifiedSnapshot snapshot) {
        snapshots.put(snapshot.digest(), new Entry(container.identity(), snapshot));
    }

    synchronized void preloaded(VerifiedContainer entry, @Nullable VerifiedSnapshot read) {
        ahead = entry;
        next = read;
    }

    /** What was read ahead of this entry, once; null if nothing was. */
    synchronized @Nullable VerifiedSnapshot takePreloaded(VerifiedContainer entry) {
        boolean same = ahead != null
                && ahead.identity().equals(entry.identity())
                && ahead.receipt().digest().equals(entry.receipt().digest());
        VerifiedSnapshot found = same ? next : null;
        ahead = null;
        next = null;
        return found;
    }

    /** A few words for each snapshot that was ever used here; its megabytes go with its last user. */
    private static final class Entry {

        private final FileIdentity file;
        private final WeakReference<VerifiedSnapshot> snapshot;

        Entry(FileIdentity file, VerifiedSnapshot snapshot) {
            this.file = file;
            this.snapshot = new WeakReference<>(snapshot);
        }
    }
}
