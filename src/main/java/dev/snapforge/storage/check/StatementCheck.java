package dev.snapforge.storage.check;

import static dev.snapforge.storage.check.StorageFindingCode.STATEMENT_WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.observe.VerificationFailureCounter;
import dev.snapforge.storage.content.ReferencedKeys;
import dev.snapforge.verify.ChannelStatement;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.ReleaseStatement;
import dev.snapforge.verify.VerificationKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks whether what rows say about a snapshot is what was signed: how it came to be, under which names and versions it was
 * released, and which channels lead there. Each statement must be genuine by the key that its row names.
 */
@Component
class StatementCheck {

    private static final String ATTESTATION =
            "SELECT attestation AS statement, key_id FROM snapshot WHERE digest = :digest";
    private static final String RELEASES = "SELECT r.*, v.sequence FROM release r"
            + " JOIN release_version v ON v.name = r.name AND v.version = r.version WHERE r.snapshot_digest = :digest";
    private static final String CHANNELS = "SELECT c.*, v.content_digest FROM channel c"
            + " JOIN release_version v ON v.name = c.name AND v.version = c.version"
            + " WHERE EXISTS (SELECT 1 FROM release r WHERE r.snapshot_digest = :digest AND r.name = c.name"
            + " AND r.version = c.version)";

    private final JdbcClient jdbc;
    private final ReferencedKeys keys;
    private final VerificationFailureCounter failures;
    private final Clock clock;

    StatementCheck(JdbcClient jdbc, ReferencedKeys keys, VerificationFailureCounter failures, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * A statement and what it must say.
     *
     * @param what it is, for people
     * @param right what the row says, in words
     */
    private record Kept(String what, String envelope, String keyId, String right) {

        static Kept of(String what, ResultSet row, String right) throws SQLException {
            return new Kept(what, row.getString("statement"), row.getString("key_id"), right);
        }
    }

    /** Reads what a statement says, in the words of {@link Kept#right}. */
    private interface Reader {

        String read(byte[] envelope, VerificationKeys keys, Clock clock);
    }

    /** Each statement about the snapshot that is not what its row says. */
    List<StorageFinding> check(Digest digest) {
        List<StorageFinding> found = new ArrayList<>();
        check(digest, ATTESTATION, (row, index) -> attestation(digest, row), StatementCheck::readAttestation, found);
        check(digest, RELEASES, (row, index) -> release(digest, row), StatementCheck::readRelease, found);
        check(digest, CHANNELS, (row, index) -> channel(row), StatementCheck::readChannel, found);
        return found;
    }

    private void check(Digest digest, String sql, RowMapper<Kept> rows, Reader reader, List<StorageFinding> found) {
        for (Kept kept :
                jdbc.sql(sql).param("digest", digest.toString()).query(rows).list()) {
            try {
                String said = reader.read(kept.envelope().getBytes(UTF_8), keys.of(kept.keyId()), clock);
                if (!said.equals(kept.right())) {
                    found.add(wrong(digest, kept, "It says something else than its row.", kept.right(), said));
                }
            } catch (SnapforgeException e) {
                failures.note(e);
                found.add(wrong(digest, kept, String.valueOf(e.getMessage()), e.expected(), e.found()));
            }
        }
    }

    private static StorageFinding wrong(
            Digest digest, Kept kept, String why, @Nullable String expected, @Nullable String found) {
        return StorageFinding.of(STATEMENT_WRONG, digest, kept.what() + ": " + why, expected, found);
    }

    private static Kept attestation(Digest digest, ResultSet row) throws SQLException {
        return Kept.of("The attestation", row, subject(digest.hex()));
    }

    private static String readAttestation(byte[] envelope, VerificationKeys keys, Clock clock) {
        byte[] payload = Dsse.verify(envelope, Dsse.IN_TOTO, keys, clock);
        // The container comes first; it determines the other subject, which is the blob inside.
        return CanonicalJson.parse(payload) instanceof Map<?, ?> statement
                        && statement.get("subject") instanceof List<?> subjects
                        && !subjects.isEmpty()
                        && subjects.get(0) instanceof Map<?, ?> container
                        && container.get("digest") instanceof Map<?, ?> digests
                ? subject(digests.get("sha256"))
                : "nothing about a snapshot";
    }

    private static String subject(@Nullable Object hex) {
        return "how sha256:" + hex + " came to be";
    }

    private static Kept release(Digest digest, ResultSet row) throws SQLException {
        String target = row.getString("target");
        String release = releaseOf(
                row.getString("name"), row.getString("version"), row.getLong("sequence"), target, digest.toString());
        return Kept.of("The statement of a release for " + target, row, release);
    }

    private static String readRelease(byte[] envelope, VerificationKeys keys, Clock clock) {
        ReleaseStatement it = ReleaseStatement.verified(envelope, keys, clock);
        return releaseOf(it.name(), it.version(), it.sequence(), it.target(), it.snapshot());
    }

    private static String releaseOf(String name, String version, long sequence, Object target, Object snapshot) {
        return "%s %s, number %d, for %s is %s".formatted(name, version, sequence, target, snapshot);
    }

    private static Kept channel(ResultSet row) throws SQLException {
        String channel = channelOf(
                row.getString("name"),
                row.getString("channel"),
                row.getLong("revision"),
                row.getString("version"),
                row.getString("content_digest"));
        return Kept.of("The statement of channel " + row.getString("channel"), row, channel);
    }

    private static String readChannel(byte[] envelope, VerificationKeys keys, Clock clock) {
        ChannelStatement it = ChannelStatement.verified(envelope, keys, clock);
        return channelOf(it.name(), it.channel(), it.revision(), it.version(), it.content());
    }

    private static String channelOf(String name, String channel, long revision, String version, Object content) {
        return "%s of %s, revision %d, is %s with content %s".formatted(channel, name, revision, version, content);
    }
}
