package dev.snapforge.bundle.archive;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An archive's snapforge.json is not what it has to be. */
final class MalformedManifestException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason a whole sentence
     * @param found what was there
     */
    MalformedManifestException(String reason, String found) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "malformed-manifest",
                "The manifest snapforge.json cannot be used. " + reason,
                "a JSON object with files: [\"first.js\", \"second.js\"]",
                found,
                "Correct snapforge.json and pack the archive again.");
    }
}
