package dev.snapforge.builds;

import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.postgres.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to each build, in order. Nothing is ever deleted here. */
@Repository
public class BuildEvents {

    /** The channel that carries the id of each build with new events. */
    public static final String CHANNEL = "snapforge_event";

    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Clock clock;

    BuildEvents(JdbcClient jdbc, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** The events behind this number, oldest first. */
    public List<BuildEvent> after(UUID build, long number, int limit) {
        return jdbc.sql("SELECT number, type, data FROM job_event WHERE build_id = :build AND number > :number"
                        + " ORDER BY number LIMIT :limit")
                .param("build", build)
                .param("number", number)
                .param("limit", limit)
                .query((row, index) ->
                        new BuildEvent(row.getLong("number"), row.getString("type"), row.getString("data")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void buildIs(UUID build, BuildStatus status) {
        append(build, null, "build-" + word(status), Map.of("build", build, "status", status));
    }

    /**
     * Adds the event of a job's new state, in the caller's transaction.
     *
     * @param more what else clients should know, for example a reason
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void jobIs(JobRow job, JobStatus status, int attempt, Map<String, ?> more) {
        Map<String, Object> data = describe(job, attempt);
        data.put("status", status);
        data.putAll(more);
        append(job.buildId(), job.id(), "job-" + word(status), data);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void stageDone(JobRow job, CompletedStage stage) {
        Map<String, Object> data = describe(job, job.attempt());
        data.put("stage", stage.name());
        data.put("millis", stage.millis());
        append(job.buildId(), job.id(), "job-stage", data);
    }

    private static Map<String, Object> describe(JobRow job, int attempt) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("build", job.buildId());
        data.put("job", job.id());
        data.put("target", job.target().toString());
        data.put("attempt", attempt);
        return data;
    }

    private void append(UUID build, @Nullable UUID job, String type, Map<String, Object> data) {
        Instant now = clock.instant();
        Map<String, Object> all = new LinkedHashMap<>(data);
        all.put("at", now.toString());
        long number = jdbc.sql("UPDATE build SET last_event = last_event + 1 WHERE id = :build RETURNING last_event")
                .param("build", build)
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO job_event (build_id, number, job_id, type, data, at)"
                        + " VALUES (:build, :number, :job, :type, CAST(:data AS json), :at)")
                .param("build", build)
                .param("number", number)
                .param("job", job)
                .param("type", type)
                .param("data", ReportJson.write(all))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        notifications.send(CHANNEL, build.toString());
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
