package dev.snapforge.release;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of versions and releases, which belong to names. */
@Repository
public class ReleaseRepository {

    private static final String VERSION =
            "SELECT name, version, sequence, bundle_digest, spec_digest, build_id, released_at FROM release_version ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes the caller the only one that changes what the name means, until its transaction ends; false where nobody knows the name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(String name) {
        return jdbc.sql("SELECT name FROM release_name WHERE name = :name FOR NO KEY UPDATE")
                .param("name", name)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** As {@link #lock}, for a name that may be new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addAndLock(String name) {
        jdbc.sql("INSERT INTO release_name (name, created_at) VALUES (:name, :now) ON CONFLICT (name) DO NOTHING")
                .param("name", name)
                .param("now", now())
                .update();
        lock(name);
    }

    /** Adds the name's next version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Version addVersion(String name, String version, VersionContent content, UUID build) {
        long sequence = jdbc.sql("UPDATE release_name SET last_sequence = last_sequence + 1 WHERE name = :name"
                        + " RETURNING last_sequence")
                .param("name", name)
                .query(Long.class)
                .single();
        OffsetDateTime now = now();
        jdbc.sql("INSERT INTO release_version (name, version, sequence, content_digest, bundle_digest, spec_digest,"
                        + " build_id, released_at) VALUES (:name, :version, :sequence, :content, :bundle, :spec, :build,"
                        + " :now)")
                .param("name", name)
                .param("version", version)
                .param("sequence", sequence)
                .param("content", content.digest().toString())
                .param("bundle", content.bundle().toString())
                .param("spec", content.spec().toString())
                .param("build", build)
                .param("now", now)
                .update();
        return new Version(name, version, sequence, content, build, now.toInstant(), List.of());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void addRelease(
            Version version, Target target, Digest snapshot, UUID build, ReleaseStatements.Signed statement) {
        jdbc.sql(
                        "INSERT INTO release (name, version, target, snapshot_digest, build_id, statement, key_id, released_at)"
                                + " VALUES (:name, :version, :target, :snapshot, :build, :statement, :key, :now)")
                .param("name", version.name())
                .param("version", version.version())
                .param("target", target.toString())
                .param("snapshot", snapshot.toString())
                .param("build", build)
                .param("statement", statement.envelope())
                .param("key", statement.keyId())
                .param("now", now())
                .update();
    }

    /** Puts a new statement in the place of one whose key was revoked; another one stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void signAnew(Version version, Target target, ReleaseStatements.Signed statement) {
        jdbc.sql("UPDATE release SET statement = :statement, key_id = :key WHERE name = :name AND version = :version"
                        + " AND target = :target AND key_id <> :key AND EXISTS (SELECT 1 FROM signing_key k"
                        + " WHERE k.key_id = release.key_id AND k.status = 'REVOKED')")
                .param("statement", statement.envelope())
                .param("key", statement.keyId())
                .param("name", version.name())
                .param("version", version.version())
                .param("target", target.toString())
                .update();
    }

    /** A version with its releases. */
    public Optional<Version> find(String name, String version) {
        return withReleases(
                        name,
                        jdbc.sql(VERSION + "WHERE name = :name AND version = :version")
                                .param("name", name)
                                .param("version", version)
                                .query((row, index) -> version(row))
                                .list())
                .stream()
                .findFirst();
    }

    /** A name's versions that came before this place in the order of releases, the newest first; with their releases. */
    public List<Version> before(String name, @Nullable Long sequence, int limit) {
        return withReleases(
                name,
                jdbc.sql(VERSION + "WHERE name = :name AND (CAST(:sequence AS bigint) IS NULL OR sequence < :sequence)"
                                + " ORDER BY sequence DESC LIMIT :limit")
                        .param("name", name)
                        .param("sequence", sequence)
                        .param("limit", limit)
                        .query((row, index) -> version(row))
                        .list());
    }

    private List<Version> withReleases(String name, List<Version> versions) {
        if (versions.isEmpty()) {
            return versions;
        }
        Map<String, List<Release>> releases =
                releases(name, versions.stream().map(Version::version).toList());
        return versions.stream()
                .map(it -> it.with(releases.getOrDefault(it.version(), List.of())))
                .toList();
    }

    private Map<String, List<Release>> releases(String name, Collection<String> versions) {
        return jdbc
                .sql("""
                        SELECT r.version, r.target, r.snapshot_digest, r.build_id, r.released_at, r.statement,
                               s.status = 'ACTIVE' AND sk.status <> 'REVOKED' AND rk.status <> 'REVOKED' AS usable
                        FROM release r JOIN snapshot s ON s.digest = r.snapshot_digest
                             JOIN signing_key sk ON sk.key_id = s.key_id JOIN signing_key rk ON rk.key_id = r.key_id
                        WHERE r.name = :name AND r.version IN (:versions) ORDER BY r.target
                        """)
                .param("name", name)
                .param("versions", versions)
                .query((row, index) -> new Release(
                        row.getString("version"),
                        Target.parse(row.getString("target")),
                        Digest.parse(row.getString("snapshot_digest")),
                        row.getBoolean("usable"),
                        row.getObject("build_id", UUID.class),
                        row.getObject("released_at", OffsetDateTime.class).toInstant(),
                        row.getString("statement")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Release::version));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("name"),
                row.getString("version"),
                row.getLong("sequence"),
                new VersionContent(
                        Digest.parse(row.getString("bundle_digest")), Digest.parse(row.getString("spec_digest"))),
                row.getObject("build_id", UUID.class),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
