package dev.snapforge.storage.check;

import dev.snapforge.core.Digest;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of checks and findings. */
@Repository
class StorageCheckRepository {

    private static final int KEPT = 20;

    private final JdbcClient jdbc;

    StorageCheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A check that a process works on.
     *
     * @param check its id
     * @param attempt names the process's turn in each of its writes
     * @param position where it goes on, or null at the beginning
     */
    record Turn(UUID check, int attempt, @Nullable Digest position) {}

    /** Adds a running check and forgets the oldest ones; false where one is running. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean start(UUID id, String principal, Instant now) {
        boolean started = 1
                == jdbc.sql("INSERT INTO storage_check (id, status, started_by, started_at)"
                                + " VALUES (:id, 'RUNNING', :principal, :now)"
                                + " ON CONFLICT (status) WHERE status = 'RUNNING' DO NOTHING")
                        .param("id", id)
                        .param("principal", principal)
                        .param("now", at(now))
                        .update();
        if (started) {
            jdbc.sql("DELETE FROM storage_check WHERE id NOT IN"
                            + " (SELECT id FROM storage_check ORDER BY id DESC LIMIT :kept)")
                    .param("kept", KEPT)
                    .update();
        }
        return started;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean cancel(UUID id, Instant now) {
        return 1
                == jdbc.sql("UPDATE storage_check SET status = 'CANCELLED', finished_at = :now, held_up_by = NULL"
                                + " WHERE id = :id AND status = 'RUNNING'")
                        .param("id", id)
                        .param("now", at(now))
                        .update();
    }

    /** Takes up the running check, if nobody has worked on it since a time. */
    Optional<Turn> takeUp(Instant silentSince, Instant now) {
        return jdbc.sql("UPDATE storage_check SET attempt = attempt + 1, heartbeat_at = :now WHERE status = 'RUNNING'"
                        + " AND (heartbeat_at IS NULL OR heartbeat_at < :silent) RETURNING id, attempt, position")
                .param("now", at(now))
                .param("silent", at(silentSince))
                .query((row, index) -> new Turn(row.getObject("id", UUID.class), row.getInt("attempt"), position(row)))
                .optional();
    }

    /** Says that the turn goes on; false where it is no longer this process's. */
    boolean beat(Turn turn, Instant now) {
        return 1 == update("heartbeat_at = :now", turn).param("now", at(now)).update();
    }

    /** Lets go of the check for a while, saying why. */
    void holdUp(Turn turn, String code, Instant now) {
        update("held_up_by = :code, heartbeat_at = :now", turn)
                .param("code", code)
                .param("now", at(now))
                .update();
    }

    /**
     * Keeps what a step found, and how far it came.
     *
     * @return whether there is more to do, and it is still this process's
     */
    @Transactional
    public boolean advance(Turn turn, StorageComparison.Result result, Instant now) {
        Digest last = result.last();
        Optional<Long> findings = update(
                        "contents = contents + :contents, bytes = bytes + :bytes, findings = findings + :findings,"
                                + " position = coalesce(CAST(:position AS text), position), heartbeat_at = :now,"
                                + " held_up_by = NULL, status = :status,"
                                + " finished_at = CAST(:finished AS timestamptz)",
                        turn,
                        " RETURNING findings")
                .param("contents", result.contents())
                .param("bytes", result.bytes())
                .param("findings", result.findings().size())
                .param("position", last == null ? null : last.toString())
                .param("now", at(now))
                .param("status", last == null ? "DONE" : "RUNNING")
                .param("finished", last == null ? at(now) : null)
                .query(Long.class)
                .optional();
        findings.ifPresent(all -> add(turn.check(), all - result.findings().size(), result.findings()));
        return findings.isPresent() && last != null;
    }

    private void add(UUID check, long before, List<StorageFinding> findings) {
        long number = before;
        for (StorageFinding it : findings) {
            number++;
            jdbc.sql("INSERT INTO storage_finding (check_id, number, code, digest, detail, expected, found)"
                            + " VALUES (:check, :number, :code, :digest, :detail, :expected, :found)")
                    .param("check", check)
                    .param("number", number)
                    .param("code", it.code().code())
                    .param("digest", it.digest().toString())
                    .param("detail", it.detail())
                    .param("expected", it.expected())
                    .param("found", it.found())
                    .update();
        }
    }

    Optional<StorageCheck> find(UUID id) {
        return jdbc.sql("SELECT * FROM storage_check WHERE id = :id")
                .param("id", id)
                .query((row, index) -> check(row))
                .optional();
    }

    Optional<StorageCheck> running() {
        return jdbc.sql("SELECT * FROM storage_check WHERE status = 'RUNNING'")
                .query((row, index) -> check(row))
                .optional();
    }

    List<StorageCheck> list(@Nullable UUID before, int limit) {
        return jdbc.sql("SELECT * FROM storage_check WHERE (CAST(:before AS uuid) IS NULL OR id < :before)"
                        + " ORDER BY id DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> check(row))
                .list();
    }

    List<StorageFinding> findings(UUID check, long after, int limit) {
        return jdbc.sql("SELECT * FROM storage_finding WHERE check_id = :check AND number > :after"
                        + " ORDER BY number LIMIT :limit")
                .param("check", check)
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new StorageFinding(
                        row.getLong("number"),
                        StorageFindingCode.parse(row.getString("code")),
                        Digest.parse(row.getString("digest")),
                        row.getString("detail"),
                        row.getString("expected"),
                        row.getString("found")))
                .list();
    }

    private JdbcClient.StatementSpec update(String changes, Turn turn) {
        return update(changes, turn, "");
    }

    private JdbcClient.StatementSpec update(String changes, Turn turn, String returning) {
        return jdbc.sql("UPDATE storage_check SET " + changes
                        + " WHERE id = :id AND attempt = :attempt AND status = 'RUNNING'" + returning)
                .param("id", turn.check())
                .param("attempt", turn.attempt());
    }

    private static StorageCheck check(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new StorageCheck(
                row.getObject("id", UUID.class),
                StorageCheck.Status.valueOf(row.getString("status")),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                position(row),
                row.getLong("contents"),
                row.getLong("bytes"),
                row.getLong("findings"),
                row.getString("held_up_by"));
    }

    private static @Nullable Digest position(ResultSet row) throws SQLException {
        String position = row.getString("position");
        return position == null ? null : Digest.parse(position);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
