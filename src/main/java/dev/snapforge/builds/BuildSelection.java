package dev.snapforge.builds;

import dev.snapforge.access.VisibilityFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which builds are read, as one statement: it has a row for each job, and a condition only for what was asked for, so that the database plans
 * little and once.
 */
final class BuildSelection {

    /** Escapes that JSON has and no text of Postgres: reading a member of such a document ends the whole query. */
    private static final String NO_POSTGRES_TEXT = "'\\\\u(0000|[dD][89a-fA-F])'";

    private static final String REPORTS = "j.stages, j.findings";
    private static final String NO_REPORTS = "'[]' AS stages, '[]' AS findings";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private BuildSelection(int limit) {
        parameters.put("limit", limit);
    }

    /** The one with this id. */
    static BuildSelection of(UUID id) {
        BuildSelection selection = new BuildSelection(1);
        selection.add("id = :id", "id", id);
        return selection;
    }

    /** A page of those within reach for which the filter holds, from behind a build on. */
    static BuildSelection of(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        BuildSelection selection = new BuildSelection(limit);
        selection.add("id < :before", "before", before);
        selection.add("name = :name", "name", filter.name());
        selection.add(
                "status = :status",
                "status",
                filter.status() == null ? null : filter.status().name());
        selection.add("principal = :owner", "owner", filter.principal());
        selection.add(
                "EXISTS (SELECT 1 FROM build_job t WHERE t.build_id = build.id AND t.target LIKE :target)",
                "target",
                filter.likeTarget());
        selection.label(filter);
        if (reach.regex() != null) {
            selection.add("(name ~ :names OR (name IS NULL AND principal = :principal))", "names", reach.regex());
            selection.parameters.put("principal", reach.principal());
        }
        return selection;
    }

    private void label(BuildFilter filter) {
        String member = "spec -> 'labels' ->> :labelKey";
        String value = filter.labelValue();
        String holds = value == null ? member + " IS NOT NULL" : member + " = :labelValue";
        add(
                "CASE WHEN spec::text ~ " + NO_POSTGRES_TEXT + " THEN false ELSE " + holds + " END",
                "labelKey",
                filter.labelKey());
        if (value != null) {
            parameters.put("labelValue", value);
        }
    }

    private void add(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    /**
     * The statement: newest first, jobs in their order. A spec may be large, so only the first job's row has it.
     *
     * @param reports whether stages and findings are read, of which there may be thousands
     */
    String sql(boolean reports) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT b.id, b.status, CASE WHEN j.position = 0 THEN b.spec END AS spec, b.bundle_digest, b.rebuild_of, b.principal,"
                + " CASE WHEN j.position = 0 THEN b.source END AS source, b.created_at, b.finished_at, j.id AS job_id, j.target,"
                + " j.status AS job_status, j.queued_at, j.proven_at, j.attempt, j.builder, j.problem, j.layers, j.snapshot, "
                + (reports ? REPORTS : NO_REPORTS)
                + " FROM (SELECT id, status, spec, bundle_digest, rebuild_of, principal, source, created_at, finished_at FROM build"
                + where
                + " ORDER BY id DESC LIMIT :limit) b JOIN build_job j ON j.build_id = b.id ORDER BY b.id DESC, j.position";
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
