package dev.snapforge.client.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the system says of a file or folder itself, not of what a link leads to; by stat(2). */
final class UnixAttributes {

    private static final String NAMES = "unix:dev,ino,size,mode,uid,nlink,lastModifiedTime,ctime";

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final long ROOT = 0;

    private final Map<String, Object> attributes;

    private UnixAttributes(Map<String, Object> attributes) {
        this.attributes = attributes;
    }

    /**
     * Asks the system.
     *
     * @throws IOException if there is nothing of this name
     * @throws UnsupportedOperationException on a system that has no such attributes; some say {@link IllegalArgumentException}
     */
    static UnixAttributes of(Path path) throws IOException {
        return new UnixAttributes(Files.readAttributes(path, NAMES, LinkOption.NOFOLLOW_LINKS));
    }

    boolean isDirectory() {
        return (number("mode") & TYPE) == DIRECTORY;
    }

    boolean isRegularFile() {
        return (number("mode") & TYPE) == REGULAR;
    }

    /** Whether the group or everybody may write. */
    boolean isWritableByOthers() {
        return (number("mode") & WRITABLE_BY_OTHERS) != 0;
    }

    boolean isSticky() {
        return (number("mode") & STICKY) != 0;
    }

    /** Whether it is this user's, or root's. */
    boolean isOwnedBy(long user) {
        long owner = number("uid");
        return owner == user || owner == ROOT;
    }

    /** A number by the JDK's name for it; -1 if the system does not say. */
    long number(String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : -1;
    }

    /** A time by the JDK's name for it, in nanoseconds since 1970; -1 if the system does not say. */
    long nanoseconds(String name) {
        return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : -1;
    }
}
