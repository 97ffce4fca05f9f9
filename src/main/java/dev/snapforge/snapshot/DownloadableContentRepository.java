package dev.snapforge.snapshot;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what downloads need in one statement and without a transaction: there are many of them, and what was withdrawn a moment ago must
 * not be given any more, so nothing of it can be remembered.
 */
@Repository
class DownloadableContentRepository {

    private static final String USABLE = """
            SELECT s.digest, s.os || '-' || s.arch || '/' || s.engine AS target, s.size, s.blob_digest, s.blob_size, s.blob_offset
            FROM snapshot s JOIN signing_key k ON k.key_id = s.key_id
            WHERE s.digest = :digest AND s.status = 'ACTIVE' AND k.status <> 'REVOKED'
            AND (CAST(:names AS text) IS NULL OR EXISTS (SELECT 1 FROM snapshot_build b WHERE b.snapshot_digest = s.digest
                AND (b.name ~ :names OR (b.name IS NULL AND b.principal = :principal))))
            """;

    private final JdbcClient jdbc;

    DownloadableContentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if there is no such snapshot within reach, if it was revoked, or if its key was. */
    Optional<DownloadableContent> find(Digest digest, VisibilityFilter reach) {
        return jdbc.sql(USABLE)
                .param("digest", digest.toString())
                .param("names", reach.regex())
                .param("principal", reach.principal())
                .query((row, index) -> content(row))
                .optional();
    }

    private static DownloadableContent content(ResultSet row) throws SQLException {
        Digest container = Digest.parse(row.getString("digest"));
        return new DownloadableContent(
                Target.parse(row.getString("target")),
                new ContainerSlice(container, 0, Math.toIntExact(row.getLong("size")), container),
                new ContainerSlice(
                        container,
                        Math.toIntExact(row.getLong("blob_offset")),
                        Math.toIntExact(row.getLong("blob_size")),
                        Digest.parse(row.getString("blob_digest"))));
    }
}
