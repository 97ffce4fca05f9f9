package dev.snapforge.release;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.SnapshotReleases;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells which names and versions a snapshot was released under. */
@Repository
class SnapshotNames implements SnapshotReleases {

    private final JdbcClient jdbc;

    SnapshotNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Digest, List<Name>> of(Collection<Digest> snapshots, VisibilityFilter reach) {
        if (snapshots.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT DISTINCT r.snapshot_digest, r.name, r.version, v.sequence FROM release r"
                        + " JOIN release_version v ON v.name = r.name AND v.version = r.version"
                        + " WHERE r.snapshot_digest IN (:digests)"
                        + " AND (CAST(:names AS text) IS NULL OR r.name ~ :names) ORDER BY r.name, v.sequence")
                .param("names", reach.regex())
                .param("digests", snapshots.stream().map(Digest::toString).toList())
                .query((row, index) -> Map.entry(
                        Digest.parse(row.getString("snapshot_digest")),
                        new Name(row.getString("name"), row.getString("version"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
