package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Target;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a machine notes of an answer that it has verified in full, so that a start within the next minutes need not ask again. As a
 * {@link SnapshotReceipt}, it is worth as much as the place where it was kept.
 */
public final class ReleaseReceipt {

    private ReleaseReceipt() {}

    /** One value a line, for {@link #redeem}; null if one of them has lines itself. */
    public static @Nullable String write(VerifiedRelease verified) {
        List<String> lines = new ArrayList<>();
        ReleaseStatement release = verified.release();
        lines.add(verified.releaseSigner().x());
        lines.add(release.name());
        lines.add(release.version());
        lines.add(release.target().toString());
        lines.add(release.snapshot().toString());
        lines.add(Long.toString(release.sequence()));
        add(lines, release.issuedAt());
        ChannelStatement channel = verified.channel();
        if (channel != null && verified.channelSigner() != null) {
            lines.add(verified.channelSigner().x());
            lines.add(channel.name());
            lines.add(channel.channel());
            lines.add(channel.version());
            lines.add(channel.content().toString());
            lines.add(Long.toString(channel.sequence()));
            lines.add(Long.toString(channel.revision()));
            add(lines, channel.issuedAt());
        }
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                return null;
            }
        }
        return String.join("\n", lines);
    }

    /**
     * What was verified, if it answers this question; the keys must be trusted still.
     *
     * @param text what {@link #write} gave
     * @return null if it is of another form
     * @throws VerificationException as by {@link ReleaseVerifier#verify}
     */
    public static @Nullable VerifiedRelease redeem(
            String text, VerificationKeys keys, Clock clock, RequestedRelease wanted, RuntimeRequirements runtime) {
        Iterator<String> lines = List.of(text.split("\n", -1)).iterator();
        try {
            String signer = lines.next();
            ReleaseStatement release = release(lines);
            ReleaseVerifier.requireAnswer(release, wanted, runtime);
            PublicKeyInfo key = keys.getUsableOf(signer, clock);
            if (wanted.channel() == null) {
                return new VerifiedRelease(release, key, null, null);
            }
            String channelSigner = lines.next();
            ChannelStatement channel = channel(lines);
            ReleaseVerifier.requireAnswer(channel, wanted, wanted.channel(), release);
            return lines.hasNext()
                    ? null
                    : new VerifiedRelease(release, key, channel, keys.getUsableOf(channelSigner, clock));
        } catch (NoSuchElementException | NumberFormatException | MalformedValueException | DateTimeException e) {
            return null;
        }
    }

    private static ReleaseStatement release(Iterator<String> lines) {
        return new ReleaseStatement(
                lines.next(),
                lines.next(),
                Target.parse(lines.next()),
                Digest.parse(lines.next()),
                Long.parseLong(lines.next()),
                time(lines));
    }

    private static ChannelStatement channel(Iterator<String> lines) {
        return new ChannelStatement(
                lines.next(),
                lines.next(),
                lines.next(),
                Digest.parse(lines.next()),
                Long.parseLong(lines.next()),
                Long.parseLong(lines.next()),
                time(lines));
    }

    /** As two numbers: reading a date loads classes for 20 ms. */
    private static void add(List<String> lines, Instant time) {
        lines.add(Long.toString(time.getEpochSecond()));
        lines.add(Integer.toString(time.getNano()));
    }

    private static Instant time(Iterator<String> lines) {
        return Instant.ofEpochSecond(Long.parseLong(lines.next()), Long.parseLong(lines.next()));
    }
}
