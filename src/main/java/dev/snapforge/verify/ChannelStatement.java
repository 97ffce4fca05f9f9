package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import java.time.Clock;
import java.time.Instant;

/**
 * Which version a channel of a name stands for. Its revision grows with each change of the channel, so that an old statement
 * that is handed out again can be told from a channel that was moved back.
 *
 * @param name whose channel it is
 * @param channel the channel, for example {@code stable}
 * @param version the version it stands for
 * @param content digest of what was released as that version
 * @param sequence place of the version among the name's versions; a lower one than before is a rollback
 * @param revision how often the channel was set, counted from 1
 * @param issuedAt when the service said so
 */
public record ChannelStatement(
        String name, String channel, String version, Digest content, long sequence, long revision, Instant issuedAt) {

    /** Says what the predicate means. */
    public static final String PREDICATE_TYPE = "https://snapforge.dev/channel/v1";

    /** What is remembered of it. */
    public ChannelPosition position() {
        return new ChannelPosition(revision, version, sequence);
    }

    /**
     * Reads a channel statement out of its DSSE envelope.
     *
     * @throws VerificationException {@code malformed-envelope}, {@code malformed-statement}, or why its signature does not
     *     count: {@code unknown-key}, {@code revoked-key}, {@code key-not-valid}, {@code bad-signature}
     */
    public static ChannelStatement verified(byte[] envelope, VerificationKeys keys, Clock clock) {
        return read(StatementReader.verified(envelope, PREDICATE_TYPE, keys, clock));
    }

    static ChannelStatement read(StatementReader reader) {
        String name = reader.text("name");
        String version = reader.text("version");
        return new ChannelStatement(
                name,
                reader.text("channel"),
                version,
                reader.digestOf(name, version),
                reader.count("sequence"),
                reader.count("revision"),
                reader.time("issuedAt"));
    }
}
