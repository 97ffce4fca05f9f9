package dev.snapforge.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folder of the embedded Postgres, held by one process at a time through a file lock that dies with the process. */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final int STOP_SECONDS = 10;

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

    /**
     * Stops the Postgres that a killed process left running on this folder, and removes the pid file of one that is gone.
     * A pid that by now belongs to some other program is left alone.
     */
    void stopOrphan() {
        try {
            Optional<ProcessHandle> orphan = postmaster();
            if (orphan.isPresent()) {
                LOG.warn(
                        "Stopping Postgres {} that an earlier process left behind",
                        orphan.get().pid());
                stop(orphan.get());
            }
            Files.deleteIfExists(pidFile());
            // The library's own lock, which it does not let go of when a start fails; this class holds a better one.
            Files.deleteIfExists(data().resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Postgres that runs on this folder, if one does. */
    Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        String pid = lines.isEmpty() ? "" : lines.get(0).strip();
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(this::isPostgresOfThisFolder);
    }

    private boolean isPostgresOfThisFolder(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command().filter(it -> it.endsWith("/postgres")).isPresent();
        return postgres
                && info.arguments()
                        .filter(it -> Arrays.asList(it).contains(data().toString()))
                        .isPresent();
    }

    private static void stop(ProcessHandle process) {
        // SIGTERM is Postgres' "smart" shutdown, which waits for clients; those of the killed process are gone.
        process.destroy();
        if (!exits(process)) {
            process.destroyForcibly();
            exits(process);
        }
    }

    private static boolean exits(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
