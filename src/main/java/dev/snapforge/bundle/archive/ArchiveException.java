package dev.snapforge.bundle.archive;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** Why an archive is not read as a bundle. */
public final class ArchiveException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private ArchiveException(Refusal refusal) {
        super(refusal);
    }

    /**
     * An archive cannot be read, or holds what has no place in a bundle.
     *
     * @param file the archive's name
     * @param reason a whole sentence
     * @param expected what would have been accepted
     * @param hint what to do
     */
    static ArchiveException unreadable(String file, String reason, String expected, String hint) {
        return new ArchiveException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "bad-archive",
                "The archive '" + file + "' cannot be used. " + reason,
                expected,
                reason,
                hint));
    }

    /** An upload, or an archive's list of files, names nothing to run. */
    public static ArchiveException noFiles() {
        return new ArchiveException(new Refusal(
                ErrorCategory.INVALID,
                "no-files",
                "There is no JavaScript in this upload.",
                "one or more .js files, or one .zip or .tar.gz",
                "no files",
                "Send at least one part named file; in an archive, list at least one path in files."));
    }

    /**
     * An archive's snapforge.json is not what it has to be.
     *
     * @param reason a whole sentence
     * @param found what was there
     */
    static ArchiveException malformedManifest(String reason, String found) {
        return new ArchiveException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "malformed-manifest",
                "The manifest snapforge.json cannot be used. " + reason,
                "a JSON object with files: [\"first.js\", \"second.js\"]",
                found,
                "Correct snapforge.json and pack the archive again."));
    }

    /**
     * An archive grows so much when it is expanded that it looks like an attack.
     *
     * @param file the archive's name
     * @param ratio the limit that was crossed
     */
    static ArchiveException bomb(String file, int ratio) {
        return new ArchiveException(
                new Refusal(
                        ErrorCategory.UNPROCESSABLE,
                        "archive-bomb",
                        "The archive '" + file + "' expands to more than " + ratio + " times its size.",
                        "at most " + ratio + " bytes out of one",
                        "more",
                        "If this is real source code, send the .js files themselves, or raise snapforge.bundle.max-expansion-ratio."));
    }
}
