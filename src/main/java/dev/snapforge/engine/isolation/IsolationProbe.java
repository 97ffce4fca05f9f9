package dev.snapforge.engine.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which isolation works on this machine by trying it. */
public final class IsolationProbe {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationProbe.class);
    private static final int SECONDS = 10;

    private IsolationProbe() {}

    /**
     * The strongest isolation that the policy allows and that works here.
     *
     * @throws IsolationUnavailableException if it is required and does not work
     */
    public static Isolation choose(IsolationPolicy policy, Path workDirectory) {
        if (policy == IsolationPolicy.NONE) {
            LOG.warn("Engine processes run without bubblewrap, as snapforge.engine.isolation=none asks.");
            return Isolation.PROCESS;
        }
        String trouble = tryOut(new Bubblewrap(), workDirectory);
        if (trouble.isEmpty()) {
            return new Bubblewrap();
        }
        if (policy == IsolationPolicy.REQUIRED) {
            throw new IsolationUnavailableException(trouble);
        }
        LOG.warn("Engine processes run without bubblewrap, which does not work here: {}", trouble);
        return Isolation.PROCESS;
    }

    /** Bubblewrap for engines that must not run without it, whatever the settings say; empty if it does not work. */
    public static Optional<Isolation> bubblewrap(Path workDirectory) {
        Isolation isolation = new Bubblewrap();
        String trouble = tryOut(isolation, workDirectory);
        if (!trouble.isEmpty()) {
            LOG.warn("Bubblewrap does not work here: {}", trouble);
        }
        return trouble.isEmpty() ? Optional.of(isolation) : Optional.empty();
    }

    private static String tryOut(Isolation isolation, Path workDirectory) {
        try {
            Path folder = Files.createTempDirectory(workDirectory, "isolation-");
            try {
                Process process = new ProcessBuilder(
                                isolation.wrap(List.of("/usr/bin/env", "true"), folder, List.of(), 0))
                        .redirectErrorStream(true)
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return "it did not end within " + SECONDS + " s";
                }
                return process.exitValue() == 0 ? "" : "exit code " + process.exitValue() + ": " + output.strip();
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
