package dev.snapforge.builds;

import dev.snapforge.builds.BuildStatus.JobState;
import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.core.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a change of a job: its event, the state of its build, and the news of its end. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JobTransitions {

    private static final double MILLIS = 1000;

    private final JdbcClient jdbc;
    private final BuildEvents events;
    private final ApplicationEventPublisher ends;
    private final Clock clock;

    JobTransitions(JdbcClient jdbc, BuildEvents events, ApplicationEventPublisher ends, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.ends = ends;
        this.clock = clock;
    }

    /** Writes the job's event, then brings the build's state in line with its jobs. */
    void follow(JobRow job, JobStatus status, int attempt, Map<String, ?> more) {
        events.jobIs(job, status, attempt, more);
        derive(job.buildId());
        if (status.ended()) {
            ends.publishEvent(ended(job, status, (String) more.get("code")));
        }
    }

    /** Writes the event of a finished stage. */
    void stageDone(JobRow job, CompletedStage stage) {
        events.stageDone(job, stage);
    }

    private JobEnded ended(JobRow job, JobStatus status, @Nullable String code) {
        return jdbc.sql("SELECT extract(epoch FROM finished_at - started_at) AS seconds FROM build_job WHERE id = :id")
                .param("id", job.id())
                .query((row, index) -> {
                    double seconds = row.getDouble("seconds");
                    return new JobEnded(
                            job.target(),
                            status,
                            code,
                            row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * MILLIS)));
                })
                .single();
    }

    private void derive(UUID build) {
        BuildStatus status = BuildStatus.of(jdbc.sql("SELECT status, attempt FROM build_job WHERE build_id = :build")
                .param("build", build)
                .query((row, index) -> new JobState(JobStatus.valueOf(row.getString("status")), row.getInt("attempt")))
                .list());
        int changed = jdbc.sql("UPDATE build SET status = :status, finished_at = CAST(:finished AS timestamptz)"
                        + " WHERE id = :build AND status <> :status AND status IN ('QUEUED', 'RUNNING')")
                .param("status", status.name())
                .param("finished", status.ended() ? now() : null)
                .param("build", build)
                .update();
        if (changed == 1) {
            events.buildIs(build, status);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /**
     * A job has come to its end, once the transaction that says so is committed.
     *
     * @param code of the problem where it FAILED, otherwise null
     * @param took from the claim of its last attempt, or null if no builder had claimed it
     */
    record JobEnded(
            Target target,
            JobStatus status,
            @Nullable String code,
            @Nullable Duration took) {}
}
