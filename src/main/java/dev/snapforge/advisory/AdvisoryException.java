package dev.snapforge.advisory;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;

/** Why nothing can be said of an engine. */
public final class AdvisoryException extends SnapforgeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private AdvisoryException(Refusal refusal) {
        super(refusal);
    }

    /** A field of an advisory cannot be used. Code {@code malformed-advisory}. */
    public static AdvisoryException malformed(String field, String expected, String found) {
        String printable = found.replaceAll("\\p{Cntrl}", "?");
        return new AdvisoryException(new Refusal(
                ErrorCategory.INVALID,
                "malformed-advisory",
                "The advisory's '" + field + "' cannot be used; nothing was changed.",
                expected,
                printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…",
                "Correct the field."));
    }

    /** No builder has or had the engine, and no release stands on it. Code {@code unknown-engine}. */
    static AdvisoryException unknown(Target engine) {
        return new AdvisoryException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "unknown-engine",
                "No builder has or had the engine " + engine + ", and no release stands on it; nothing was changed.",
                "an engine of /api/v1/engines, or one that a release stands on",
                engine.toString(),
                "Compare the name with the list. What should be known of engines before they are installed goes into the signed file"
                        + " of advisories."));
    }
}
