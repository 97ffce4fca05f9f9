package dev.snapforge.release.resolve;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.release.VersionDeprecation;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads all that resolving needs in one statement, across the tables of snapshots and keys. A column that is added here needs a trigger where it
 * is written (V59), or {@link ResolutionCache} keeps what was there before.
 */
@Repository
class SnapshotCandidates {

    private static final String COLUMNS = """
            v.version, v.sequence, r.target, r.snapshot_digest, r.statement, s.v8_version, s.revoke_reason, s.revoked_at,
            sk.status = 'REVOKED' OR rk.status = 'REVOKED' AS key_revoked,
            d.reason AS deprecation, d.deprecated_at, d.deprecated_by
            """;

    /** Read only for those who ask: what it costs, the many other requests do not pay. */
    private static final String CAPABILITIES = ", CAST(s.capabilities AS text) AS capabilities";

    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

    private static final String RELEASES = """
            JOIN release r ON r.name = v.name AND r.version = v.version
            JOIN snapshot s ON s.digest = r.snapshot_digest
            JOIN signing_key sk ON sk.key_id = s.key_id
            JOIN signing_key rk ON rk.key_id = r.key_id
            LEFT JOIN version_deprecation d ON d.name = v.name AND d.version = v.version
            """;

    private static final String FROM_CHANNEL = " FROM channel c JOIN signing_key ck ON ck.key_id = c.key_id"
            + " JOIN release_version v ON v.name = c.name AND v.version = c.version " + RELEASES
            + " WHERE c.name = :name AND c.channel = :which ORDER BY r.target";

    private static final String FROM_VERSION =
            " FROM release_version v " + RELEASES + " WHERE v.name = :name AND v.version = :which ORDER BY r.target";

    private static final String BY_CHANNEL = "SELECT c.revision, c.statement AS channel_statement,"
            + " ck.status = 'REVOKED' AS channel_key_revoked, " + COLUMNS;

    private static final String BY_VERSION = "SELECT 0 AS revision, CAST(NULL AS text) AS channel_statement,"
            + " false AS channel_key_revoked, " + COLUMNS;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    SnapshotCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every snapshot of the version that was asked for; nothing where there is no such name, version or channel. */
    List<SnapshotCandidate> of(ResolveQuery query) {
        String channel = query.channel();
        boolean described = !query.requires().isEmpty();
        return jdbc.sql((channel == null ? BY_VERSION : BY_CHANNEL)
                        + (described ? CAPABILITIES : "")
                        + (channel == null ? FROM_VERSION : FROM_CHANNEL))
                .param("name", query.name())
                .param("which", channel == null ? query.version() : channel)
                .query((row, index) -> candidate(row, described))
                .list();
    }

    private static SnapshotCandidate candidate(ResultSet row, boolean described) throws SQLException {
        String capabilities = described ? row.getString("capabilities") : null;
        Digest snapshot = Digest.parse(row.getString("snapshot_digest"));
        String statement = row.getString("statement");
        String channelStatement = row.getString("channel_statement");
        return new SnapshotCandidate(
                row.getString("version"),
                row.getLong("sequence"),
                row.getLong("revision"),
                channelStatement,
                Target.parse(row.getString("target")),
                row.getString("v8_version"),
                snapshot,
                statement,
                row.getString("revoke_reason"),
                instant(row, "revoked_at"),
                row.getBoolean("key_revoked"),
                row.getBoolean("channel_key_revoked"),
                capabilities == null ? null : JSON.readValue(capabilities, WORDS),
                fingerprint(snapshot, statement, channelStatement),
                deprecation(row));
    }

    private static Digest fingerprint(Digest snapshot, String statement, @Nullable String channelStatement) {
        String text = String.join("\n", snapshot.toString(), statement, String.valueOf(channelStatement));
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable VersionDeprecation deprecation(ResultSet row) throws SQLException {
        String reason = row.getString("deprecation");
        Instant since = instant(row, "deprecated_at");
        return reason == null || since == null
                ? null
                : new VersionDeprecation(reason, since, row.getString("deprecated_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
