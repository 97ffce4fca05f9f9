package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshots to list; null means any.
 *
 * @param name a name that one of its builds gave it
 * @param engine the engine build it is for
 * @param platform the platform it is for
 * @param feature a feature it was built with
 * @param v8Version the version of V8 that loads it
 * @param base the snapshot that it stands on directly
 * @param limit most items to give, 1 to 100
 * @param cursor {@link #placeOf(Snapshot)} of the last snapshot of the page before, or null for the first page
 */
public record SnapshotQuery(
        @Nullable String name,
        @Nullable EngineId engine,
        @Nullable Platform platform,
        @Nullable String feature,
        @Nullable String v8Version,
        @Nullable Digest base,
        int limit,
        @Nullable String cursor) {

    /** The largest limit of a page. */
    public static final int MAX_LIMIT = 100;

    /** @throws MalformedValueException {@code malformed-limit} */
    public SnapshotQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new MalformedValueException(
                    "malformed-limit", "limit", "a number from 1 to " + MAX_LIMIT, Integer.toString(limit));
        }
    }

    /** An opaque text for a snapshot's place in the list. */
    public static String placeOf(Snapshot snapshot) {
        return new SnapshotCursor(snapshot.createdAt(), snapshot.digest()).toString();
    }
}
