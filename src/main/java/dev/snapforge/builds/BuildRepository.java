package dev.snapforge.builds;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.builds.report.StoredReports;
import dev.snapforge.builds.source.SourceJson;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.core.CiRun;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.observe.TraceOrigin;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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

    /** What a job that exists stands on, the nearest layer first. */
    List<Layer> layers(UUID job) {
        return layers(jdbc.sql("SELECT layers FROM build_job WHERE id = :id AND layers IS NOT NULL")
                .param("id", job)
                .query(String.class)
                .optional()
                .orElse(null));
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
        return read(BuildSelection.of(id), true).stream().findFirst();
    }

    /** Newest first. */
    List<Build> list(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return read(BuildSelection.of(filter, before, limit, reach), true);
    }

    /** As {@link #list}, and without stages and findings, of which there may be thousands. */
    List<Build> overview(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return read(BuildSelection.of(filter, before, limit, reach), false);
    }

    private List<Build> read(BuildSelection selection, boolean reports) {
        return jdbc.sql(selection.sql(reports)).params(selection.parameters()).query(BuildRepository::builds);
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

    /** Rows as {@link BuildSelection} asks for them: those of a build come one after the other, its first job's first. */
    private static List<Build> builds(ResultSet row) throws SQLException {
        List<Build> builds = new ArrayList<>();
        UUID current = null;
        List<Job> jobs = new ArrayList<>();
        while (row.next()) {
            UUID id = row.getObject("id", UUID.class);
            if (!id.equals(current)) {
                current = id;
                jobs = new ArrayList<>();
                builds.add(build(id, row, jobs));
            }
            jobs.add(job(row));
        }
        return builds;
    }

    private static Build build(UUID id, ResultSet row, List<Job> jobs) throws SQLException {
        return new Build(
                id,
                BuildStatus.valueOf(row.getString("status")),
                SpecJson.read(row.getString("spec")),
                Digest.parse(row.getString("bundle_digest")),
                row.getObject("rebuild_of", UUID.class),
                row.getString("principal"),
                SourceJson.read(row.getString("source")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                jobs);
    }

    private static Job job(ResultSet row) throws SQLException {
        UUID id = row.getObject("job_id", UUID.class);
        StoredReports reports = new StoredReports(id);
        String snapshot = row.getString("snapshot");
        return new Job(
                id,
                Target.parse(row.getString("target")),
                JobStatus.valueOf(row.getString("job_status")),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                instant(row, "proven_at"),
                row.getInt("attempt"),
                row.getString("builder"),
                reports.stages(row.getString("stages")),
                reports.findings(row.getString("findings")),
                reports.problem(row.getString("problem")),
                layers(row.getString("layers")),
                snapshot == null ? null : Digest.parse(snapshot));
    }

    private static List<Layer> layers(@Nullable String json) {
        return json == null ? List.of() : Layer.read(CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
