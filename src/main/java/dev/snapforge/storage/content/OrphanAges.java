package dev.snapforge.storage.content;

import dev.snapforge.blob.BlobStore.Listed;
import dev.snapforge.core.Digest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Since when content of the store has had no row that names it. */
@Repository
public class OrphanAges {

    private final JdbcClient jdbc;

    OrphanAges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes content that has no row; what was noted before keeps its time. */
    public void add(Collection<Listed> orphans, Instant now) {
        orphans.forEach(it -> jdbc.sql("INSERT INTO storage_orphan (digest, size, since) VALUES (:digest, :size, :now)"
                        + " ON CONFLICT (digest) DO NOTHING")
                .param("digest", it.digest().toString())
                .param("size", it.size())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** Forgets what was noted in a range and is not among these: it has a row by now, or is gone. */
    public void retain(DigestRange range, Collection<Digest> orphans) {
        jdbc.sql("DELETE FROM storage_orphan WHERE digest > :after AND digest <= :upTo"
                        + " AND (CAST(:none AS boolean) OR digest NOT IN (:orphans))")
                .param("after", range.lower())
                .param("upTo", range.upper())
                .param("none", orphans.isEmpty())
                .param("orphans", orphans.isEmpty() ? List.of("") : texts(orphans))
                .update();
    }

    public void remove(Collection<Digest> gone) {
        jdbc.sql("DELETE FROM storage_orphan WHERE digest IN (:gone)")
                .param("gone", texts(gone))
                .update();
    }

    /** Those of these contents that were noted, and since when. */
    public Map<Digest, Instant> since(Collection<Digest> content) {
        if (content.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT digest, since FROM storage_orphan WHERE digest IN (:content)")
                .param("content", texts(content))
                .query((row, index) -> Map.entry(
                        Digest.parse(row.getString("digest")),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> texts(Collection<Digest> digests) {
        return digests.stream().map(Digest::toString).toList();
    }
}
