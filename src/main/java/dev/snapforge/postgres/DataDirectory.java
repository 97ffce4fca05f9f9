package dev.snapforge.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folder of the embedded Postgres, held by one process at a time through a file lock that dies with the process. */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process.
     *
     * @throws EmbeddedPostgresException when another process holds it, or it cannot be written
     */
    static DataDirectory take(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel file = FileChannel.open(
                    root.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new EmbeddedPostgresException(
                        "Another Snapforge process already uses the folder '" + root + "'.",
                        "a locked postgres.lock",
                        "Stop that process, or give this one its own folder with snapforge.postgres.directory.");
            }
            return new DataDirectory(root, file);
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder '" + root + "' for the embedded Postgres cannot be used.",
                    String.valueOf(e),
                    "Make it writable, choose another one with snapforge.postgres.directory, or set spring.datasource.url.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Where the tables are. */
    Path data() {
        return root.resolve("postgres");
    }

    /**
     * Where the programs are unpacked to: inside a folder of the owner alone, as the library makes its own writable for
     * everybody. What an interrupted unpacking left is removed, as the library would take half a file for a whole one.
     */
    Path programs() throws IOException {
        Path closed = root.resolve("pgbin");
        if (!Files.exists(closed)) {
            Files.createDirectory(
                    closed, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path unpacked = closed.resolve("unpacked");
        Path complete = closed.resolve("complete");
        if (!Files.exists(complete)) {
            FileSystemUtils.deleteRecursively(unpacked);
        }
        return unpacked;
    }

    /** Notes that the programs are unpacked and have run. */
    void programsComplete() throws IOException {
        Path complete = root.resolve("pgbin/complete");
        if (!Files.exists(complete)) {
            Files.createFile(complete);
        }
    }

    /** What Postgres printed since its last start. */
    Path log() {
        return root.resolve("postgres.log");
    }

    /** The password of the database; it is written last, so its presence says that the first start was completed. */
    Path password() {
        return root.resolve("postgres.password");
    }

    /** Moves the leftovers of a first start that was cut short out of the way; they hold no data, but nothing is deleted unasked. */
    void setAsideIncomplete() throws IOException {
        if (Files.exists(password()) || !Files.exists(data())) {
            return;
        }
        int number = 1;
        while (Files.exists(root.resolve("postgres.incomplete-" + number))) {
            number++;
        }
        Path aside = root.resolve("postgres.incomplete-" + number);
        Files.move(data(), aside);
        LOG.warn("An unfinished first start of Postgres was set aside as {}", aside);
    }

    /** The Postgres that runs on this folder, if one does. */
    Postmaster postmaster() {
        return new Postmaster(data());
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
