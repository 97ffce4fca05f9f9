package dev.snapforge.access.token;

import dev.snapforge.access.Grant;
import dev.snapforge.access.NamePatterns;
import dev.snapforge.access.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code api_token}. */
@Repository
class ApiTokenRepository {

    // Chosen at random; processes that start at the same time take turns.
    private static final long BOOTSTRAP_LOCK = 7_114_209_335_482_101L;

    private final JdbcClient jdbc;

    ApiTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a token, unless one with the same text is there. */
    boolean insert(ApiToken token, byte[] hash) {
        NamePatterns names = token.grant().names();
        return 1
                == jdbc.sql(
                                "INSERT INTO api_token (id, name, secret_hash, scopes, names, created_by, created_at, expires_at)"
                                        + " VALUES (:id, :name, :hash, string_to_array(:scopes, ' '),"
                                        + " string_to_array(CAST(:names AS text), ' '), :by, :created, CAST(:expires AS timestamptz))"
                                        + " ON CONFLICT (secret_hash) DO NOTHING")
                        .param("id", token.id())
                        .param("name", token.name())
                        .param("hash", hash)
                        .param(
                                "scopes",
                                token.grant().scopes().stream()
                                        .map(Scope::word)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))
                        .param("names", names.all() ? null : String.join(" ", names.patterns()))
                        .param("by", token.createdBy())
                        .param("created", token.createdAt().atOffset(ZoneOffset.UTC))
                        .param(
                                "expires",
                                token.expiresAt() == null
                                        ? null
                                        : token.expiresAt().atOffset(ZoneOffset.UTC))
                        .update();
    }

    Optional<ApiToken> findByHash(byte[] hash) {
        return jdbc.sql("SELECT * FROM api_token WHERE secret_hash = :hash")
                .param("hash", hash)
                .query((row, index) -> token(row))
                .optional();
    }

    Optional<ApiToken> find(UUID id) {
        return jdbc.sql("SELECT * FROM api_token WHERE id = :id")
                .param("id", id)
                .query((row, index) -> token(row))
                .optional();
    }

    /** Newest first, revoked and expired ones among them. */
    List<ApiToken> list(@Nullable UUID before, int limit) {
        return jdbc.sql("SELECT * FROM api_token WHERE (CAST(:before AS uuid) IS NULL OR id < :before)"
                        + " ORDER BY id DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> token(row))
                .list();
    }

    /** Notes a use, unless another was noted meanwhile: readers of the same token must not wait for each other's writes. */
    void used(UUID id, Instant now, Instant since) {
        jdbc.sql("UPDATE api_token SET last_used_at = :now"
                        + " WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :before)")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean revoke(UUID id, Instant now) {
        return 1
                == jdbc.sql("UPDATE api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update();
    }

    /** Waits until no other process is about to make the first token; for the rest of the transaction. */
    void lockBootstrap() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", BOOTSTRAP_LOCK)
                .query((row, index) -> true)
                .single();
    }

    /** Whether there is or was a token, of any scope. */
    boolean anyEver() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM api_token)")
                .query(Boolean.class)
                .single();
    }

    /** Whether a token of an admin counts. */
    boolean anyAdmin(Instant now) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM api_token WHERE 'admin' = ANY (scopes) AND revoked_at IS NULL"
                        + " AND (expires_at IS NULL OR expires_at > :now))")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        List<String> names = texts(row.getArray("names"));
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Grant(
                        texts(row.getArray("scopes")).stream()
                                .flatMap(it -> Scope.of(it).stream())
                                .collect(Collectors.toSet()),
                        names.isEmpty() ? NamePatterns.ALL : NamePatterns.of(names)),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
