package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.EngineSettings.IsolationPolicy;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Evaluated;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.kernel.Target;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        engines.probe();
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

    EngineAnswer create(String target, String source) {
        try (EngineSession session = open(target)) {
            return snapshotOf(session, List.of(new Script("main.js", source)));
        }
    }

    /** Runs the scripts without ears and takes the last snapshot. */
    static EngineAnswer snapshotOf(EngineSession session, List<Script> scripts) {
        return session.create(scripts, Conditions.REAL, false, true, stage -> {});
    }

    static Created created(EngineAnswer answer) {
        assertThat(answer).isInstanceOf(EngineAnswer.Answered.class);
        assertThat(((EngineAnswer.Answered) answer).message()).isInstanceOf(Created.class);
        return (Created) ((EngineAnswer.Answered) answer).message();
    }

    static Refused refused(EngineAnswer answer) {
        assertThat(answer).isInstanceOf(EngineAnswer.Answered.class);
        assertThat(((EngineAnswer.Answered) answer).message()).isInstanceOf(Refused.class);
        return (Refused) ((EngineAnswer.Answered) answer).message();
    }

    static Evaluated evaluated(EngineAnswer answer) {
        assertThat(answer).isInstanceOf(EngineAnswer.Answered.class);
        assertThat(((EngineAnswer.Answered) answer).message()).isInstanceOf(Evaluated.class);
        return (Evaluated) ((EngineAnswer.Answered) answer).message();
    }

    @Override
    public void close() {
        engines.destroy();
        watchdog.destroy();
    }
}
