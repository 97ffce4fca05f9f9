package dev.snapforge.storage.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that nobody needs any more.
 *
 * @param kind what it is
 * @param id of a build, or the digest of anything else
 * @param since when its time began: a build's end, a row's creation, or when content was first seen without a row; null for content
 *     whose time has not begun
 * @param size in bytes; null if it has none
 */
public record RemovalCandidate(
        Kind kind,
        String id,
        @Nullable Instant since,
        @Nullable Long size) {

    /** What can be removed, in the order in which it is: what names something goes before what is named. */
    public enum Kind {
        /** A build that ended long ago, with its jobs, events and logs. No release was made by it, and no rebuild repeats it. */
        BUILD,
        /** A snapshot's row. It was never released, no build that is still known made it, and nobody revoked it. */
        SNAPSHOT,
        /** A bundle's rows. No build, version or snapshot was made of it. */
        BUNDLE,
        /** Content of the store. No row names it. */
        CONTENT
    }
}
