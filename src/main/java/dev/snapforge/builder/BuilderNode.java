package dev.snapforge.builder;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.Engine;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.engine.Engines;
import dev.snapforge.fleet.BuilderRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The role {@code builder}: probes engines, registers them with a heartbeat, takes jobs, and drains when it is told to stop. */
@Component
@BuilderRole
class BuilderNode implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BuilderNode.class);

    private final Engines engines;
    private final BuilderRegistry registry;
    private final QueueConsumer consumer;
    private final BuilderName name;
    private final AccessSettings access;
    private final ExecutorService heart =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "builder-heartbeat"));
    private volatile boolean running;
    private volatile long lastHeartbeat = System.nanoTime();

    BuilderNode(
            Engines engines,
            BuilderRegistry registry,
            QueueConsumer consumer,
            BuilderName name,
            AccessSettings access) {
        this.engines = engines;
        this.registry = registry;
        this.consumer = consumer;
        this.name = name;
        this.access = access;
    }

    @Override
    public void start() {
        List<EngineProbeResult> facts = probe();
        if (facts.isEmpty()) {
            // Not a reason to end: what has been published is served all the same, and other builders may have engines.
            LOG.error(MissingEnginesReport.of(engines).text());
        }
        registry.register(name.toString(), facts);
        lastHeartbeat = System.nanoTime();
        consumer.start(engines.all());
        running = true;
        heart.execute(() -> beat(facts));
    }

    private List<EngineProbeResult> probe() {
        try {
            return engines.probe(access.asksWho());
        } catch (IOException e) {
            throw new UncheckedIOException("Engines could not be probed", e);
        }
    }

    private void beat(List<EngineProbeResult> facts) {
        try {
            while (running) {
                TimeUnit.MILLISECONDS.sleep(BuilderRegistry.HEARTBEAT.toMillis());
                beatOnce(facts);
                engines.retireSpares();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beatOnce(List<EngineProbeResult> facts) {
        try {
            if (running && !registry.heartbeat(name.toString())) {
                registry.register(name.toString(), facts);
            }
            lastHeartbeat = System.nanoTime();
        } catch (RuntimeException e) {
            // Whatever it was, the next beat must come.
            LOG.warn("The builder's heartbeat could not be written: {}", e.getMessage());
        }
    }

    /** The engines that passed their probe. */
    Collection<Engine> engines() {
        return engines.all();
    }

    /** Why there are none, if there are none. */
    MissingEnginesReport missingEngines() {
        return MissingEnginesReport.of(engines);
    }

    /** How long ago the others last heard that this builder lives. */
    Duration sinceHeartbeat() {
        return Duration.ofNanos(System.nanoTime() - lastHeartbeat);
    }

    @Override
    public void stop() {
        running = false;
        heart.shutdownNow();
        try {
            registry.stop(name.toString());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The builder could not say goodbye: {}", e.getMessage());
        }
        consumer.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts (so the first request finds a builder), after everything that it needs. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
