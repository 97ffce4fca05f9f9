package dev.snapforge.release;

import dev.snapforge.access.VisibilityFilter;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which names there are. */
@Repository
public class NameRepository {

    private final JdbcClient jdbc;

    NameRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names within reach behind this one, in their order. */
    public List<NameSummary> behind(String after, int limit, VisibilityFilter reach) {
        return jdbc.sql("""
                        SELECT n.name, n.created_at, v.version, v.sequence, v.released_at,
                               (SELECT count(*) FROM release_version c WHERE c.name = n.name) AS versions
                        FROM release_name n JOIN release_version v ON v.name = n.name AND v.sequence = n.last_sequence
                        WHERE n.name > :after AND (CAST(:names AS text) IS NULL OR n.name ~ :names)
                        ORDER BY n.name LIMIT :limit
                        """)
                .param("after", after)
                .param("names", reach.regex())
                .param("limit", limit)
                .query((row, index) -> new NameSummary(
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getLong("versions"),
                        row.getString("version"),
                        row.getLong("sequence"),
                        row.getObject("released_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public boolean knows(String name) {
        return jdbc.sql("SELECT 1 FROM release_name WHERE name = :name")
                .param("name", name)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
