package dev.snapforge.release.rebuild;

import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.signing.SignerRole;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Builds current versions for targets that the version they stand on has got since. Nothing is noted: a version that no build was ever
 * asked for with such a target still has to follow, whichever process dies in between, and one whose build failed has followed.
 */
@Component
@SignerRole
class LayeredVersions {

    private static final Logger LOG = LoggerFactory.getLogger(LayeredVersions.class);

    /** Looks come again; what a look leaves is the next one's. */
    private static final int AT_ONCE = 100;

    private final NameRebuilds rebuilds;
    private final JdbcClient jdbc;

    LayeredVersions(NameRebuilds rebuilds, JdbcClient jdbc) {
        this.rebuilds = rebuilds;
        this.jdbc = jdbc;
    }

    /** One version of a name, and a target that its base has. */
    private record Behind(String name, String version, Target target) {}

    /** Queues what has to follow; what stands on that follows when it is released. */
    void look() {
        behind().forEach(this::follow);
    }

    private List<Behind> behind() {
        return jdbc.sql("""
                        SELECT v.name, v.version, r.target
                        FROM release_version v JOIN release_name n ON n.name = v.name
                             JOIN build b ON b.id = v.build_id
                             JOIN release r ON r.name = b.base_name AND r.version = b.base_version AND r.released_at > v.released_at
                             JOIN snapshot s ON s.digest = r.snapshot_digest AND s.status = 'ACTIVE'
                        WHERE (v.sequence = n.last_sequence
                               OR EXISTS (SELECT 1 FROM channel c WHERE c.name = v.name AND c.version = v.version))
                          AND NOT EXISTS (SELECT 1 FROM release o
                                WHERE o.name = v.name AND o.version = v.version AND o.target = r.target)
                          AND NOT EXISTS (SELECT 1 FROM build e JOIN build_job j ON j.build_id = e.id
                                WHERE e.name = v.name AND e.version = v.version AND j.target = r.target)
                        ORDER BY r.released_at, v.name, v.version LIMIT :limit
                        """)
                .param("limit", AT_ONCE)
                .query((row, index) -> new Behind(
                        row.getString("name"), row.getString("version"), Target.parse(row.getString("target"))))
                .list();
    }

    private void follow(Behind it) {
        try {
            NameRebuild outcome = rebuilds.rebuildVersion(it.name(), it.version(), it.target());
            outcome.builds()
                    .forEach(build -> LOG.info(
                            "Build {} adds {} to version {} of {}, as its base has it now",
                            build.build(),
                            it.target(),
                            it.version(),
                            it.name()));
            outcome.skipped().forEach(skipped -> LOG.warn("{} of {}: {}", it.version(), it.name(), skipped.detail()));
        } catch (SnapforgeException e) {
            // One that cannot follow now, as the queue is full, holds up no other.
            LOG.warn(
                    "Version {} of {} cannot follow its base to {}: {}",
                    it.version(),
                    it.name(),
                    it.target(),
                    e.getMessage());
        }
    }
}
