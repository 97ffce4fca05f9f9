package dev.snapforge.webhooks.delivery;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code webhook_event}. */
@Repository
class OutboxRepository {

    // Chosen at random: of all processes, one at a time makes deliveries of events, so that those keep their order.
    private static final long LOCK = 5_402_118_860_371_977L;

    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction may take events; another process does it otherwise. */
    boolean tryLock() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** The oldest ones, in their order. */
    List<OutboxEvent> oldest(int limit) {
        return jdbc.sql(
                        "SELECT number, id, type, name, subject, at, data FROM webhook_event ORDER BY number LIMIT :limit")
                .param("limit", limit)
                .query((row, index) -> new OutboxEvent(
                        row.getLong("number"),
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("name"),
                        row.getString("subject"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("data")))
                .list();
    }

    void remove(List<OutboxEvent> events) {
        if (!events.isEmpty()) {
            jdbc.sql("DELETE FROM webhook_event WHERE number IN (:numbers)")
                    .param("numbers", events.stream().map(OutboxEvent::number).toList())
                    .update();
        }
    }
}
