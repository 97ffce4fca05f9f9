package dev.snapforge.measurement;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of {@code measurement}. Not a part of the queue, as no request waits for them, and builders should not be scaled up because of them. All times
 * are the database's.
 */
@Repository
public class Measurements {

    /** A builder that has taken one has ended it after so long, or is gone. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    /** How many builders may end with their process while they measure before the snapshot counts as the reason. */
    private static final int MOST_BEGUN = 3;

    /** How often it is tried while the machine is at fault: for about twenty hours, so that it outlasts most outages. */
    static final int MOST_FAILED = 12;

    /** After the first such try; doubles with each. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final JdbcClient jdbc;

    Measurements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was measured of a snapshot. */
    public record Measured(Measurement measurement, MeasurementResult result) {}

    /** Has a snapshot measured, in the transaction that publishes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Measurement wanted) {
        jdbc.sql("INSERT INTO measurement (job_id, snapshot, size, target, requested_at, due_at)"
                        + " VALUES (:job, :snapshot, :size, :target, now(), now()) ON CONFLICT DO NOTHING")
                .param("job", wanted.job())
                .param("snapshot", wanted.snapshot().toString())
                .param("size", wanted.size())
                .param("target", wanted.target().toString())
                .update();
    }

    /**
     * Takes the one that has waited longest, unless a build waits for one of these engines. What says that it is taken, or to be
     * left alone, for longer than that can be is not: a builder that was taken over can write any time.
     *
     * @param targets what the builder has engines for
     */
    @Transactional
    public Optional<Measurement> take(Collection<Target> targets) {
        List<String> names = targets.stream().map(Target::toString).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "UPDATE measurement SET begun = least(begun, 100) + 1, due_at = now() + make_interval(secs => :lease)"
                                + " WHERE job_id = (SELECT job_id FROM measurement"
                                + " WHERE result IS NULL AND target IN (:targets) AND NOT due_at BETWEEN now() AND"
                                + " now() + make_interval(secs => :longest) AND NOT EXISTS"
                                + " (SELECT FROM build_job WHERE status = 'QUEUED' AND build_job.target IN (:targets))"
                                + " ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                                + " RETURNING job_id, snapshot, size, target, begun")
                .param("lease", LEASE.toSeconds())
                .param("longest", LONGEST_PAUSE.toSeconds())
                .param("targets", names)
                .query((row, index) -> new Taken(measurement(row), row.getInt("begun")))
                .optional()
                .flatMap(this::unlessHopeless);
    }

    private Optional<Measurement> unlessHopeless(Taken taken) {
        if (taken.begun() > MOST_BEGUN) {
            finish(taken.measurement(), MeasurementResult.NONE);
            return Optional.empty();
        }
        return Optional.of(taken.measurement());
    }

    /** Gives one back that something else came before. */
    public void putBack(Measurement taken) {
        jdbc.sql("UPDATE measurement SET begun = greatest(0, begun - 1), due_at = now()"
                        + " WHERE job_id = :job AND result IS NULL")
                .param("job", taken.job())
                .update();
    }

    /**
     * Gives one back that could not be measured because of the machine. It is tried again later each time, up to {@value #MOST_FAILED} times,
     * and then counts as failed.
     *
     * @return whether it counts as failed from now on
     */
    @Transactional
    public boolean postpone(Measurement taken) {
        boolean last = jdbc.sql(
                        "UPDATE measurement SET begun = greatest(0, begun - 1), failed = least(failed, 100) + 1,"
                                + " due_at = now() + make_interval(secs => least(:longest, :first * power(2, least(failed, 100))))"
                                + " WHERE job_id = :job AND result IS NULL RETURNING failed")
                .param("longest", LONGEST_PAUSE.toSeconds())
                .param("first", FIRST_PAUSE.toSeconds())
                .param("job", taken.job())
                .query(Integer.class)
                .optional()
                .filter(failed -> failed >= MOST_FAILED)
                .isPresent();
        if (last) {
            finish(taken, MeasurementResult.FAILED);
        }
        return last;
    }

    /** Leaves what was measured to a signer. */
    public void finish(Measurement taken, MeasurementResult result) {
        jdbc.sql("UPDATE measurement SET result = :result WHERE job_id = :job AND result IS NULL")
                .param("result", result.toJson())
                .param("job", taken.job())
                .update();
    }

    /** What was measured of the one that was asked for first; in any other form than it should have it is {@link MeasurementResult#NONE}. */
    public Optional<Measured> oldestMeasured() {
        return jdbc.sql("SELECT job_id, snapshot, size, target, result FROM measurement"
                        + " WHERE result IS NOT NULL ORDER BY requested_at LIMIT 1")
                .query((row, index) -> new Measured(
                        measurement(row),
                        MeasurementResult.parse(row.getString("result")).orElse(MeasurementResult.NONE)))
                .optional();
    }

    /**
     * Takes one out, in the transaction that keeps what was measured.
     *
     * @return false if another signer was quicker
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(Measurement measured) {
        return 1
                == jdbc.sql("DELETE FROM measurement WHERE job_id = :job")
                        .param("job", measured.job())
                        .update();
    }

    /** How many wait, measured or not. */
    int waiting() {
        return jdbc.sql("SELECT count(*) FROM measurement").query(Integer.class).single();
    }

    private static Measurement measurement(ResultSet row) throws SQLException {
        return new Measurement(
                row.getObject("job_id", UUID.class),
                Digest.parse(row.getString("snapshot")),
                row.getLong("size"),
                Target.parse(row.getString("target")));
    }

    private record Taken(Measurement measurement, int begun) {}
}
