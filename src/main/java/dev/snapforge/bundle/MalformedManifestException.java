package dev.snapforge.bundle;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** An archive's snapforge.json is not what it has to be. */
public final class MalformedManifestException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason a whole sentence
     * @param found what was there
     */
    MalformedManifestException(String reason, String found) {
        super(
                Kind.UNPROCESSABLE,
                "malformed-manifest",
                "The manifest snapforge.json cannot be used. " + reason,
                "a JSON object with files: [\"first.js\", \"second.js\"]",
                found,
                "Correct snapforge.json and pack the archive again.");
    }
}
