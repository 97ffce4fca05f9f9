package dev.snapforge.storage.content;

import dev.snapforge.blob.HealthProbeContent;
import dev.snapforge.core.Digest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that name content of the store: snapshots their container and what it is compressed to, proven
 * work its unsigned one, files of bundles their source. */
@Component
public class ContentReferences {

    private final JdbcClient jdbc;

    ContentReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What rows say about content.
     *
     * @param least the smallest size in bytes that a row gives it
     * @param most the largest; rows that are right agree
     * @param snapshot whether it is a snapshot's container
     */
    public record Named(long least, long most, boolean snapshot) {}

    /** Those of these contents that a row names, or that the service itself needs: {@link HealthProbeContent}. */
    public Set<Digest> named(Collection<Digest> content) {
        if (content.isEmpty()) {
            return Set.of();
        }
        Set<Digest> named = jdbc
                .sql("SELECT digest FROM snapshot WHERE digest IN (:digests)"
                        + " UNION SELECT digest FROM bundle_file WHERE digest IN (:digests)"
                        + " UNION SELECT container FROM proven_work WHERE container IN (:digests)"
                        + " UNION SELECT content FROM snapshot_encoding WHERE content IN (:digests)")
                .param("digests", content.stream().map(Digest::toString).toList())
                .query(String.class)
                .list()
                .stream()
                .map(Digest::parse)
                .collect(Collectors.toCollection(HashSet::new));
        if (content.contains(HealthProbeContent.DIGEST)) {
            named.add(HealthProbeContent.DIGEST);
        }
        return named;
    }

    /**
     * What rows name in a range, in the order of the digests.
     *
     * @param limit the most contents to give
     */
    public NavigableMap<Digest, Named> between(DigestRange range, int limit) {
        NavigableMap<Digest, Named> found = new TreeMap<>();
        jdbc.sql("SELECT digest, min(size) AS least, max(size) AS most, bool_or(snapshot) AS snapshot FROM"
                        + " (SELECT digest, size, true AS snapshot FROM snapshot WHERE digest > :after AND digest <= :upTo"
                        + " UNION ALL SELECT digest, size, false FROM bundle_file WHERE digest > :after AND digest <= :upTo"
                        + " UNION ALL SELECT content, size, false FROM snapshot_encoding WHERE content > :after AND content <= :upTo)"
                        + " AS named GROUP BY digest ORDER BY digest LIMIT :limit")
                .param("after", range.lower())
                .param("upTo", range.upper())
                .param("limit", limit)
                .query((row, index) -> Map.entry(
                        Digest.parse(row.getString("digest")),
                        new Named(row.getLong("least"), row.getLong("most"), row.getBoolean("snapshot"))))
                .list()
                .forEach(it -> found.put(it.getKey(), it.getValue()));
        return found;
    }
}
