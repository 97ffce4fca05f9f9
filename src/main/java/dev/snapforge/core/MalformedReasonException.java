package dev.snapforge.core;

/** Something is to be withdrawn without a reason that people can read. Code {@code malformed-reason}. */
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

    /**
     * Checks a reason: 1 to 1000 characters, not only space, no control characters.
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
