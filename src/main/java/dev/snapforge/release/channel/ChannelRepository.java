package dev.snapforge.release.channel;

import dev.snapforge.core.AuditableChange;
import dev.snapforge.release.ReleaseStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of channels and their history. */
@Repository
class ChannelRepository {

    private static final String CHANNEL = "SELECT c.name, c.channel, c.version, v.sequence, c.revision, c.changed_at,"
            + " c.changed_by, c.statement FROM channel c JOIN release_version v ON v.name = c.name AND v.version = c.version ";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    ChannelRepository(JdbcClient jdbc, ApplicationEventPublisher changes, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    Optional<Channel> find(String name, String channel) {
        return jdbc.sql(CHANNEL + "WHERE c.name = :name AND c.channel = :channel")
                .param("name", name)
                .param("channel", channel)
                .query((row, index) -> channel(row))
                .optional();
    }

    /** A name's channels, in the order of their names. */
    List<Channel> all(String name) {
        return jdbc.sql(CHANNEL + "WHERE c.name = :name ORDER BY c.channel")
                .param("name", name)
                .query((row, index) -> channel(row))
                .list();
    }

    /** The revision that the channel has, also where it was deleted; 0 if it never existed. */
    long revision(String name, String channel) {
        return jdbc.sql("SELECT revision FROM channel WHERE name = :name AND channel = :channel")
                .param("name", name)
                .param("channel", channel)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Whether the key that signed the channel's statement was revoked since. */
    boolean signedByRevokedKey(String name, String channel) {
        return jdbc.sql("SELECT k.status = 'REVOKED' FROM channel c JOIN signing_key k ON k.key_id = c.key_id"
                        + " WHERE c.name = :name AND c.channel = :channel")
                .param("name", name)
                .param("channel", channel)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Changes where a channel points, and notes it. The caller holds the lock on the name.
     *
     * @param from where it pointed; null for nowhere
     * @param to where it points now; null for nowhere, and then without a statement
     * @param revision the new one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void change(
            String name,
            String channel,
            @Nullable String from,
            @Nullable String to,
            long revision,
            ReleaseStatements.@Nullable Signed statement,
            ChangeNote note) {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        String write = revision == 1
                ? "INSERT INTO channel (name, channel, version, revision, statement, key_id, changed_at, changed_by)"
                        + " VALUES (:name, :channel, :to, :revision, :statement, :key, :now, :by)"
                : "UPDATE channel SET version = :to, revision = :revision, statement = :statement, key_id = :key,"
                        + " changed_at = :now, changed_by = :by WHERE name = :name AND channel = :channel";
        jdbc.sql(write)
                .param("name", name)
                .param("channel", channel)
                .param("to", to)
                .param("revision", revision)
                .param("statement", statement == null ? null : statement.envelope())
                .param("key", statement == null ? null : statement.keyId())
                .param("now", now)
                .param("by", note.by())
                .update();
        jdbc.sql(
                        "INSERT INTO channel_change (name, channel, revision, from_version, to_version, changed_at, changed_by, reason)"
                                + " VALUES (:name, :channel, :revision, :from, :to, :now, :by, :reason)")
                .param("name", name)
                .param("channel", channel)
                .param("revision", revision)
                .param("reason", note.reason())
                .param("from", from)
                .param("to", to)
                .param("now", now)
                .param("by", note.by())
                .update();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("from", from == null ? "nothing" : from);
        details.put("to", to == null ? "nothing" : to);
        details.put("revision", revision);
        if (note.reason() != null) {
            details.put("reason", note.reason());
        }
        changes.publishEvent(new AuditableChange("channel-changed", name + "/" + channel, details));
    }

    /** Changes before this revision, the newest first. */
    List<ChannelChange> history(String name, String channel, @Nullable Long before, int limit) {
        return jdbc.sql("SELECT revision, from_version, to_version, changed_at, changed_by, reason FROM channel_change"
                        + " WHERE name = :name AND channel = :channel"
                        + " AND (CAST(:before AS bigint) IS NULL OR revision < :before)"
                        + " ORDER BY revision DESC LIMIT :limit")
                .param("name", name)
                .param("channel", channel)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> new ChannelChange(
                        row.getLong("revision"),
                        row.getString("from_version"),
                        row.getString("to_version"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by"),
                        row.getString("reason")))
                .list();
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getString("name"),
                row.getString("channel"),
                row.getString("version"),
                row.getLong("sequence"),
                row.getLong("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getString("statement"));
    }
}
