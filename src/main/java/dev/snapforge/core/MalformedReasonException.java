package dev.snapforge.core;

/** The reason for a change is missing where one is needed, cannot be read, or is too long. Code {@code malformed-reason}. */
public final class MalformedReasonException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 1000;

    private MalformedReasonException(String act, String hint, int length) {
        super(
                ErrorCategory.INVALID,
                "malformed-reason",
                act + " needs a reason that people can read.",
                "1 to " + MAX_LENGTH + " characters, without control characters",
                length + " characters",
                hint);
    }

    private MalformedReasonException(int longest, int length) {
        super(
                ErrorCategory.INVALID,
                "malformed-reason",
                "The reason is too long; nothing was changed.",
                "at most " + longest + " characters",
                length + " characters",
                "Say it in a sentence, and leave the rest where it can be found, for example in a ticket.");
    }

    /** Where no reason is needed, a long one is refused all the same. */
    public static MalformedReasonException tooLong(int longest, int length) {
        return new MalformedReasonException(longest, length);
    }

    /**
     * Checks a reason that is needed: 1 to 1000 characters, not only space, no control characters.
     *
     * @param act what needs the reason, as the beginning of a sentence
     * @param hint what a reason should say, and to whom
     */
    public static void check(String reason, String act, String hint) {
        if (reason.isBlank() || reason.length() > MAX_LENGTH || reason.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedReasonException(act, hint, reason.length());
        }
    }
}
