package dev.snapforge.client.cache;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which file it is and when it last changed, as the system tells it. A file that was written again, renamed, linked to or given other
 * rights has another change time, which no program can set; a copy has another inode.
 *
 * @param device the file system's number
 * @param inode the file's number in it
 * @param size in bytes
 * @param modified when its content changed, in nanoseconds since 1970
 * @param changed when its content, name, owner or mode changed, in nanoseconds since 1970
 */
public record FileIdentity(long device, long inode, long size, long modified, long changed) {

    /**
     * The identity of a regular file that nobody but root and the given user can have written or linked to; null for anything else.
     *
     * @param owner the user's number
     */
    static @Nullable FileIdentity of(Path file, long owner) {
        try {
            UnixAttributes found = UnixAttributes.of(file);
            boolean sound = found.isRegularFile()
                    && !found.isWritableByOthers()
                    && found.isOwnedBy(owner)
                    && found.number("nlink") == 1;
            return sound
                    ? new FileIdentity(
                            found.number("dev"),
                            found.number("ino"),
                            found.number("size"),
                            found.nanoseconds("lastModifiedTime"),
                            found.nanoseconds("ctime"))
                    : null;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Absent, or a system that has no such attributes: nothing is known of it.
            return null;
        }
    }

    // Written out: what a record does by itself is linked at its first use, and every cold start would pay for that.

    /** The five numbers, for a receipt. */
    @Override
    public String toString() {
        return device + " " + inode + " " + size + " " + modified + " " + changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileIdentity that
                && device == that.device
                && inode == that.inode
                && size == that.size
                && modified == that.modified
                && changed == that.changed;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(inode);
    }
}
