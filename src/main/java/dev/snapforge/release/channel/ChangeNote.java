package dev.snapforge.release.channel;

import dev.snapforge.builds.report.ReportText;
import dev.snapforge.core.MalformedReasonException;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's history keeps of a change besides the change: who made it, and why.
 *
 * @param by the principal; its first 120 characters are kept
 * @param reason one line for people, at most 500 UTF-16 units; null for none
 */
public record ChangeNote(String by, @Nullable String reason) {

    /** The longest reason, in UTF-16 units. */
    public static final int LONGEST_REASON = 500;

    /** In UTF-8 at most 480 bytes; a channel's row takes 500. */
    private static final int LONGEST_PRINCIPAL = 120;

    /**
     * Keeps what can be read: a reason of several lines becomes one, what is not text becomes U+FFFD, and a blank one is none.
     *
     * @throws MalformedReasonException {@code malformed-reason}, if the reason is too long
     */
    public ChangeNote {
        by = by.substring(0, Math.min(by.length(), LONGEST_PRINCIPAL));
        reason = reason == null ? null : line(reason);
    }

    /** A change that nobody gave a reason for. */
    static ChangeNote by(String principal) {
        return new ChangeNote(principal, null);
    }

    private static @Nullable String line(String reason) {
        String line = ReportText.clean(reason.strip().replaceAll("\\s+", " "));
        if (line.length() > LONGEST_REASON) {
            throw MalformedReasonException.tooLong(LONGEST_REASON, line.length());
        }
        return line.isEmpty() ? null : line;
    }
}
