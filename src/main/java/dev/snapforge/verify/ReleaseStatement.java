package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.time.Clock;
import java.time.Instant;

/**
 * Which snapshot a version of a name is on one target. It is signed, so that no genuine snapshot can be passed off under another
 * name, or as another version.
 *
 * @param name what was released
 * @param version under which version
 * @param target for which platform and engine
 * @param snapshot digest of the container
 * @param sequence place of this version among the name's versions, in the order of their first release; from 1
 * @param issuedAt when the service said so
 */
public record ReleaseStatement(
        String name, String version, Target target, Digest snapshot, long sequence, Instant issuedAt) {

    /** Says what the predicate means. */
    public static final String PREDICATE_TYPE = "https://snapforge.dev/release/v1";

    /**
     * Reads a release statement out of its DSSE envelope.
     *
     * @throws VerificationException {@code malformed-envelope}, {@code malformed-statement}, or why its signature does not
     *     count: {@code unknown-key}, {@code revoked-key}, {@code key-not-valid}, {@code bad-signature}
     */
    public static ReleaseStatement verified(byte[] envelope, VerificationKeys keys, Clock clock) {
        return read(StatementReader.verified(envelope, PREDICATE_TYPE, keys, clock));
    }

    static ReleaseStatement read(StatementReader reader) {
        ReleaseStatement release = new ReleaseStatement(
                reader.text("name"),
                reader.text("version"),
                reader.target("target"),
                StatementReader.digest(reader.text("snapshot")),
                reader.count("sequence"),
                reader.time("issuedAt"));
        Digest subject = reader.digestOf(release.name, release.version);
        if (!subject.equals(release.snapshot)) {
            throw StatementReader.malformed("subject " + release.snapshot, subject.toString());
        }
        return release;
    }
}
