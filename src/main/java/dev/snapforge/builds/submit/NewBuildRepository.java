package dev.snapforge.builds.submit;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.JobRow;
import dev.snapforge.builds.source.SourceJson;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.observe.TraceOrigin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of builds and jobs that are added, and what has to be known before. */
@Repository
class NewBuildRepository {

    private final JdbcClient jdbc;

    NewBuildRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a build without its jobs.
     *
     * @param asked what it stands on, and what was asked for on top of that; a rebuild has its original's
     * @return false if another one of the same principal has the idempotency key; that one is committed by then
     */
    boolean insert(
            Build build,
            NewBuild asked,
            @Nullable String idempotencyKey,
            @Nullable Digest request,
            TraceOrigin origin) {
        return 1
                == jdbc.sql("INSERT INTO build (id, name, version, bundle_digest, spec, status, idempotency_key,"
                                + " request_digest, rebuild_of, principal, created_at, request_id, trace_parent, source, base_name,"
                                + " base_version) VALUES (:id, :name, :version, :bundle,"
                                + " CAST(:spec AS json), 'QUEUED', :key, :request, :rebuildOf, :principal, :now, :requestId, :traceParent, :source,"
                                + " :baseName, :baseVersion)"
                                + " ON CONFLICT (principal, idempotency_key) DO NOTHING")
                        .param("id", build.id())
                        .param("name", build.spec().name())
                        .param("version", build.spec().version())
                        .param("bundle", build.bundle().toString())
                        .param("spec", SpecJson.write(build.spec()))
                        .param("key", idempotencyKey)
                        .param("request", request == null ? null : request.toString())
                        .param("rebuildOf", build.rebuildOf())
                        .param("principal", build.principal())
                        .param("now", build.createdAt().atOffset(ZoneOffset.UTC))
                        .param("requestId", origin.requestId())
                        .param("traceParent", origin.traceParent())
                        .param("source", SourceJson.write(build.source()))
                        .param("baseName", asked.base().map(Layer::name).orElse(null))
                        .param("baseVersion", asked.base().map(Layer::version).orElse(null))
                        .update();
    }

    void insertJob(UUID build, int position, JobRow job, List<Layer> layers, Instant now) {
        jdbc.sql("INSERT INTO build_job (id, build_id, position, target, status, created_at, layers)"
                        + " VALUES (:id, :build, :position, :target, 'QUEUED', :now, :layers)")
                .param("id", job.id())
                .param("build", build)
                .param("position", position)
                .param("target", job.target().toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("layers", layers.isEmpty() ? null : CanonicalJson.writeString(Layer.toJson(layers)))
                .update();
    }

    Optional<KeyedRequest> findByKey(String principal, String idempotencyKey) {
        return jdbc.sql("SELECT id, request_digest FROM build WHERE principal = :principal AND idempotency_key = :key")
                .param("principal", principal)
                .param("key", idempotencyKey)
                .query((row, index) -> new KeyedRequest(
                        row.getObject("id", UUID.class), Digest.parse(row.getString("request_digest"))))
                .optional();
    }

    /** How many jobs of a principal wait for a builder. */
    int countQueued(String principal) {
        return jdbc.sql("SELECT count(*) FROM build_job j JOIN build b ON b.id = j.build_id"
                        + " WHERE j.status = 'QUEUED' AND b.principal = :principal")
                .param("principal", principal)
                .query(Integer.class)
                .single();
    }

    /** Which build an idempotency key stands for, and what was asked for. */
    record KeyedRequest(UUID build, Digest request) {}
}
