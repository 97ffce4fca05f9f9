package dev.snapforge.snapshot.encoding;

import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.encoding.SupersededContainers.ContainerUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code snapshot_encoding}: what there is, and what a process is making. */
@Repository
class EncodingRepository {

    /** What fails so often is left alone: it would fail once more. */
    private static final int MOST_ATTEMPTS = 3;

    /** Whoever has not made one by then has died. */
    private static final Duration TIME_FOR_ONE = Duration.ofMinutes(5);

    private static final Duration TIME_AFTER_AN_OUTAGE = Duration.ofMinutes(1);

    private static final String THIS =
            " snapshot = :snapshot AND dictionary IS NOT DISTINCT FROM CAST(:dictionary AS text)";

    private final JdbcClient jdbc;

    EncodingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A compressed container in the store.
     *
     * @param content the digest of the compressed bytes
     * @param size how many they are
     */
    record Kept(Digest content, long size) {}

    Optional<Kept> find(EncodingKey key) {
        return of("SELECT content, size FROM snapshot_encoding WHERE content IS NOT NULL AND" + THIS, key)
                .query((row, index) -> new Kept(Digest.parse(row.getString("content")), row.getLong("size")))
                .optional();
    }

    /** Notes what is in the store now, unless another process was faster. */
    void keep(EncodingKey key, Kept kept, Instant now) {
        of(
                        "INSERT INTO snapshot_encoding (snapshot, dictionary, content, size, due_at)"
                                + " VALUES (:snapshot, :dictionary, :content, :size, :now)"
                                + " ON CONFLICT (snapshot, dictionary) DO UPDATE SET content = :content, size = :size, due_at = :now"
                                + " WHERE snapshot_encoding.content IS NULL",
                        key)
                .param("content", kept.content().toString())
                .param("size", kept.size())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets what turned out to be damaged or gone, so that it is made again. */
    void forget(EncodingKey key, Kept kept) {
        of("DELETE FROM snapshot_encoding WHERE content = :content AND" + THIS, key)
                .param("content", kept.content().toString())
                .update();
    }

    /** Forgets the deltas that were made before then. */
    void forgetDeltas(Instant before) {
        jdbc.sql("DELETE FROM snapshot_encoding WHERE dictionary IS NOT NULL AND due_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether this process is the one to make it now. */
    boolean claim(EncodingKey key, Instant now) {
        return of(
                                "INSERT INTO snapshot_encoding (snapshot, dictionary, due_at, begun)"
                                        + " VALUES (:snapshot, :dictionary, :until, 1)"
                                        + " ON CONFLICT (snapshot, dictionary) DO UPDATE SET due_at = :until,"
                                        + " begun = snapshot_encoding.begun + 1 WHERE snapshot_encoding.content IS NULL"
                                        + " AND snapshot_encoding.due_at <= :now AND snapshot_encoding.begun < "
                                        + MOST_ATTEMPTS,
                                key)
                        .param("until", now.plus(TIME_FOR_ONE).atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Lets a claimed one be made a minute after the claim, as if nothing had begun. */
    void giveBack(EncodingKey key, Instant claimed) {
        of(
                        "UPDATE snapshot_encoding SET begun = begun - 1, due_at = :soon"
                                + " WHERE content IS NULL AND due_at = :until AND begun > 0 AND" + THIS,
                        key)
                .param("soon", claimed.plus(TIME_AFTER_AN_OUTAGE).atOffset(ZoneOffset.UTC))
                .param("until", claimed.plus(TIME_FOR_ONE).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes that a claimed one is not worth its place. */
    void decline(EncodingKey key) {
        of("UPDATE snapshot_encoding SET begun = " + MOST_ATTEMPTS + " WHERE content IS NULL AND" + THIS, key)
                .update();
    }

    /**
     * Snapshots published since then that are not compressed and that no process compresses, the oldest first.
     *
     * @param most size of a container, in bytes
     */
    List<Digest> uncompressed(Instant since, long most, Instant now, int limit) {
        return jdbc
                .sql(
                        "SELECT s.digest FROM snapshot s WHERE s.status = 'ACTIVE' AND s.created_at > :since AND s.size <= :most AND NOT EXISTS"
                                + " (SELECT 1 FROM snapshot_encoding e WHERE e.snapshot = s.digest AND e.dictionary IS NULL"
                                + " AND (e.content IS NOT NULL OR e.due_at > :now OR e.begun >= " + MOST_ATTEMPTS + "))"
                                + " ORDER BY s.created_at LIMIT :limit")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list()
                .stream()
                .map(Digest::parse)
                .toList();
    }

    /** Those of these updates for which there is no delta and none is being made. */
    List<ContainerUpdate> missing(List<ContainerUpdate> updates, Instant now) {
        return jdbc.sql(
                        "SELECT u.original, u.replacement FROM unnest(string_to_array(:from, ','), string_to_array(:to, ','))"
                                + " AS u (original, replacement) WHERE NOT EXISTS (SELECT 1 FROM snapshot_encoding e"
                                + " WHERE e.snapshot = u.replacement AND e.dictionary = u.original"
                                + " AND (e.content IS NOT NULL OR e.due_at > :now OR e.begun >= " + MOST_ATTEMPTS
                                + "))")
                .param("from", joined(updates, ContainerUpdate::from))
                .param("to", joined(updates, ContainerUpdate::to))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new ContainerUpdate(
                        Digest.parse(row.getString("original")), Digest.parse(row.getString("replacement"))))
                .list();
    }

    private static String joined(List<ContainerUpdate> updates, Function<ContainerUpdate, Digest> end) {
        return updates.stream().map(it -> end.apply(it).toString()).collect(Collectors.joining(","));
    }

    /** The size of a container, in bytes; 0 if there is no such snapshot. */
    long size(Digest container) {
        return jdbc.sql("SELECT size FROM snapshot WHERE digest = :digest")
                .param("digest", container.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private JdbcClient.StatementSpec of(String sql, EncodingKey key) {
        @Nullable Digest dictionary = key.dictionary();
        return jdbc.sql(sql)
                .param("snapshot", key.container().toString())
                .param("dictionary", dictionary == null ? null : dictionary.toString());
    }
}
