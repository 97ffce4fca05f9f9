package dev.snapforge.snapshot;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A revocation without a reason that people can read. */
final class MalformedReasonException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 1000;

    private MalformedReasonException(int length) {
        super(
                ErrorCategory.INVALID,
                "malformed-reason",
                "A revocation needs a reason that people can read.",
                "1 to " + MAX_LENGTH + " characters, without control characters",
                length + " characters",
                "Say in a sentence what is wrong with the snapshot: whoever tries to load it will read it.");
    }

    /** Checks a reason: 1 to 1000 characters, not only space, no control characters. */
    static void check(String reason) {
        if (reason.isBlank() || reason.length() > MAX_LENGTH || reason.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedReasonException(reason.length());
        }
    }
}
