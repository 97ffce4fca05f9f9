package dev.snapforge.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/**
 * Where engine processes have their private folders and class archives are kept; several services may share it. Each has a
 * file that it keeps locked while it lives, and its id in the names of its folders. The system takes the lock from a process
 * that ends, however it ends, so what is left behind can be told from what is in use. A process id cannot tell: in a
 * container that starts again the next process often has the same one.
 */
final class WorkDirectory implements AutoCloseable {

    private static final String FOLDER = "process-";
    private static final String SANDBOX = "sandbox-";
    private static final String ALL = "{process,sandbox}-";
    private static final String LOCK = ".lock";

    /** Services in this JVM: to open and close one's lock file would take its lock away. Source: FileLock, fcntl(2). */
    private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final String id;
    private final FileChannel lock;

    private WorkDirectory(Path path, String id, FileChannel lock) {
        this.path = path;
        this.id = id;
        this.lock = lock;
    }

    /** Makes the directory where it is not there, and removes what services that are no more have left in it. */
    static WorkDirectory open(Path directory) throws IOException {
        Path path = directory.toAbsolutePath().normalize();
        Files.createDirectories(path.resolve("archives"));
        String id = UUID.randomUUID().toString();
        OURS.add(id);
        // Locked before it has its name: whoever finds a file that is not locked removes it.
        Path nameless = path.resolve(id);
        FileChannel lock = FileChannel.open(nameless, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("A new file in " + path + " cannot be locked");
        }
        Files.move(nameless, lockFile(path, id), StandardCopyOption.ATOMIC_MOVE);
        WorkDirectory opened = new WorkDirectory(path, id, lock);
        opened.removeWhatIsAbandoned();
        return opened;
    }

    Path path() {
        return path;
    }

    Path archives() {
        return path.resolve("archives");
    }

    /** A new private folder. */
    Path newFolder() throws IOException {
        return Files.createTempDirectory(path, FOLDER + id + "-");
    }

    /** A new folder for the program that engine processes are started with. */
    Path newSandboxFolder() throws IOException {
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
        if (OURS.contains(owner)) {
            return true;
        }
        try (FileChannel file = FileChannel.open(lockFile(path, owner), StandardOpenOption.WRITE)) {
            return file.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        }
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
        Files.deleteIfExists(lockFile(path, id));
        lock.close();
        OURS.remove(id);
    }
}
