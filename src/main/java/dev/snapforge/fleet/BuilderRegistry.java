package dev.snapforge.fleet;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineProbeResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which builders are alive and which engines they have. All times are the database's, because builders' clocks differ. SQL
 * rather than entities: rows are written whole, and read as one grouped answer.
 */
@Service
public class BuilderRegistry {

    /** How often a builder should call {@link #heartbeat}. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** A builder that was silent for so long counts as gone. */
    public static final Duration SILENCE = Duration.ofSeconds(10);

    /** What gone builders had is remembered for so long, so that "nobody has it now" can be told from "unknown". */
    static final Duration MEMORY = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(BuilderRegistry.class);

    private final JdbcClient jdbc;

    BuilderRegistry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records a builder that has just started, or that was forgotten, and forgets those that have been gone for a week and whose work
     * waits for no signer. What an engine was is not changed under the same name: a signer compares it with work that waits.
     *
     * @throws BuilderNameTakenException if other engines are registered under this name
     */
    @Transactional
    public void register(String builder, List<EngineProbeResult> engines) {
        jdbc.sql("""
                        DELETE FROM builder b
                        WHERE b.id <> :id AND b.heartbeat_at < now() - make_interval(secs => :memory)
                            AND NOT EXISTS (SELECT FROM build_job j
                                WHERE j.builder = b.id AND j.status = 'RUNNING' AND j.proven_at IS NOT NULL)
                        """).param("id", builder).param("memory", MEMORY.toSeconds()).update();
        jdbc.sql("INSERT INTO builder (id, started_at, heartbeat_at, stopped) VALUES (:id, now(), now(), false)"
                        + " ON CONFLICT (id) DO UPDATE SET started_at = now(), heartbeat_at = now(), stopped = false")
                .param("id", builder)
                .update();
        engines.forEach(it -> add(builder, it));
        if (!registered(builder).equals(facts(engines))) {
            throw new BuilderNameTakenException(builder);
        }
    }

    private void add(String builder, EngineProbeResult engine) {
        jdbc.sql("""
                        INSERT INTO builder_engine
                            (builder_id, target, engine_version, v8_version, native_library, icu_data, emulated,
                             isolation, shares_process)
                        VALUES (:builder, :target, :engineVersion, :v8Version, :library, :icuData, :emulated,
                                :isolation, :sharesProcess)
                        ON CONFLICT DO NOTHING
                        """)
                .param("builder", builder)
                .param("target", engine.target().toString())
                .param("engineVersion", engine.engineVersion())
                .param("v8Version", engine.v8Version())
                .param("library", engine.nativeLibrary().toString())
                .param(
                        "icuData",
                        engine.icuData() == null ? null : engine.icuData().toString(),
                        Types.VARCHAR)
                .param("emulated", engine.emulated())
                .param("isolation", engine.isolation())
                .param("sharesProcess", engine.sharesProcess())
                .update();
    }

    /** What signers look at, in the order of targets. */
    private List<String> registered(String builder) {
        return jdbc
                .sql("SELECT target || ' ' || engine_version || ' ' || v8_version || ' ' || native_library || ' '"
                        + " || coalesce(icu_data, '-') || ' ' || shares_process FROM builder_engine"
                        + " WHERE builder_id = :builder")
                .param("builder", builder)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static List<String> facts(List<EngineProbeResult> engines) {
        return engines.stream()
                .map(it -> String.join(
                        " ",
                        it.target().toString(),
                        it.engineVersion(),
                        it.v8Version(),
                        it.nativeLibrary().toString(),
                        it.icuData() == null ? "-" : it.icuData().toString(),
                        String.valueOf(it.sharesProcess())))
                .sorted()
                .toList();
    }

    /**
     * Says that the builder lives.
     *
     * @return false where nobody knows the builder, which then registers again
     */
    @Transactional
    public boolean heartbeat(String builder) {
        return jdbc.sql("UPDATE builder SET heartbeat_at = now() WHERE id = :id AND NOT stopped")
                        .param("id", builder)
                        .update()
                == 1;
    }

    /** Says that the builder takes no more jobs. */
    @Transactional
    public void stop(String builder) {
        jdbc.sql("UPDATE builder SET stopped = true WHERE id = :id")
                .param("id", builder)
                .update();
    }

    /** The targets of builders that have been alive within this time, which is at least that of a builder's silence. */
    @Transactional(readOnly = true)
    public Set<Target> seenWithin(Duration time) {
        return jdbc
                .sql("SELECT DISTINCT e.target FROM builder_engine e JOIN builder b ON b.id = e.builder_id"
                        + " WHERE b.heartbeat_at > now() - make_interval(secs => :seconds)")
                .param("seconds", time.toSeconds())
                .query(String.class)
                .list()
                .stream()
                .flatMap(it -> BuilderRegistry.target(it).stream())
                .collect(Collectors.toSet());
    }

    /** Every engine that a builder has or had, by target. */
    @Transactional(readOnly = true)
    public List<EngineAvailability> engines() {
        return jdbc.sql("""
                        SELECT e.target, e.engine_version, e.v8_version, e.native_library, e.icu_data, e.emulated,
                               e.isolation, e.shares_process,
                               coalesce(array_agg(b.id ORDER BY b.id) FILTER (
                                   WHERE NOT b.stopped AND b.heartbeat_at > now() - make_interval(secs => :silence)),
                                   '{}') AS builders
                        FROM builder_engine e JOIN builder b ON b.id = e.builder_id
                        GROUP BY e.target, e.engine_version, e.v8_version, e.native_library, e.icu_data, e.emulated,
                                 e.isolation, e.shares_process
                        ORDER BY e.target, e.native_library
                        """).param("silence", SILENCE.toSeconds()).query(BuilderRegistry::row).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a builder said of its engine for a target when it started, alive or not; empty if it has none, or is forgotten. */
    @Transactional(readOnly = true)
    public Optional<EngineAvailability> engine(String builder, Target target) {
        return jdbc
                .sql(
                        "SELECT target, engine_version, v8_version, native_library, icu_data, emulated, isolation, shares_process,"
                                + " ARRAY[builder_id] AS builders FROM builder_engine"
                                + " WHERE builder_id = :builder AND target = :target")
                .param("builder", builder)
                .param("target", target.toString())
                .query(BuilderRegistry::row)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Empty where the target is none: each builder can add rows, and one must not hide the others. */
    private static Optional<EngineAvailability> row(ResultSet row, int number) throws SQLException {
        Optional<Target> target = target(row.getString("target"));
        if (target.isEmpty()) {
            return Optional.empty();
        }
        String icuData = row.getString("icu_data");
        return Optional.of(new EngineAvailability(
                target.get(),
                row.getString("engine_version"),
                row.getString("v8_version"),
                Digest.parse(row.getString("native_library")),
                icuData == null ? null : Digest.parse(icuData),
                row.getBoolean("emulated"),
                row.getString("isolation"),
                row.getBoolean("shares_process"),
                List.of((String[]) row.getArray("builders").getArray())));
    }

    private static Optional<Target> target(String text) {
        try {
            return Optional.of(Target.parse(text));
        } catch (MalformedValueException e) {
            LOG.error("A builder has registered an engine for what is no target: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
