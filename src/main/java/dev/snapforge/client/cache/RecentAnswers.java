package dev.snapforge.client.cache;

import dev.snapforge.verify.ReleaseReceipt;
import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerifiedRelease;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the service last answered a question, and what, after it was verified: a start within a user's max-age asks nobody. It is kept
 * where nobody else can write, or not at all (docs/decisions/0062).
 */
public final class RecentAnswers {

    private static final String FOLDER = "recent";
    private static final int MAX_ANSWER = 16 * 1024;

    private final CacheDirectory directory;
    private final Clock clock;

    /**
     * The answers that a cache keeps.
     *
     * @param clock tells how old they are
     */
    public RecentAnswers(CacheDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The receipt of the last answer, for {@link ReleaseReceipt#redeem}; null if there is none that is young enough.
     *
     * @param maxAge zero if every start asks
     */
    public @Nullable String find(RequestedRelease wanted, RuntimeRequirements target, Duration maxAge) {
        PrivateFolder folder = maxAge.isZero() ? null : directory.privateFolder(FOLDER);
        String name = name(wanted, target);
        if (folder == null || folder.identity(name) == null) {
            return null;
        }
        byte[] bytes = CacheDirectory.read(folder.resolve(name), MAX_ANSWER);
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) {
            return null;
        }
        try {
            Instant answered = Instant.ofEpochMilli(Long.parseLong(text.substring(0, end)));
            Instant now = clock.instant();
            return answered.isAfter(now) || answered.plus(maxAge).isBefore(now) ? null : text.substring(end + 1);
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** Notes what the service just answered; where it cannot be kept, the next start asks again. */
    public void write(RequestedRelease wanted, RuntimeRequirements target, VerifiedRelease answer) {
        String receipt = ReleaseReceipt.write(answer);
        if (receipt != null) {
            try {
                directory.writePrivate(
                        FOLDER, name(wanted, target), clock.instant().toEpochMilli() + "\n" + receipt);
            } catch (CacheException e) {
                // A convenience only.
            }
        }
    }

    private static String name(RequestedRelease wanted, RuntimeRequirements target) {
        return CacheDirectory.nameOf(String.join(
                "\n",
                target.platform().toString(),
                String.valueOf(target.engine()),
                wanted.name(),
                "channel " + wanted.channel(),
                "version " + wanted.version()
                        + (wanted.requires().isEmpty() ? "" : "\nrequires " + String.join(",", wanted.requires()))));
    }
}
