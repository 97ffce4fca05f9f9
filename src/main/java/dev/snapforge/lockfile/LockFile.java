package dev.snapforge.lockfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that this process keeps locked until it closes it or ends. The system takes the lock from a process however that ends, so what it
 * has left behind can be told from what is in use. A process id cannot tell: in a container that starts again the next process often has
 * the same one.
 */
public final class LockFile implements AutoCloseable {

    /** Those of this JVM: to open and close such a file would take its lock away. Source: FileLock, fcntl(2). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final FileChannel lock;
    private Path file;

    private LockFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Makes the file, and locks it.
     *
     * @param file absolute and normalized, as everybody who asks for it names it; must not be there yet
     */
    public static LockFile create(Path file) throws IOException {
        OURS.add(file);
        FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("The new file " + file + " cannot be locked");
        }
        return new LockFile(file, lock);
    }

    /** Whether this process or another one that lives keeps this file locked; false where there is no file. */
    public static boolean isHeld(Path file) throws IOException {
        if (OURS.contains(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Gives the file another name, under which it is locked from the start. */
    public void rename(Path name) throws IOException {
        OURS.add(name);
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        OURS.remove(file);
        file = name;
    }

    /** Removes the file, if it is still there, and the lock with it. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        lock.close();
        OURS.remove(file);
    }
}
