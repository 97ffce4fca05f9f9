package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps content from being removed between the moment in which it is stored and the moment in which a row names it, without a
 * transaction that waits for the store. A writer reserves the content ({@link #reserve}), stores it, and settles the reservation in the
 * short transaction that adds the rows ({@link #settle}). A remover owns the content's shard ({@link #tryToOwn}) and gets only what
 * nobody has reserved; then it looks for rows. A reservation and the rows that replace it change in one commit, and reservations are
 * looked at first, so the remover sees one or the other, and there is never a row without its content.
 *
 * <p>Reserving and removing exclude each other by Postgres' advisory locks (section 13.3.5 of its manual), which reach every process,
 * end with the transaction, and survive no process. A writer holds one only while it adds its reservation; a remover, until it has
 * removed. There are {@value #SHARDS} of them for all content, since a bundle has hundreds of files and Postgres keeps all locks in a
 * table of fixed size.
 *
 * <p>A reservation holds for an hour. A writer that takes longer cannot settle it any more if a remover came past meanwhile, so it
 * adds no row and starts again; what a process that died has reserved can be removed after that time.
 */
@Component
public class ContentReservations {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final int SHARDS = 64;
    private static final int FIRST_BYTES = 256;
    private static final int HEX = 16;

    /** Tells these locks from other advisory ones of the database: "SNAP" in ASCII. */
    private static final int NAMESPACE = 0x534E4150;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ContentReservations(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps content, stored or not, from being removed; waits for a removal that is under way. Any number may reserve the same.
     *
     * @param content at least one
     * @throws IllegalStateException within a transaction: others would not see the reservation before its end
     */
    public ContentReservation reserve(Collection<Digest> content) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Content is stored before the transaction that names it, not within it");
        }
        ContentReservation reservation = new ContentReservation(UUID.randomUUID());
        transaction.executeWithoutResult(status -> {
            hold(content);
            forgetLeftOver();
            jdbc.sql("INSERT INTO content_reservation (id, digests, expires_at)"
                            + " VALUES (:id, string_to_array(:digests, ','), :expires)")
                    .param("id", reservation.id())
                    .param(
                            "digests",
                            String.join(
                                    ",",
                                    content.stream()
                                            .map(Digest::toString)
                                            .distinct()
                                            .toList()))
                    .param("expires", now().plus(VALIDITY))
                    .update();
        });
        return reservation;
    }

    /**
     * Ends a reservation in the caller's transaction, which adds the rows that name the content. Comes first in it: until its
     * commit, nobody removes the content.
     *
     * @throws BlobStoreUnavailableException if the reservation has expired: storing took too long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(ContentReservation reservation) {
        int settled = jdbc.sql("DELETE FROM content_reservation WHERE id = :id")
                .param("id", reservation.id())
                .update();
        if (settled == 0) {
            throw new BlobStoreUnavailableException(
                    new IOException("Storing took longer than " + VALIDITY + ", and the content may be gone again"));
        }
    }

    /**
     * Makes the caller's transaction the only one that may decide about contents of one shard, until it ends.
     *
     * @param content of the same shard, at least one
     * @return those that nobody has reserved; at once none, if somebody is reserving or removing content of the shard
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Digest> tryToOwn(Collection<Digest> content) {
        boolean owned = jdbc.sql("SELECT pg_try_advisory_xact_lock(:namespace, :shard)")
                .param("namespace", NAMESPACE)
                .param("shard", shardOf(content.iterator().next()))
                .query(Boolean.class)
                .single();
        if (!owned) {
            return Set.of();
        }
        OffsetDateTime now = now();
        // Waits for a writer that is just settling an expired one; whoever comes later finds it gone, and adds no row.
        // In
        // one order, so that two removers cannot wait for each other.
        jdbc.sql("DELETE FROM content_reservation WHERE id IN (SELECT id FROM content_reservation"
                        + " WHERE expires_at < :now ORDER BY id FOR UPDATE)")
                .param("now", now)
                .update();
        return unreserved(content, now);
    }

    /** Those of these contents that nobody has reserved now. Ask for rows after this, not before. */
    public Set<Digest> unreserved(Collection<Digest> content) {
        return unreserved(content, now());
    }

    private Set<Digest> unreserved(Collection<Digest> content, OffsetDateTime now) {
        Set<Digest> unreserved = new HashSet<>(content);
        jdbc.sql("SELECT digests FROM content_reservation WHERE expires_at >= :now")
                .param("now", now)
                .query((row, index) -> texts(row.getArray("digests")))
                .list()
                .forEach(digests -> digests.stream().map(Digest::parse).toList().forEach(unreserved::remove));
        return unreserved;
    }

    /**
     * Makes sure that what the caller's transaction owns is still its own.
     *
     * @throws org.springframework.dao.DataAccessException if the database, and with it every lock, was lost meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOwned() {
        jdbc.sql("SELECT 1").query(Integer.class).single();
    }

    /** The shard of some content, from 0; contents that follow each other in the order of their digests mostly share one. */
    public static int shardOf(Digest content) {
        return Integer.parseInt(content.hex().substring(0, 2), HEX) * SHARDS / FIRST_BYTES;
    }

    private void hold(Collection<Digest> content) {
        // Whoever owns a shard waits for nothing that a holder has, so any order would do; one order is easier to
        // follow
        // in pg_locks.
        content.stream()
                .map(ContentReservations::shardOf)
                .distinct()
                .sorted()
                .forEach(shard -> jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock_shared(:namespace, :shard)")
                        .param("namespace", NAMESPACE)
                        .param("shard", shard)
                        .query(Integer.class)
                        .single());
    }

    /** What processes that died have left: so the table stays small, also where nothing is ever removed. */
    private void forgetLeftOver() {
        jdbc.sql("DELETE FROM content_reservation WHERE id IN (SELECT id FROM content_reservation"
                        + " WHERE expires_at < :now FOR UPDATE SKIP LOCKED)")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
