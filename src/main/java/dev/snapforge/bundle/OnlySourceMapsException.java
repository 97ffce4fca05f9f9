package dev.snapforge.bundle;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** A bundle has source maps, and nothing that they could be the maps of. */
public final class OnlySourceMapsException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param maps how many there were */
    OnlySourceMapsException(int maps) {
        super(
                Kind.UNPROCESSABLE,
                "only-source-maps",
                "This bundle has source maps and no script.",
                "at least one .js or .mjs file beside the maps",
                maps + " .map",
                "Send the script that the bundler wrote together with its map.");
    }
}
