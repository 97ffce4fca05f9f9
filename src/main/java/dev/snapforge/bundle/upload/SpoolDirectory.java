package dev.snapforge.bundle.upload;

import dev.snapforge.lockfile.LockFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of this process for what clients send. It holds a {@link LockFile}, so the next start knows which folders nobody needs any
 * more.
 */
final class SpoolDirectory implements AutoCloseable {

    private static final String FOLDER = "process-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final LockFile lock;

    private SpoolDirectory(Path folder, LockFile lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a folder for this process, and removes those of processes that are no more. */
    static SpoolDirectory open(Path directory) throws IOException {
        Path all = directory.toAbsolutePath().normalize();
        Files.createDirectories(all);
        synchronized (SpoolDirectory.class) {
            // One start at a time, so that none takes a folder for abandoned that another one is about to lock.
            try (FileChannel starts =
                            FileChannel.open(all.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock start = starts.lock()) {
                removeWhatIsAbandoned(all);
                if (!start.isValid()) {
                    throw new IOException("The lock of " + all + " was lost");
                }
                Path folder = Files.createTempDirectory(all, FOLDER);
                return new SpoolDirectory(folder, LockFile.create(folder.resolve(LOCK)));
            }
        }
    }

    Path path() {
        return folder;
    }

    private static void removeWhatIsAbandoned(Path all) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, FOLDER + "*")) {
            for (Path folder : folders) {
                if (!LockFile.isHeld(folder.resolve(LOCK))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        lock.close();
    }
}
