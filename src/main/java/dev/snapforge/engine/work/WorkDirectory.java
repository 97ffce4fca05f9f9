package dev.snapforge.engine.work;

import dev.snapforge.lockfile.LockFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.FileSystemUtils;

/**
 * Where engine processes and jobs have their private folders and class archives are kept; several services may share it. Each has a
 * {@link LockFile}, and its id in the names of its folders.
 */
public final class WorkDirectory implements AutoCloseable {

    private static final String FOLDER = "process-";
    private static final String JOB = "job-";
    private static final String SANDBOX = "sandbox-";
    private static final String ALL = "{process,job,sandbox}-";
    private static final String LOCK = ".lock";

    private final Path path;
    private final String id;
    private final LockFile lock;
    private final AtomicLong numbers = new AtomicLong();

    private WorkDirectory(Path path, String id, LockFile lock) {
        this.path = path;
        this.id = id;
        this.lock = lock;
    }

    /** Makes the directory where it is not there, and removes what services that are no more have left in it. */
    public static WorkDirectory open(Path directory) throws IOException {
        Path path = directory.toAbsolutePath().normalize();
        Files.createDirectories(path.resolve("archives"));
        String id = UUID.randomUUID().toString();
        // Locked before it has its name: whoever finds a file that is not locked removes it.
        LockFile lock = LockFile.create(path.resolve(id));
        lock.rename(lockFile(path, id));
        WorkDirectory opened = new WorkDirectory(path, id, lock);
        opened.removeWhatIsAbandoned();
        return opened;
    }

    /** The directory itself. */
    public Path path() {
        return path;
    }

    /** Where class archives are kept, for all services. */
    public Path archives() {
        return path.resolve("archives");
    }

    /** A new private folder for an engine process. */
    public Path newFolder() throws IOException {
        return Files.createTempDirectory(path, FOLDER + id + "-");
    }

    Path newJobFolder() throws IOException {
        return Files.createTempDirectory(path, JOB + id + "-");
    }

    /** A number that this directory has not given before. */
    long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** A new folder for the program that engine processes are started with. */
    public Path newSandboxFolder() throws IOException {
        return Files.createTempDirectory(path, SANDBOX + id + "-");
    }

    private void removeWhatIsAbandoned() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, ALL + "*")) {
            for (Path folder : folders) {
                if (!alive(owner(folder))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(path, "*" + LOCK)) {
            for (Path file : locks) {
                String name = file.getFileName().toString();
                if (!alive(name.substring(0, name.length() - LOCK.length()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The id in a folder's name, without what makes the name unique. */
    private static String owner(Path folder) {
        String name = folder.getFileName().toString();
        int begin = name.indexOf('-') + 1;
        return name.substring(begin, Math.max(begin, name.lastIndexOf('-')));
    }

    private boolean alive(String owner) throws IOException {
        return LockFile.isHeld(lockFile(path, owner));
    }

    private static Path lockFile(Path path, String id) {
        return path.resolve(id + LOCK);
    }

    /** Removes this service's folders that are still there, and says that it is no more. */
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> own = Files.newDirectoryStream(path, ALL + id + "-*")) {
            for (Path folder : own) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        lock.close();
    }
}
