package dev.snapforge.engine;

import dev.snapforge.core.Target;
import dev.snapforge.engine.isolation.Isolation;
import dev.snapforge.engine.isolation.IsolationProbe;
import dev.snapforge.engine.limit.AnswerMemory;
import dev.snapforge.engine.limit.SessionBudget;
import dev.snapforge.engine.work.JobFolder;
import dev.snapforge.engine.work.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/** The engines of this machine that passed their probe. */
@Service
@BuilderRole
public class Engines implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
    private static final int SHUTDOWN_SECONDS = 10;

    /** A job has about fifteen, each with a limit of its own that few come near; all of them together may take as long as these. */
    private static final int PROCESSES_OF_A_JOB = 10;

    private static final int PROCESSES_OF_AN_EXPLANATION = 2;
    private static final ThreadFactory THREADS = task -> {
        Thread thread = new Thread(task, "engine-starter");
        thread.setDaemon(true);
        return thread;
    };

    private final EngineSettings settings;
    private final EngineCatalogue catalogue;
    private final EngineWatchdog watchdog;
    private final EngineMeters meters;
    private final ExecutorService starter = Executors.newCachedThreadPool(THREADS);
    private final Map<Target, Engine> engines = new ConcurrentSkipListMap<>();
    private final AnswerMemory answers = AnswerMemory.ofThisHeap();
    private final EngineRejections rejections = new EngineRejections();
    private volatile @Nullable WorkDirectory directory;

    Engines(EngineSettings settings, EngineCatalogue catalogue, EngineWatchdog watchdog, EngineMeters meters) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.watchdog = watchdog;
        this.meters = meters;
    }

    /**
     * Probes every installed engine, in parallel. One that fails is left out and the log says why.
     *
     * @param strangers whether bundles may come from people whom the operator does not know: they never run without a sandbox by
     *     accident
     * @return the facts about those that passed
     */
    public List<EngineProbeResult> probe(boolean strangers) throws IOException {
        WorkDirectory work = WorkDirectory.open(settings.workDirectory());
        directory = work;
        IsolationProbe isolations = new IsolationProbe(work.newSandboxFolder());
        Isolation isolation = isolations.choose(settings.isolation(), strangers);
        List<? extends Future<?>> probes = allowed(isolation, isolations).entrySet().stream()
                .map(installed -> starter.submit(() -> probe(installed.getKey(), installed.getValue(), work)))
                .toList();
        for (Future<?> probe : probes) {
            try {
                probe.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A probe failed in a way that it should not", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while engines were probed", e);
            }
        }
        return engines.values().stream().map(Engine::facts).toList();
    }

    /** Code that could reach files and the network runs under bubblewrap, whatever the settings say, or not at all. */
    private Map<InstalledEngine, Isolation> allowed(Isolation isolation, IsolationProbe isolations) {
        Map<InstalledEngine, Isolation> allowed = new LinkedHashMap<>();
        Optional<Isolation> strict = Optional.empty();
        for (InstalledEngine engine : catalogue.installed(rejections)) {
            if (!engine.descriptor().needsIsolation() || isolation.namespaces()) {
                allowed.put(engine, isolation);
                continue;
            }
            if (strict.isEmpty()) {
                strict = isolations.bubblewrap();
            }
            strict.ifPresentOrElse(
                    it -> allowed.put(engine, it),
                    () -> rejections.add(
                            engine.descriptor().target(),
                            "its JavaScript can reach files and the network, so it runs under bubblewrap only, and bubblewrap"
                                    + " does not work here"));
        }
        return allowed;
    }

    /** The engines that passed, by target. */
    public Collection<Engine> all() {
        return engines.values();
    }

    public Optional<Engine> find(Target target) {
        return Optional.ofNullable(engines.get(target));
    }

    /** Where engines are looked for, absolute. */
    public Path directory() {
        return catalogue.directory();
    }

    /** The engines there that cannot be used or are not to be, by target or folder, and why. */
    public Map<String, String> rejected() {
        return rejections.all();
    }

    /** Ends unused processes that have waited too long; called from time to time. */
    public void retireSpares() {
        engines.values().forEach(Engine::retireSpares);
    }

    private void probe(InstalledEngine installed, Isolation isolation, WorkDirectory work) {
        Target target = installed.descriptor().target();
        EngineLauncher launcher = new EngineLauncher(installed, settings, isolation, work, meters);
        try {
            EngineProbeResult facts = new EngineProbe(installed, launcher, watchdog, isolation, work).run();
            SpareProcessPool spares =
                    new SpareProcessPool(launcher, watchdog, starter, settings.spares(), settings.spareLife());
            Duration job = launcher.limits().wallClock().multipliedBy(PROCESSES_OF_A_JOB);
            Duration explanation = launcher.limits().wallClock().multipliedBy(PROCESSES_OF_AN_EXPLANATION);
            engines.put(
                    target,
                    new Engine(
                            facts,
                            spares,
                            privatePaths(installed, work.path()),
                            meters,
                            () -> new SessionBudget(answers, job, explanation),
                            () -> new JobFolder(work)));
            LOG.info(
                    "Engine {}: V8 {}, isolation {}, snapshots {}",
                    target,
                    facts.v8Version(),
                    facts.isolation(),
                    facts.sharesProcess() ? "that share a process" : "for a process each");
        } catch (IOException e) {
            rejections.add(target, String.valueOf(e.getMessage()));
        }
    }

    private List<String> privatePaths(InstalledEngine installed, Path work) {
        return Stream.concat(
                        Stream.of(work, catalogue.directory(), Path.of(System.getProperty("java.home"))),
                        installed.descriptor().surroundings().stream())
                .map(Path::toString)
                .toList();
    }

    @Override
    public void destroy() {
        endProcesses();
        WorkDirectory work = directory;
        if (work != null) {
            try {
                work.close();
            } catch (IOException e) {
                LOG.warn("The work directory could not be closed: {}", e.getMessage());
            }
        }
    }

    private void endProcesses() {
        engines.values().forEach(Engine::close);
        starter.shutdown();
        try {
            // Used processes are being ended: their private folders should be gone when we are.
            if (!starter.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                starter.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
