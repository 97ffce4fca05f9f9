package dev.snapforge.verify;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a name stands for a snapshot. Both statements must be signed by a trusted key, be about what was asked for, and
 * agree; what the service says beside them counts for nothing.
 */
public final class ReleaseVerifier {

    private final VerificationKeys keys;
    private final Clock clock;

    /**
     * @param keys the keys whose signatures count
     * @param clock tells whether a key is valid now
     */
    public ReleaseVerifier(VerificationKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks signatures, form, name, version, platform and engine, and for a channel that both statements agree.
     *
     * @param release the release statement in its DSSE envelope
     * @param channel the channel statement in its envelope; null if there is none, which is refused if a channel was asked for
     * @param wanted what was asked for
     * @param runtime the runtime at hand
     * @throws VerificationException if they do not prove that the name stands for this snapshot
     */
    public VerifiedRelease verify(
            byte[] release, byte @Nullable [] channel, RequestedRelease wanted, RuntimeRequirements runtime) {
        StatementReader reader = StatementReader.verified(release, ReleaseStatement.PREDICATE_TYPE, keys, clock);
        ReleaseStatement released = ReleaseStatement.read(reader);
        requireAnswer(released, wanted, runtime);
        if (wanted.channel() == null) {
            return new VerifiedRelease(released, reader.signer(), null, null);
        }
        if (channel == null) {
            throw Envelope.malformed("a channel statement", "none");
        }
        StatementReader set = StatementReader.verified(channel, ChannelStatement.PREDICATE_TYPE, keys, clock);
        ChannelStatement statement = ChannelStatement.read(set);
        requireAnswer(statement, wanted, wanted.channel(), released);
        return new VerifiedRelease(released, reader.signer(), statement, set.signer());
    }

    static void requireAnswer(ReleaseStatement released, RequestedRelease wanted, RuntimeRequirements runtime) {
        require("other-name", "The release statement is about another name.", wanted.name(), released.name());
        if (wanted.version() != null) {
            require("other-version", "This is the release of another version.", wanted.version(), released.version());
        }
        runtime.check(released.target());
    }

    static void requireAnswer(
            ChannelStatement set, RequestedRelease wanted, String channel, ReleaseStatement released) {
        require("other-name", "The channel statement is about another name.", wanted.name(), set.name());
        require("other-channel", "The channel statement is about another channel.", channel, set.channel());
        require(
                "statements-disagree",
                "The release is not of the version that the channel stands for.",
                set.version() + ", sequence " + set.sequence(),
                released.version() + ", sequence " + released.sequence());
    }

    private static void require(String code, String message, String expected, String found) {
        if (!expected.equals(found)) {
            throw new VerificationException(
                    code,
                    message,
                    expected,
                    found,
                    "Do not use it: what stands between you and the service may have exchanged the statement.");
        }
    }
}
