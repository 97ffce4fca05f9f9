package dev.snapforge.audit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A parameter of the list of events cannot be used. */
public final class InvalidAuditQueryException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param parameter its name
     * @param expected what it must be
     * @param found what it is
     */
    public InvalidAuditQueryException(String parameter, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                "invalid-audit-query",
                "The parameter '" + parameter + "' cannot be used.",
                expected,
                found.length() <= 80 ? found : found.substring(0, 80) + "…",
                null);
    }
}
