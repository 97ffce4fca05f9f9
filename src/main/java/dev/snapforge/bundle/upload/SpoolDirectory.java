package dev.snapforge.bundle.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of this process for what clients send. It holds a file that is locked for as long as the process lives: the system takes the
 * lock from a process however that ends, so the next start knows which folders nobody needs any more.
 */
final class SpoolDirectory implements AutoCloseable {

    private static final String FOLDER = "process-";
    private static final String LOCK = ".lock";

    /** Of this JVM: to open and close one's lock file would take its lock away. Source: FileLock, fcntl(2). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private SpoolDirectory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a folder for this process, and removes those of processes that are no more. */
    static SpoolDirectory open(Path directory) throws IOException {
        Path all = directory.toAbsolutePath().normalize();
        Files.createDirectories(all);
        synchronized (OURS) {
            // One start at a time, so that none takes a folder for abandoned that another one is about to lock.
            try (FileChannel starts =
                            FileChannel.open(all.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock start = starts.lock()) {
                removeWhatIsAbandoned(all);
                Path folder = Files.createTempDirectory(all, FOLDER);
                FileChannel lock =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (!start.isValid() || lock.tryLock() == null) {
                    throw new IOException("A new file in " + folder + " cannot be locked");
                }
                OURS.add(folder);
                return new SpoolDirectory(folder, lock);
            }
        }
    }

    Path path() {
        return folder;
    }

    private static void removeWhatIsAbandoned(Path all) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, FOLDER + "*")) {
            for (Path folder : folders) {
                if (!OURS.contains(folder) && !isLocked(folder.resolve(LOCK))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        lock.close();
        OURS.remove(folder);
    }
}
