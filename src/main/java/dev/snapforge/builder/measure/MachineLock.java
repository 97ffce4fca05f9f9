package dev.snapforge.builder.measure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to measure on this machine, as far as its builders share a folder for temporary files: two that measure at the same time
 * disturb each other. The system takes it from a process that ends.
 */
final class MachineLock implements AutoCloseable {

    private final FileChannel channel;
    private final boolean held;

    private MachineLock(FileChannel channel, boolean held) {
        this.channel = channel;
        this.held = held;
    }

    /** Tries to take it. */
    static MachineLock take() throws IOException {
        Path file =
                Path.of(System.getProperty("java.io.tmpdir"), "snapforge-measures-" + System.getProperty("user.name"));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return new MachineLock(channel, isLocked(channel));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another builder in this JVM has it.
            return false;
        }
    }

    /** Whether it is ours until it is closed. */
    boolean isHeld() {
        return held;
    }

    /** The lock goes with the channel. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
