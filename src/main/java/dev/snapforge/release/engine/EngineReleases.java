package dev.snapforge.release.engine;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.advisory.KnownEngines;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands on an engine. */
@Repository
public class EngineReleases implements KnownEngines {

    private static final String RELEASES = """
            SELECT r.name, r.version, v.sequence, r.snapshot_digest, r.released_at,
                   s.status = 'ACTIVE' AND sk.status <> 'REVOKED' AND rk.status <> 'REVOKED' AS usable,
                   v.sequence = n.last_sequence AS newest,
                   ARRAY(SELECT c.channel FROM channel c WHERE c.name = r.name AND c.version = r.version
                         ORDER BY c.channel) AS channels
            FROM release r JOIN release_version v ON v.name = r.name AND v.version = r.version
                 JOIN release_name n ON n.name = r.name
                 JOIN snapshot s ON s.digest = r.snapshot_digest
                 JOIN signing_key sk ON sk.key_id = s.key_id JOIN signing_key rk ON rk.key_id = r.key_id
            WHERE r.target = :target AND (CAST(:names AS text) IS NULL OR r.name ~ :names)
              AND (r.name > :name OR (r.name = :name AND v.sequence < :sequence))
            ORDER BY r.name, v.sequence DESC LIMIT :limit
            """;

    private final JdbcClient jdbc;

    EngineReleases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The releases within reach behind this place: by name, and from the newest version of each to the oldest. */
    public List<EngineRelease> behind(Target engine, EngineReleasePlace place, int limit, VisibilityFilter reach) {
        return jdbc.sql(RELEASES)
                .param("target", engine.toString())
                .param("names", reach.regex())
                .param("name", place.name())
                .param("sequence", place.sequence())
                .param("limit", limit)
                .query((row, index) -> release(row))
                .list();
    }

    @Override
    public boolean includes(Target engine) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM release WHERE target = :target)")
                .param("target", engine.toString())
                .query(Boolean.class)
                .single();
    }

    private static EngineRelease release(ResultSet row) throws SQLException {
        return new EngineRelease(
                row.getString("name"),
                row.getString("version"),
                row.getLong("sequence"),
                Digest.parse(row.getString("snapshot_digest")),
                row.getBoolean("usable"),
                row.getBoolean("newest"),
                List.of((String[]) row.getArray("channels").getArray()),
                row.getObject("released_at", OffsetDateTime.class).toInstant());
    }
}
