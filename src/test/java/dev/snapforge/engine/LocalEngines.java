package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.isolation.IsolationPolicy;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The engines that the build prepared, with limits for tests. */
final class LocalEngines implements AutoCloseable {

    static final EngineLimits LIMITS = new EngineLimits(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            DataSize.ofMegabytes(256),
            DataSize.ofMegabytes(700),
            DataSize.ofMegabytes(4),
            DataSize.ofMegabytes(256));

    private final EngineWatchdog watchdog = new EngineWatchdog();
    private final Engines engines;
    private final List<EngineSession> kept = new CopyOnWriteArrayList<>();

    LocalEngines(Path work, EngineLimits limits) throws IOException {
        this(settings(work, IsolationPolicy.AUTO, limits));
    }

    /** Other engines than those of the default tests: the targets that match, in this directory. */
    LocalEngines(Path work, Path directory, String targets) throws IOException {
        this(settings(directory, work, IsolationPolicy.AUTO, LIMITS, targets));
    }

    /** Engines that the default suite leaves alone. */
    LocalEngines(Path work, EngineLimits limits, List<String> targets) throws IOException {
        this(settings(work, IsolationPolicy.AUTO, limits, String.join(",", targets)));
    }

    LocalEngines(EngineSettings settings) throws IOException {
        engines = new Engines(
                settings, new EngineCatalogue(settings), watchdog, new EngineMeters(new SimpleMeterRegistry()));
        engines.probe(false);
    }

    static EngineSettings settings(Path work, IsolationPolicy isolation, EngineLimits limits) {
        return settings(work, isolation, limits, System.getProperty("snapforge.engine.targets", "*"));
    }

    static EngineSettings settings(Path work, IsolationPolicy isolation, EngineLimits limits, String targets) {
        return settings(directory(), work, isolation, limits, targets);
    }

    static EngineSettings settings(
            Path directory, Path work, IsolationPolicy isolation, EngineLimits limits, String targets) {
        return new EngineSettings(
                directory,
                Stream.of(targets.split(",")).map(TargetPattern::of).toList(),
                work,
                isolation,
                1,
                Duration.ofMinutes(1),
                limits,
                8);
    }

    /** Where the build prepared them. */
    static Path directory() {
        return Path.of(System.getProperty("snapforge.engine.directory", "target/engines"));
    }

    Engines engines() {
        return engines;
    }

    EngineSession open(String target) {
        return engines.find(Target.parse(target)).orElseThrow().open();
    }

    EngineResponse create(String target, String source) {
        return snapshotOf(keep(target), List.of(new Script("main.js", source)));
    }

    /** A session that stays open until this is closed, and with it the snapshots that it makes. */
    EngineSession keep(String target) {
        EngineSession session = open(target);
        kept.add(session);
        return session;
    }

    /** All bytes of a snapshot. */
    static byte[] bytes(CreateResponse created) {
        try {
            return created.blob().bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the scripts without ears and takes the last snapshot. */
    static EngineResponse snapshotOf(EngineSession session, List<Script> scripts) {
        return session.create(scripts, DeterminismSettings.REAL, false, true, stage -> {});
    }

    static CreateResponse created(EngineResponse answer) {
        assertThat(answer).isInstanceOf(EngineResponse.Answered.class);
        assertThat(((EngineResponse.Answered) answer).message()).isInstanceOf(CreateResponse.class);
        return (CreateResponse) ((EngineResponse.Answered) answer).message();
    }

    static RefusalResponse refused(EngineResponse answer) {
        assertThat(answer).isInstanceOf(EngineResponse.Answered.class);
        assertThat(((EngineResponse.Answered) answer).message()).isInstanceOf(RefusalResponse.class);
        return (RefusalResponse) ((EngineResponse.Answered) answer).message();
    }

    static EvaluateResponse evaluated(EngineResponse answer) {
        assertThat(answer).isInstanceOf(EngineResponse.Answered.class);
        assertThat(((EngineResponse.Answered) answer).message()).isInstanceOf(EvaluateResponse.class);
        return (EvaluateResponse) ((EngineResponse.Answered) answer).message();
    }

    @Override
    public void close() {
        kept.forEach(EngineSession::close);
        engines.destroy();
        watchdog.destroy();
    }
}
