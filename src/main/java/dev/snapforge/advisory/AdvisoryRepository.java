package dev.snapforge.advisory;

import dev.snapforge.core.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of advisories; they are only added. */
@Repository
class AdvisoryRepository {

    private final JdbcClient jdbc;

    AdvisoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the caller the only one that says something of engines, until its transaction ends; readers do not wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock() {
        jdbc.sql("LOCK TABLE engine_advisory IN SHARE ROW EXCLUSIVE MODE").update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(EngineAdvisory advisory) {
        AdvisoryContent content = advisory.content();
        jdbc.sql(
                        "INSERT INTO engine_advisory (target, revision, status, reason, link, successor, changed_at, changed_by)"
                                + " VALUES (:target, :revision, :status, :reason, :link, :successor, :at, :by)")
                .param("target", advisory.engine().toString())
                .param("revision", advisory.revision())
                .param("status", content.status().name())
                .param("reason", content.reason())
                .param("link", content.link())
                .param(
                        "successor",
                        content.successor() == null ? null : content.successor().toString())
                .param("at", advisory.changedAt().atOffset(ZoneOffset.UTC))
                .param("by", advisory.changedBy())
                .update();
    }

    /** What holds now of every engine of which something was said, in the order of their names. */
    List<EngineAdvisory> current() {
        return jdbc.sql("SELECT DISTINCT ON (target) * FROM engine_advisory ORDER BY target, revision DESC")
                .query((row, index) -> advisory(row))
                .list();
    }

    Optional<EngineAdvisory> current(Target engine) {
        return history(engine, null, 1).stream().findFirst();
    }

    /** What was said of an engine before this revision, the newest first. */
    List<EngineAdvisory> history(Target engine, @Nullable Long before, int limit) {
        return jdbc.sql(
                        "SELECT * FROM engine_advisory WHERE target = :target"
                                + " AND (CAST(:before AS bigint) IS NULL OR revision < :before) ORDER BY revision DESC LIMIT :limit")
                .param("target", engine.toString())
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> advisory(row))
                .list();
    }

    private static EngineAdvisory advisory(ResultSet row) throws SQLException {
        String successor = row.getString("successor");
        return new EngineAdvisory(
                Target.parse(row.getString("target")),
                row.getLong("revision"),
                new AdvisoryContent(
                        EngineStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getString("link"),
                        successor == null ? null : Target.parse(successor)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }
}
