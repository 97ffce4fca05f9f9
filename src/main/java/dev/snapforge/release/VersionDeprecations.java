package dev.snapforge.release;

import dev.snapforge.access.CallerContext;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.MalformedReasonException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which versions are deprecated. */
@Repository
public class VersionDeprecations {

    private final JdbcClient jdbc;
    private final ReleaseRepository releases;
    private final CallerContext access;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    VersionDeprecations(
            JdbcClient jdbc,
            ReleaseRepository releases,
            CallerContext access,
            ApplicationEventPublisher changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.releases = releases;
        this.access = access;
        this.changes = changes;
        this.clock = clock;
    }

    /** Those of these versions of a name that are deprecated. */
    @Transactional(readOnly = true)
    public Map<String, VersionDeprecation> of(String name, Collection<String> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        Map<String, VersionDeprecation> found = new HashMap<>();
        jdbc.sql("SELECT version, reason, deprecated_at, deprecated_by FROM version_deprecation"
                        + " WHERE name = :name AND version IN (:versions)")
                .param("name", name)
                .param("versions", versions)
                .query((row, index) -> found.put(
                        row.getString("version"),
                        new VersionDeprecation(
                                row.getString("reason"),
                                row.getObject("deprecated_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("deprecated_by"))))
                .list();
        return found;
    }

    /**
     * Says that a version should not be used any more, and why; what is said already is not said again.
     *
     * @param reason for people, 1 to 1000 characters without control characters
     * @return what holds now
     * @throws MalformedReasonException {@code malformed-reason}
     * @throws ReleaseException {@code unknown-name} or {@code unknown-version}
     */
    @Transactional
    public VersionDeprecation deprecate(String name, String version, String reason) {
        MalformedReasonException.check(
                reason,
                "A deprecation",
                "Say in a sentence what to use instead, or why: whoever gets the version will read it.");
        requireVersion(name, version);
        VersionDeprecation before = of(name, List.of(version)).get(version);
        if (before != null && before.reason().equals(reason.strip())) {
            return before;
        }
        VersionDeprecation said = new VersionDeprecation(
                reason.strip(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                access.caller().principal());
        jdbc.sql("INSERT INTO version_deprecation (name, version, reason, deprecated_at, deprecated_by)"
                        + " VALUES (:name, :version, :reason, :now, :by) ON CONFLICT (name, version)"
                        + " DO UPDATE SET reason = :reason, deprecated_at = :now, deprecated_by = :by")
                .param("name", name)
                .param("version", version)
                .param("reason", said.reason())
                .param("now", said.since().atOffset(ZoneOffset.UTC))
                .param("by", said.by())
                .update();
        changes.publishEvent(
                new AuditableChange("version-deprecated", subject(name, version), Map.of("reason", said.reason())));
        return said;
    }

    /**
     * Takes back that a version is deprecated, if it is.
     *
     * @throws ReleaseException {@code unknown-name} or {@code unknown-version}
     */
    @Transactional
    public void undeprecate(String name, String version) {
        requireVersion(name, version);
        int removed = jdbc.sql("DELETE FROM version_deprecation WHERE name = :name AND version = :version")
                .param("name", name)
                .param("version", version)
                .update();
        if (removed > 0) {
            changes.publishEvent(new AuditableChange("version-undeprecated", subject(name, version), Map.of()));
        }
    }

    /** Of two requests about a name at the same time, the second one sees what the first has said. */
    private void requireVersion(String name, String version) {
        if (!releases.lock(name)) {
            throw ReleaseException.unknownName(name);
        }
        if (releases.find(name, version).isEmpty()) {
            throw ReleaseException.unknownVersion(name, version);
        }
    }

    private static String subject(String name, String version) {
        return name + "@" + version;
    }
}
