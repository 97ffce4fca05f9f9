package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A bundle has source maps, and nothing that they could be the maps of. */
final class OnlySourceMapsException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param maps how many there were */
    OnlySourceMapsException(int maps) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "only-source-maps",
                "This bundle has source maps and no script.",
                "at least one .js or .mjs file beside the maps",
                maps + " .map",
                "Send the script that the bundler wrote together with its map.");
    }
}
