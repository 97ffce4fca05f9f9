package dev.snapforge.release.channel;

import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.encoding.SupersededContainers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells which snapshots the clients of channels replace by which. */
@Repository
class ChannelUpdates implements SupersededContainers {

    /** Each version that a channel left has one place, however often it was left. */
    private static final String MOVED =
            "SELECT c.name, c.version AS replacement, h.from_version AS original, c.changed_at,"
                    + " row_number() OVER (PARTITION BY c.name, c.channel ORDER BY max(h.revision) DESC) AS place"
                    + " FROM channel c JOIN channel_change h ON h.name = c.name AND h.channel = c.channel"
                    + " WHERE c.changed_at > :since AND h.from_version <> c.version"
                    + " GROUP BY c.name, c.channel, h.from_version";

    private final JdbcClient jdbc;

    ChannelUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ContainerUpdate> since(Instant since, int versions, int limit) {
        return jdbc.sql("SELECT o.snapshot_digest AS original, r.snapshot_digest AS replacement FROM (" + MOVED
                        + ") AS moved"
                        + " JOIN release o ON o.name = moved.name AND o.version = moved.original"
                        + " JOIN release r ON r.name = moved.name AND r.version = moved.replacement AND r.target = o.target"
                        + " JOIN snapshot s ON s.digest = r.snapshot_digest AND s.status = 'ACTIVE'"
                        + " WHERE moved.place <= :versions AND o.snapshot_digest <> r.snapshot_digest"
                        + " GROUP BY 1, 2 ORDER BY max(moved.changed_at) DESC LIMIT :limit")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("versions", versions)
                .param("limit", limit)
                .query((row, index) -> new ContainerUpdate(
                        Digest.parse(row.getString("original")), Digest.parse(row.getString("replacement"))))
                .list();
    }
}
