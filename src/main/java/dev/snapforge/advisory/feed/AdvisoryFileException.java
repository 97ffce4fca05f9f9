package dev.snapforge.advisory.feed;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Why a file of advisories is not applied; nothing has changed then. */
final class AdvisoryFileException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private AdvisoryFileException(String code, String message, String expected, String found, String hint) {
        super(ErrorCategory.UNPROCESSABLE, code, message, expected, found, hint);
    }

    /** The file, or one of the keys, is not there or cannot be read. Code {@code advisory-file-unreadable}. */
    static AdvisoryFileException unreadable(String expected, String found) {
        return new AdvisoryFileException(
                "advisory-file-unreadable",
                "The file of advisories, or a key that may sign it, cannot be read.",
                expected,
                found,
                "Check snapforge.advisory.feed.file and snapforge.advisory.feed.keys.");
    }

    /** What was signed is not in the form that is expected. Code {@code advisory-file-malformed}. */
    static AdvisoryFileException malformed(String expected, String found) {
        return new AdvisoryFileException(
                "advisory-file-malformed",
                "What the file of advisories holds is signed, but cannot be understood.",
                expected,
                found,
                "Correct it, and sign it with a higher counter.");
    }

    /** A later file was applied before. Code {@code advisory-file-older}. */
    static AdvisoryFileException older(long applied, long found) {
        return new AdvisoryFileException(
                "advisory-file-older",
                "The file of advisories is an older one, or another one with the same counter.",
                "a counter above " + applied,
                Long.toString(found),
                "Put the newest file there; to take something back, sign SUPPORTED with a higher counter.");
    }
}
