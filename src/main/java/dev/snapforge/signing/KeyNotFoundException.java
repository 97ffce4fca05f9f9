package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** No key of the ring has this id. Code {@code key-not-found}. */
final class KeyNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 60;

    KeyNotFoundException(String keyId) {
        super(
                ErrorCategory.NOT_FOUND,
                "key-not-found",
                "This service has never signed with such a key.",
                "the id of a key in /api/v1/keys",
                shown(keyId.replaceAll("[^\\x21-\\x7e]", "?")),
                "See /api/v1/keys for all keys.");
    }

    private static String shown(String printable) {
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
