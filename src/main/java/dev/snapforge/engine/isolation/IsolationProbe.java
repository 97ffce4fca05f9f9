package dev.snapforge.engine.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which isolation works on this machine by trying it. */
public final class IsolationProbe {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationProbe.class);
    private static final int SECONDS = 10;
    private static final ProcessLimits LIMITS = new ProcessLimits(SECONDS, 1L << 30, 1L << 20);

    private final Path folder;

    /** @param folder the service's own, where the sandbox program is put and stays while engine processes run */
    public IsolationProbe(Path folder) {
        this.folder = folder;
    }

    /**
     * The strongest isolation that the policy allows and that works here.
     *
     * @param strangers whether bundles may come from people whom the operator does not know
     * @throws IsolationUnavailableException if one is required and does not work, or strangers' bundles would run without any
     *     although nobody said that they may
     */
    public Isolation choose(IsolationPolicy policy, boolean strangers) {
        if (policy == IsolationPolicy.NONE) {
            LOG.warn("Engine processes run without a sandbox, as snapforge.engine.isolation=none asks.");
            return new PlainProcess();
        }
        Attempt bubblewrap = policy == IsolationPolicy.LANDLOCK ? Attempt.NONE : tryOut(Bubblewrap::new);
        if (policy == IsolationPolicy.REQUIRED && !bubblewrap.works()) {
            throw IsolationUnavailableException.bubblewrap(bubblewrap.trouble());
        }
        Attempt landlock = bubblewrap.works() ? Attempt.NONE : tryOut(LandlockSandbox::new);
        if (policy == IsolationPolicy.LANDLOCK && !landlock.works()) {
            throw IsolationUnavailableException.landlock(landlock.trouble());
        }
        Optional<Isolation> working = bubblewrap.isolation().or(landlock::isolation);
        if (working.isPresent()) {
            LOG.info("Engine processes run under {}.", working.get().name());
            return working.get();
        }
        String trouble = "bubblewrap: " + bubblewrap.trouble() + "; Landlock: " + landlock.trouble();
        if (strangers) {
            throw IsolationUnavailableException.any(trouble);
        }
        LOG.warn("Engine processes run without a sandbox, because none works here: {}", trouble);
        return new PlainProcess();
    }

    /** Bubblewrap for engines that must not run without it, whatever the settings say; empty if it does not work. */
    public Optional<Isolation> bubblewrap() {
        Attempt attempt = tryOut(Bubblewrap::new);
        if (!attempt.works()) {
            LOG.warn("Bubblewrap does not work here: {}", attempt.trouble());
        }
        return attempt.isolation();
    }

    /** All that work here, the strongest first; the last one is no more than a process. */
    List<Isolation> all() {
        List<Isolation> all = new ArrayList<>();
        tryOut(Bubblewrap::new).isolation().ifPresent(all::add);
        tryOut(LandlockSandbox::new).isolation().ifPresent(all::add);
        all.add(new PlainProcess());
        return all;
    }

    /** Either an isolation that works, or what is wrong with it. */
    private record Attempt(Optional<Isolation> isolation, String trouble) {

        private static final Attempt NONE = new Attempt(Optional.empty(), "not tried");

        private static Attempt failed(String trouble) {
            return new Attempt(Optional.empty(), trouble);
        }

        private boolean works() {
            return isolation.isPresent();
        }
    }

    private Attempt tryOut(Function<SandboxProgram, Isolation> kind) {
        try {
            Isolation isolation = kind.apply(SandboxProgram.in(folder));
            Path own = Files.createTempDirectory(folder, "probe-");
            try {
                String trouble = run(isolation.wrap(
                        new ConfinedCommand(List.of("true"), own, List.of(), List.of(), false, 0, LIMITS)));
                return trouble.isEmpty() ? new Attempt(Optional.of(isolation), "") : Attempt.failed(trouble);
            } finally {
                Files.delete(own);
            }
        } catch (IOException e) {
            return Attempt.failed(String.valueOf(e.getMessage()));
        }
    }

    /** Empty if the command ended well. */
    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "it did not end within " + SECONDS + " s";
            }
            return process.exitValue() == 0 ? "" : "exit code " + process.exitValue() + ": " + output.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return "interrupted";
        }
    }
}
