package dev.snapforge.webhooks.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code webhook_delivery}. */
@Repository
class DeliveryRepository {

    private static final String SELECT = "SELECT delivery.* FROM webhook_delivery delivery";

    private final JdbcClient jdbc;

    DeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attempts after how many attempts it is given up */
    void insert(UUID id, Lane lane, OutboxEvent event, String body, Instant now, int attempts) {
        jdbc.sql("INSERT INTO webhook_delivery"
                        + " (id, webhook_id, event_id, type, lane, body, status, last_attempt, due_at, created_at)"
                        + " VALUES (:id, :webhook, :event, :type, :lane, :body, 'PENDING', :attempts, :now, :now)")
                .param("id", id)
                .param("webhook", lane.webhook())
                .param("event", event.id())
                .param("type", event.type())
                .param("lane", lane.subject())
                .param("body", body)
                .param("attempts", attempts)
                .param("now", time(now))
                .update();
    }

    /** The oldest one of a lane that is pending, unless its webhook is disabled. */
    Optional<WebhookDelivery> head(Lane lane) {
        return jdbc.sql(SELECT + " JOIN webhook ON webhook.id = delivery.webhook_id AND webhook.disabled_reason IS NULL"
                        + " WHERE delivery.webhook_id = :webhook AND delivery.lane = :lane AND delivery.status = 'PENDING'"
                        + " ORDER BY delivery.number LIMIT 1")
                .param("webhook", lane.webhook())
                .param("lane", lane.subject())
                .query((row, index) -> delivery(row))
                .optional();
    }

    /**
     * Notes an attempt, unless another process has noted one meanwhile.
     *
     * @param status what the delivery is now; a failure is given up if it was the last one
     * @param nextAt when the next attempt is, if it stays pending
     * @return what the delivery is now; empty if this attempt does not count
     */
    Optional<DeliveryStatus> attempted(
            WebhookDelivery delivery, DeliveryStatus status, DeliveryAttempt attempt, Instant now, Instant nextAt) {
        return jdbc.sql("UPDATE webhook_delivery SET attempts = attempts + 1, http_status = :http, error = :error,"
                        + " attempted_at = :now, due_at = :next,"
                        + " status = CASE WHEN :status = 'PENDING' AND attempts + 1 >= last_attempt THEN 'GIVEN_UP' ELSE :status END,"
                        + " ended_at = CASE WHEN :status = 'PENDING' AND attempts + 1 < last_attempt THEN NULL"
                        + " ELSE CAST(:now AS timestamptz) END"
                        + " WHERE id = :id AND status = 'PENDING' AND attempts = :attempts RETURNING status")
                .param("http", attempt.httpStatus())
                .param("error", attempt.error())
                .param("now", time(now))
                .param("next", time(nextAt))
                .param("status", status.name())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .query(String.class)
                .optional()
                .map(DeliveryStatus::valueOf);
    }

    /**
     * Has a delivery tried at its next turn, whatever became of it.
     *
     * @param attempts how many more attempts it has from now on
     */
    boolean redeliver(UUID webhook, UUID id, Instant now, int attempts) {
        return 1
                == jdbc.sql("UPDATE webhook_delivery SET status = 'PENDING', ended_at = NULL, due_at = :now,"
                                + " last_attempt = attempts + :attempts WHERE webhook_id = :webhook AND id = :id")
                        .param("now", time(now))
                        .param("attempts", attempts)
                        .param("webhook", webhook)
                        .param("id", id)
                        .update();
    }

    Optional<WebhookDelivery> find(UUID webhook, UUID id) {
        return jdbc.sql(SELECT + " WHERE webhook_id = :webhook AND id = :id")
                .param("webhook", webhook)
                .param("id", id)
                .query((row, index) -> delivery(row))
                .optional();
    }

    /**
     * Newest first.
     *
     * @param status only those, or null for all
     * @param before only those with a smaller number, or null
     */
    List<WebhookDelivery> list(UUID webhook, @Nullable DeliveryStatus status, @Nullable Long before, int limit) {
        return jdbc.sql(
                        SELECT + " WHERE webhook_id = :webhook AND (CAST(:status AS text) IS NULL OR status = :status)"
                                + " AND (CAST(:before AS bigint) IS NULL OR number < :before) ORDER BY number DESC LIMIT :limit")
                .param("webhook", webhook)
                .param("status", status == null ? null : status.name())
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> delivery(row))
                .list();
    }

    /** Removes those that ended before a time, and those that have waited since then for a webhook that is disabled. */
    int removeOlder(Instant cutoff, int limit) {
        return jdbc.sql("DELETE FROM webhook_delivery WHERE number IN (SELECT number FROM webhook_delivery old"
                        + " WHERE old.ended_at < :cutoff OR (old.status = 'PENDING' AND old.created_at < :cutoff"
                        + " AND EXISTS (SELECT FROM webhook WHERE webhook.id = old.webhook_id AND webhook.disabled_reason IS NOT NULL))"
                        + " LIMIT :limit)")
                .param("cutoff", time(cutoff))
                .param("limit", limit)
                .update();
    }

    /** Deliveries that wait for a webhook that is enabled. */
    Backlog backlog() {
        return jdbc.sql("SELECT count(*) AS waiting,"
                        + " greatest(0, coalesce(extract(epoch FROM now() - min(delivery.created_at)), 0)) AS age"
                        + " FROM webhook_delivery delivery JOIN webhook ON webhook.id = delivery.webhook_id"
                        + " WHERE delivery.status = 'PENDING' AND webhook.disabled_reason IS NULL")
                .query((row, index) -> new Backlog(row.getDouble("waiting"), row.getDouble("age")))
                .single();
    }

    /**
     * What waits.
     *
     * @param oldestSeconds how long ago the oldest one was made; 0 without any
     */
    record Backlog(double waiting, double oldestSeconds) {}

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        return new WebhookDelivery(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                new Lane(row.getObject("webhook_id", UUID.class), row.getString("lane")),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("body"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("http_status", Integer.class),
                row.getString("error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "attempted_at"),
                instant(row, "ended_at"));
    }
}
