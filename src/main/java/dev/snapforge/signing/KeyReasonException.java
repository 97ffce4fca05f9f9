package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A key is to be withdrawn without a reason that people can read. Code {@code malformed-reason}. */
final class KeyReasonException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 1000;

    private KeyReasonException(int length) {
        super(
                ErrorCategory.INVALID,
                "malformed-reason",
                "Withdrawing a key needs a reason that people can read.",
                "1 to " + MAX_LENGTH + " characters, without control characters",
                length + " characters",
                "Say in a sentence what is wrong with the key: whoever finds it withdrawn will read it.");
    }

    /** Checks a reason: 1 to 1000 characters, not only space, no control characters. */
    static void check(String reason) {
        if (reason.isBlank() || reason.length() > MAX_LENGTH || reason.chars().anyMatch(Character::isISOControl)) {
            throw new KeyReasonException(reason.length());
        }
    }
}
