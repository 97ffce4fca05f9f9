package dev.snapforge.webhooks;

import dev.snapforge.access.NamePatterns;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code webhook}. */
@Repository
class WebhookRepository {

    /** Everything but the secrets. */
    private static final String SELECT = "SELECT id, url, events, names, description, disabled_reason, given_up,"
            + " previous_until, created_by, created_at FROM webhook";

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Webhook webhook, WebhookSecret secret) {
        write(
                        webhook,
                        "INSERT INTO webhook (id, url, events, names, description, secret, disabled_reason, created_by, created_at)"
                                + " VALUES (:id, :url, string_to_array(:events, ' '), string_to_array(:names, ' '), :description,"
                                + " :secret, :reason, :by, :created)")
                .param("secret", secret.bytes())
                .param("by", webhook.createdBy())
                .param("created", time(webhook.createdAt()))
                .update();
    }

    boolean update(Webhook webhook) {
        return 1
                == write(
                                webhook,
                                "UPDATE webhook SET url = :url, events = string_to_array(:events, ' '),"
                                        + " names = string_to_array(:names, ' '), description = :description, given_up = 0,"
                                        + " disabled_reason = :reason WHERE id = :id")
                        .update();
    }

    private JdbcClient.StatementSpec write(Webhook webhook, String sql) {
        WebhookDefinition definition = webhook.definition();
        return jdbc.sql(sql)
                .param("id", webhook.id())
                .param("url", definition.url().toString())
                .param("events", String.join(" ", definition.events().patterns()))
                .param("names", String.join(" ", definition.names().patterns()))
                .param("description", definition.description())
                .param("reason", webhook.disabledReason());
    }

    boolean rotate(UUID id, WebhookSecret secret, Instant previousUntil) {
        return 1
                == jdbc.sql("UPDATE webhook SET previous_secret = secret, previous_until = :until, secret = :secret"
                                + " WHERE id = :id")
                        .param("until", time(previousUntil))
                        .param("secret", secret.bytes())
                        .param("id", id)
                        .update();
    }

    boolean delete(UUID id) {
        return 1
                == jdbc.sql("DELETE FROM webhook WHERE id = :id")
                        .param("id", id)
                        .update();
    }

    /** Keeps others that ask for the same from counting until the transaction ends. */
    int countLocked() {
        jdbc.sql("LOCK TABLE webhook IN SHARE ROW EXCLUSIVE MODE").update();
        return jdbc.sql("SELECT count(*) FROM webhook").query(Integer.class).single();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query((row, index) -> webhook(row))
                .optional();
    }

    /** Newest first. */
    List<Webhook> list(@Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + " WHERE (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> webhook(row))
                .list();
    }

    List<Webhook> enabled() {
        return jdbc.sql(SELECT + " WHERE disabled_reason IS NULL ORDER BY id")
                .query((row, index) -> webhook(row))
                .list();
    }

    /** The secret, and the one before while it still counts. */
    List<WebhookSecret> secrets(UUID id, Instant now) {
        return jdbc.sql("SELECT secret, CASE WHEN previous_until > :now THEN previous_secret END AS previous"
                        + " FROM webhook WHERE id = :id")
                .param("now", time(now))
                .param("id", id)
                .query((row, index) -> {
                    List<WebhookSecret> secrets = new ArrayList<>();
                    secrets.add(new WebhookSecret(row.getBytes("secret")));
                    byte[] previous = row.getBytes("previous");
                    if (previous != null) {
                        secrets.add(new WebhookSecret(previous));
                    }
                    return List.copyOf(secrets);
                })
                .optional()
                .orElse(List.of());
    }

    void delivered(UUID id) {
        jdbc.sql("UPDATE webhook SET given_up = 0 WHERE id = :id AND given_up > 0")
                .param("id", id)
                .update();
    }

    /** One more was given up; how many in a row that makes. */
    int gaveUp(UUID id) {
        return jdbc.sql("UPDATE webhook SET given_up = given_up + 1 WHERE id = :id RETURNING given_up")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    boolean disable(UUID id, String reason) {
        return 1
                == jdbc.sql("UPDATE webhook SET disabled_reason = :reason WHERE id = :id AND disabled_reason IS NULL")
                        .param("reason", reason)
                        .param("id", id)
                        .update();
    }

    /** How many the service itself has disabled. */
    int countDisabled() {
        return jdbc.sql("SELECT count(*) FROM webhook WHERE disabled_reason <> :admins")
                .param("admins", Webhook.BY_AN_ADMIN)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        String reason = row.getString("disabled_reason");
        OffsetDateTime until = row.getObject("previous_until", OffsetDateTime.class);
        return new Webhook(
                row.getObject("id", UUID.class),
                new WebhookDefinition(
                        URI.create(row.getString("url")),
                        new EventPatterns(texts(row.getArray("events"))),
                        NamePatterns.of(texts(row.getArray("names"))),
                        row.getString("description"),
                        reason == null),
                reason,
                row.getInt("given_up"),
                until == null ? null : until.toInstant(),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
