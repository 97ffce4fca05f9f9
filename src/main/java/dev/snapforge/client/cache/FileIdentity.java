package dev.snapforge.client.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    private static final String ATTRIBUTES = "unix:dev,ino,size,mode,uid,nlink,lastModifiedTime,ctime";

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;

    /**
     * The identity of a regular file that nobody but root and the given user can have written or linked to; null for anything else.
     *
     * @param owner the user's number
     */
    static @Nullable FileIdentity of(Path file, long owner) {
        try {
            Map<String, Object> found = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            int mode = (int) number(found, "mode");
            long uid = number(found, "uid");
            boolean sound = (mode & TYPE) == REGULAR
                    && (mode & WRITABLE_BY_OTHERS) == 0
                    && (uid == owner || uid == 0)
                    && number(found, "nlink") == 1;
            return sound
                    ? new FileIdentity(
                            number(found, "dev"),
                            number(found, "ino"),
                            number(found, "size"),
                            nanoseconds(found, "lastModifiedTime"),
                            nanoseconds(found, "ctime"))
                    : null;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Absent, or a system that has no such attributes: nothing is known of it.
            return null;
        }
    }

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

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : -1;
    }

    private static long nanoseconds(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : -1;
    }
}
