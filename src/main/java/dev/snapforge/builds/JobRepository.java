package dev.snapforge.builds;

import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.core.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The guarded writes about jobs. Each first locks the build's row, so that jobs of one build change one after the other and
 * the build's state is derived from what is really there.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JobRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    JobRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks the job's build, then reads the job. */
    Optional<JobRow> lock(UUID job) {
        // NO KEY UPDATE lets others refer to the build meanwhile, such as the publisher that links a snapshot to it.
        jdbc.sql("SELECT id FROM build WHERE id = (SELECT build_id FROM build_job WHERE id = :job) FOR NO KEY UPDATE")
                .param("job", job)
                .query(UUID.class)
                .optional();
        return find(job);
    }

    /** Reads the job, and locks nothing. */
    Optional<JobRow> find(UUID job) {
        return jdbc.sql("SELECT id, build_id, target, status, attempt, proven_at FROM build_job WHERE id = :job")
                .param("job", job)
                .query((row, index) -> new JobRow(
                        row.getObject("id", UUID.class),
                        row.getObject("build_id", UUID.class),
                        Target.parse(row.getString("target")),
                        JobStatus.valueOf(row.getString("status")),
                        row.getInt("attempt"),
                        row.getTimestamp("proven_at") != null))
                .optional();
    }

    /** Locks a build and reads its jobs. */
    List<JobRow> lockAll(UUID build) {
        jdbc.sql("SELECT id FROM build WHERE id = :build FOR NO KEY UPDATE")
                .param("build", build)
                .query(UUID.class)
                .optional();
        return jdbc
                .sql("SELECT id FROM build_job WHERE build_id = :build ORDER BY position")
                .param("build", build)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(it -> lock(it).stream())
                .toList();
    }

    /** QUEUED or RUNNING to RUNNING, as the next attempt. */
    boolean claim(JobRow job, String builder, byte[] key) {
        return 1
                == jdbc.sql("UPDATE build_job SET status = 'RUNNING', attempt = attempt + 1, builder = :builder,"
                                + " stages = '[]', findings = '[]', log = '', started_at = :now,"
                                + " claim_key = :key"
                                + " WHERE id = :id AND attempt = :attempt AND status IN ('QUEUED', 'RUNNING')")
                        .param("builder", builder)
                        .param("key", key)
                        .param("now", now())
                        .param("id", job.id())
                        .param("attempt", job.attempt())
                        .update();
    }

    /** Whether the attempt has finished a stage of this name. */
    boolean hasStage(UUID job, String stage) {
        return jdbc.sql("SELECT stages::jsonb @> CAST(:stage AS jsonb) FROM build_job WHERE id = :id")
                .param("stage", ReportJson.write(List.of(Map.of("name", stage))))
                .param("id", job)
                .query(Boolean.class)
                .single();
    }

    /** Adds a finished stage to a RUNNING attempt. */
    boolean addStage(UUID job, int attempt, CompletedStage stage) {
        return 1
                == jdbc.sql("UPDATE build_job SET stages = (stages::jsonb || CAST(:stage AS jsonb))::json"
                                + " WHERE id = :id AND attempt = :attempt AND status = 'RUNNING'")
                        .param("stage", ReportJson.write(List.of(stage)))
                        .param("id", job)
                        .param("attempt", attempt)
                        .update();
    }

    /** Notes that a RUNNING attempt is proven. */
    boolean handOver(UUID job, int attempt) {
        return 1
                == jdbc.sql("UPDATE build_job SET proven_at = :now"
                                + " WHERE id = :id AND attempt = :attempt AND status = 'RUNNING'")
                        .param("now", now())
                        .param("id", job)
                        .param("attempt", attempt)
                        .update();
    }

    /** RUNNING to an end that its builder or its signer reports. */
    boolean finish(UUID job, int attempt, JobResult result) {
        return 1
                == jdbc.sql("UPDATE build_job SET status = :status, snapshot = :snapshot,"
                                + " problem = CAST(:problem AS json), findings = CAST(:findings AS json), log = :log,"
                                + " finished_at = :now"
                                + " WHERE id = :id AND attempt = :attempt AND status = 'RUNNING'")
                        .param("status", result.status().name())
                        .param(
                                "snapshot",
                                result.snapshot() == null
                                        ? null
                                        : result.snapshot().toString())
                        .param("problem", result.problem() == null ? null : ReportJson.write(result.problem()))
                        .param("findings", ReportJson.write(result.findings()))
                        .param("log", JobLog.fit(result.log()))
                        .param("now", now())
                        .param("id", job)
                        .param("attempt", attempt)
                        .update();
    }

    /** Adds a finding to a job that SUCCEEDED. */
    boolean addFinding(UUID job, Finding finding) {
        return 1
                == jdbc.sql("UPDATE build_job SET findings = (findings::jsonb || CAST(:finding AS jsonb))::json"
                                + " WHERE id = :id AND status = 'SUCCEEDED'")
                        .param("finding", ReportJson.write(List.of(finding)))
                        .param("id", job)
                        .update();
    }

    /** RUNNING to QUEUED. */
    boolean requeue(UUID job, int attempt) {
        return 1
                == jdbc.sql("UPDATE build_job SET status = 'QUEUED', queued_at = now()"
                                + " WHERE id = :id AND attempt = :attempt AND status = 'RUNNING'")
                        .param("id", job)
                        .param("attempt", attempt)
                        .update();
    }

    /** Jobs that have been QUEUED for this time, the oldest first. */
    List<WaitingJob> waitingFor(Duration time) {
        return jdbc.sql("SELECT id, target, queued_at FROM build_job"
                        + " WHERE status = 'QUEUED' AND queued_at < now() - make_interval(secs => :seconds)"
                        + " ORDER BY queued_at")
                .param("seconds", time.toSeconds())
                .query((row, index) -> new WaitingJob(
                        row.getObject("id", UUID.class),
                        Target.parse(row.getString("target")),
                        row.getObject("queued_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** QUEUED to FAILED. */
    boolean expire(UUID job, JobProblem problem) {
        return 1
                == jdbc.sql(
                                "UPDATE build_job SET status = 'FAILED', problem = CAST(:problem AS json), finished_at = :now"
                                        + " WHERE id = :id AND status = 'QUEUED'")
                        .param("problem", ReportJson.write(problem))
                        .param("now", now())
                        .param("id", job)
                        .update();
    }

    /** QUEUED or RUNNING to CANCELLED. */
    boolean cancel(UUID job) {
        return 1
                == jdbc.sql("UPDATE build_job SET status = 'CANCELLED', finished_at = :now"
                                + " WHERE id = :id AND status IN ('QUEUED', 'RUNNING')")
                        .param("now", now())
                        .param("id", job)
                        .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
