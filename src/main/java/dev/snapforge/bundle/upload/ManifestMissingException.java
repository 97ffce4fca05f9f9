package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;

/** An archive has no manifest at its root, so the order of its files is not known. */
final class ManifestMissingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the archive's name
     * @param elsewhere where a file of that name was found instead, or null
     */
    ManifestMissingException(String file, @Nullable String elsewhere) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "manifest-missing",
                "The archive '" + file + "' has no snapforge.json at its root.",
                "snapforge.json at the root of the archive",
                elsewhere == null ? "no such file" : elsewhere,
                elsewhere == null
                        ? "Add a snapforge.json such as {\"files\": [\"main.js\"]}."
                        : "Pack the content of the folder, not the folder itself.");
    }
}
