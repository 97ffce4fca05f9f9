package dev.snapforge.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Postgres process that runs on a folder of tables, as its pid file tells. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int STOP_SECONDS = 10;

    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    /**
     * Stops the Postgres that a killed process left running on this folder, and removes the pid file of one that is gone.
     * A pid that by now belongs to some other program is left alone.
     */
    void stopOrphan() {
        try {
            Optional<ProcessHandle> orphan = process();
            if (orphan.isPresent()) {
                LOG.warn(
                        "Stopping Postgres {} that an earlier process left behind",
                        orphan.get().pid());
                stop(orphan.get());
            }
            Files.deleteIfExists(pidFile());
            // The library's own lock, which it does not let go of when a start fails; DataDirectory holds a better one.
            Files.deleteIfExists(data.resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its process, if there is one. */
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        String pid = lines.isEmpty() ? "" : lines.get(0).strip();
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(this::runsOnThisFolder);
    }

    private boolean runsOnThisFolder(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command().filter(it -> it.endsWith("/postgres")).isPresent();
        return postgres
                && info.arguments()
                        .filter(it -> Arrays.asList(it).contains(data.toString()))
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
        return data.resolve("postmaster.pid");
    }
}
