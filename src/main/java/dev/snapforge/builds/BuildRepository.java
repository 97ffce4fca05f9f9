package dev.snapforge.builds;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.builds.report.StoredReports;
import dev.snapforge.builds.source.SourceJson;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.core.CiRun;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.observe.TraceOrigin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rows of builds and jobs. {@code NewBuildRepository} adds them, and {@link JobRepository} changes their state. */
@Repository
class BuildRepository {

    /** Escapes that JSON has and no text of Postgres: reading a member of such a document ends the whole query. */
    private static final String NO_POSTGRES_TEXT = "'\\\\u(0000|[dD][89a-fA-F])'";

    private final JdbcClient jdbc;

    BuildRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which request asked for a build that exists. */
    TraceOrigin origin(UUID build) {
        return jdbc.sql("SELECT request_id, trace_parent FROM build WHERE id = :id")
                .param("id", build)
                .query((row, index) -> new TraceOrigin(row.getString("request_id"), row.getString("trace_parent")))
                .single();
    }

    /** What the token proved with which a build that exists was asked for. */
    Optional<CiRun> source(UUID build) {
        return jdbc.sql("SELECT source FROM build WHERE id = :id AND source IS NOT NULL")
                .param("id", build)
                .query((row, index) -> Objects.requireNonNull(SourceJson.read(row.getString("source"))))
                .optional();
    }

    /** What the claim of a job's current attempt said. */
    ProvenJob claim(JobLease lease) {
        return jdbc.sql("SELECT builder, claim_key, started_at FROM build_job WHERE id = :id")
                .param("id", lease.jobId())
                .query((row, index) -> new ProvenJob(
                        lease,
                        row.getString("builder"),
                        Objects.requireNonNullElse(row.getBytes("claim_key"), new byte[0]),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** Locks the build's row against removal, not against its jobs' changes. */
    void hold(UUID id) {
        jdbc.sql("SELECT id FROM build WHERE id = :id FOR KEY SHARE")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    Optional<Build> find(UUID id) {
        return withJobs(
                        jdbc.sql("SELECT * FROM build WHERE id = :id")
                                .param("id", id)
                                .query((row, index) -> build(row))
                                .list(),
                        "stages, findings")
                .stream()
                .findFirst();
    }

    /** Newest first. */
    List<Build> list(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return withJobs(find(filter, before, limit, reach), "stages, findings");
    }

    /** As {@link #list}, and without stages and findings, of which there may be thousands. */
    List<Build> overview(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return withJobs(find(filter, before, limit, reach), "'[]' AS stages, '[]' AS findings");
    }

    private List<Build> find(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return jdbc.sql("SELECT * FROM build WHERE (CAST(:name AS text) IS NULL OR name = :name)"
                        + " AND (CAST(:status AS text) IS NULL OR status = :status)"
                        + " AND (CAST(:owner AS text) IS NULL OR principal = :owner)"
                        + " AND (CAST(:target AS text) IS NULL OR EXISTS (SELECT 1 FROM build_job j"
                        + " WHERE j.build_id = build.id AND j.target LIKE :target))"
                        + " AND (CAST(:labelKey AS text) IS NULL OR CASE WHEN spec::text ~ " + NO_POSTGRES_TEXT
                        + " THEN false ELSE spec -> 'labels' ->> :labelKey"
                        + " = coalesce(CAST(:labelValue AS text), spec -> 'labels' ->> :labelKey) END)"
                        + " AND (CAST(:before AS uuid) IS NULL OR id < :before)"
                        + " AND (CAST(:names AS text) IS NULL OR name ~ :names"
                        + " OR (name IS NULL AND principal = :principal)) ORDER BY id DESC LIMIT :limit")
                .param("names", reach.regex())
                .param("principal", reach.principal())
                .param("name", filter.name())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("owner", filter.principal())
                .param("target", filter.likeTarget())
                .param("labelKey", filter.labelKey())
                .param("labelValue", filter.labelValue())
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> build(row))
                .list();
    }

    /** Targets of the builds of a version that have not ended. */
    Set<Target> underway(String name, String version) {
        return jdbc
                .sql("SELECT j.target FROM build b JOIN build_job j ON j.build_id = b.id WHERE b.name = :name"
                        + " AND b.version = :version AND b.status IN ('QUEUED', 'RUNNING')")
                .param("name", name)
                .param("version", version)
                .query(String.class)
                .list()
                .stream()
                .map(Target::parse)
                .collect(Collectors.toSet());
    }

    Optional<String> findLog(UUID build, UUID job) {
        return jdbc.sql("SELECT log FROM build_job WHERE build_id = :build AND id = :job")
                .param("build", build)
                .param("job", job)
                .query(String.class)
                .optional();
    }

    /** @param reports the columns of stages and findings, or what stands for them; never a client's text */
    private List<Build> withJobs(List<Build> builds, String reports) {
        if (builds.isEmpty()) {
            return builds;
        }
        Map<UUID, List<OwnedJob>> jobs = jdbc
                .sql("SELECT build_id, id, target, status, queued_at, proven_at, attempt, builder, problem, snapshot, "
                        + reports + " FROM build_job WHERE build_id IN (:builds) ORDER BY position")
                .param("builds", builds.stream().map(Build::id).toList())
                .query((row, index) -> new OwnedJob(row.getObject("build_id", UUID.class), job(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(OwnedJob::build));
        return builds.stream()
                .map(it -> new Build(
                        it.id(),
                        it.status(),
                        it.spec(),
                        it.bundle(),
                        it.rebuildOf(),
                        it.principal(),
                        it.source(),
                        it.createdAt(),
                        it.finishedAt(),
                        jobs.getOrDefault(it.id(), List.of()).stream()
                                .map(OwnedJob::job)
                                .toList()))
                .toList();
    }

    private static Build build(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Build(
                row.getObject("id", UUID.class),
                BuildStatus.valueOf(row.getString("status")),
                SpecJson.read(row.getString("spec")),
                Digest.parse(row.getString("bundle_digest")),
                row.getObject("rebuild_of", UUID.class),
                row.getString("principal"),
                SourceJson.read(row.getString("source")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                List.of());
    }

    private static Job job(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        StoredReports reports = new StoredReports(id);
        String snapshot = row.getString("snapshot");
        OffsetDateTime proven = row.getObject("proven_at", OffsetDateTime.class);
        return new Job(
                id,
                Target.parse(row.getString("target")),
                JobStatus.valueOf(row.getString("status")),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                proven == null ? null : proven.toInstant(),
                row.getInt("attempt"),
                row.getString("builder"),
                reports.stages(row.getString("stages")),
                reports.findings(row.getString("findings")),
                reports.problem(row.getString("problem")),
                snapshot == null ? null : Digest.parse(snapshot));
    }

    private record OwnedJob(UUID build, Job job) {}
}
