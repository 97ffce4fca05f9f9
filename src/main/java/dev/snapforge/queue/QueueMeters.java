package dev.snapforge.queue;

import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.core.Target;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * How many jobs wait for each target, and how long the oldest one has. Every api tells the same, as all read it from Postgres; it is
 * read every few seconds and not when somebody asks, so that a scrape neither waits for the database nor costs it anything. Targets
 * that no builder ever had are one to Prometheus, {@code other}, and that one has no age: requests may name as many as they like, and
 * a name that somebody mistyped should wake nobody up.
 */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class QueueMeters implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(QueueMeters.class);
    private static final String OTHER = "other";

    /** In the place of a target: jobs that a builder has proven, and that wait for a signer. */
    private static final String SIGNER = "signer";

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final AvailableTargets targets;
    private final MultiGauge depth;
    private final MultiGauge age;

    QueueMeters(JdbcClient jdbc, AvailableTargets targets, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.depth = MultiGauge.builder("snapforge.queue.depth")
                .description("Jobs that wait for a builder")
                .register(meters);
        this.age = MultiGauge.builder("snapforge.queue.oldest.age")
                .description("How long ago the job was asked for that waits longest")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, PERIOD, Duration.ZERO));
    }

    private void look() {
        try {
            measure();
        } catch (RuntimeException e) {
            // While the database is unavailable there are no values, and no old ones either. Requests say the same
            // aloud.
            LOG.debug("The queue could not be read", e);
            depth.register(List.of(), true);
            age.register(List.of(), true);
        }
    }

    private void measure() {
        Map<Target, Waiting> waiting = waiting();
        Map<String, Waiting> shown = new TreeMap<>();
        for (AvailableTargets.Availability offered : targets.all()) {
            Waiting here = waiting.remove(offered.target());
            if (here != null || offered.live()) {
                shown.put(offered.target().toString(), here == null ? Waiting.NONE : here);
            }
        }
        Waiting proven = proven();
        if (proven.depth() > 0) {
            shown.put(SIGNER, proven);
        }
        age.register(rows(shown, Waiting::seconds), true);
        if (!waiting.isEmpty()) {
            double others =
                    waiting.values().stream().mapToDouble(Waiting::depth).sum();
            shown.put(OTHER, new Waiting(others, 0));
        }
        depth.register(rows(shown, Waiting::depth), true);
    }

    /** Ages by the database's clock, as it is one for all; jobs were stamped by clocks that may differ from it a little. */
    private Map<Target, Waiting> waiting() {
        Map<Target, Waiting> all = new TreeMap<>();
        jdbc.sql("SELECT target, count(*) AS depth, greatest(0, extract(epoch FROM now() - min(created_at))) AS age"
                        + " FROM build_job WHERE status = 'QUEUED' GROUP BY target")
                .query((row, index) -> all.put(
                        Target.parse(row.getString("target")),
                        new Waiting(row.getDouble("depth"), row.getDouble("age"))))
                .list();
        return all;
    }

    private Waiting proven() {
        return jdbc.sql("SELECT count(*) AS depth,"
                        + " greatest(0, coalesce(extract(epoch FROM now() - min(proven_at)), 0)) AS age"
                        + " FROM build_job WHERE status = 'RUNNING' AND proven_at IS NOT NULL")
                .query((row, index) -> new Waiting(row.getDouble("depth"), row.getDouble("age")))
                .single();
    }

    private static List<Row<?>> rows(Map<String, Waiting> all, ToDoubleFunction<Waiting> value) {
        return all.entrySet().stream()
                .<Row<?>>map(it -> Row.of(Tags.of("target", it.getKey()), it.getValue(), value))
                .toList();
    }

    private record Waiting(double depth, double seconds) {

        static final Waiting NONE = new Waiting(0, 0);
    }
}
