package dev.snapforge.client.cache;

import dev.snapforge.client.http.ResolutionWarning;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.ReleaseReceipt;
import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerifiedRelease;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the service last answered a question, and what, after it was verified: a start within a user's max-age asks nobody. It is kept
 * where nobody else can write, or not at all (docs/decisions/0062).
 */
public final class RecentAnswers {

    private static final String FOLDER = "recent";
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int MAX_WARNINGS = 32 * 1024;

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
     * A young answer.
     *
     * @param receipt for {@link ReleaseReceipt#redeem}
     * @param warnings what the service said against it then
     */
    public record Answer(String receipt, List<ResolutionWarning> warnings) {}

    /**
     * The last answer; null if there is none that is young enough.
     *
     * @param maxAge zero if every start asks
     */
    public @Nullable Answer find(RequestedRelease wanted, RuntimeRequirements target, Duration maxAge) {
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
        String head = text.substring(0, end);
        int space = head.indexOf(' ');
        try {
            Instant answered = Instant.ofEpochMilli(Long.parseLong(space < 0 ? head : head.substring(0, space)));
            Instant now = clock.instant();
            return answered.isAfter(now) || answered.plus(maxAge).isBefore(now)
                    ? null
                    : new Answer(text.substring(end + 1), space < 0 ? List.of() : warnings(head.substring(space + 1)));
        } catch (NumberFormatException | ArithmeticException | MalformedValueException e) {
            return null;
        }
    }

    /**
     * Notes what the service just answered; where it cannot be kept, the next start asks again.
     *
     * @param warnings what it said against that; of each the words are kept, so that no start within the max-age is without them
     */
    public void write(
            RequestedRelease wanted,
            RuntimeRequirements target,
            VerifiedRelease answer,
            List<ResolutionWarning> warnings) {
        String receipt = ReleaseReceipt.write(answer);
        // Canonical JSON has no line breaks. Without warnings there is nothing to parse at a start.
        String said = warnings.isEmpty()
                ? ""
                : " "
                        + CanonicalJson.writeString(
                                warnings.stream().map(ResolutionWarning::toJson).toList());
        if (receipt != null && said.length() <= MAX_WARNINGS) {
            try {
                directory.writePrivate(
                        FOLDER, name(wanted, target), clock.instant().toEpochMilli() + said + "\n" + receipt);
            } catch (CacheException e) {
                // A convenience only.
            }
        }
    }

    private static List<ResolutionWarning> warnings(String json) {
        return ResolutionWarning.read(CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8)));
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
