package dev.snapforge.audit;

import dev.snapforge.access.Caller;
import dev.snapforge.access.CallerContext;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.TimeOrderedId;
import dev.snapforge.json.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit events. The database refuses to change or remove them. */
@Repository
public class AuditLog {

    private final JdbcClient jdbc;
    private final CallerContext access;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, CallerContext access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** Keeps a change with whoever asked for it. Without a transaction there would be nothing that the event is part of. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void record(AuditableChange change) {
        Caller caller = access.caller();
        jdbc.sql("INSERT INTO audit_event (id, at, principal, credential, action, subject, details)"
                        + " VALUES (:id, :at, :principal, :credential, :action, :subject, CAST(:details AS jsonb))")
                .param("id", TimeOrderedId.next(clock))
                .param("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .param("principal", caller.principal())
                .param("credential", caller.credential())
                .param("action", change.action())
                .param("subject", change.subject())
                .param("details", CanonicalJson.writeString(change.details()))
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<AuditEvent> list(AuditQuery query) {
        return jdbc.sql("SELECT * FROM audit_event WHERE (CAST(:since AS timestamptz) IS NULL OR at >= :since)"
                        + " AND (CAST(:principal AS text) IS NULL OR principal = :principal)"
                        + " AND (CAST(:action AS text) IS NULL OR action = :action)"
                        + " AND (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit")
                .param("since", time(query.since()))
                .param("principal", query.principal())
                .param("action", query.action())
                .param("before", query.before())
                .param("limit", query.limit())
                .query((row, index) -> event(row))
                .list();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("principal"),
                row.getString("credential"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"));
    }
}
