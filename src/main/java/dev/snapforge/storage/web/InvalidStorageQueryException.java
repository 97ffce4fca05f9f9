package dev.snapforge.storage.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A parameter of a question about the store cannot be used. Code {@code invalid-storage-query}. */
final class InvalidStorageQueryException extends SnapforgeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    /**
     * @param parameter its name
     * @param expected what it must be
     * @param found what it is
     */
    public InvalidStorageQueryException(String parameter, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                "invalid-storage-query",
                "The parameter '" + parameter + "' cannot be used.",
                expected,
                found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…",
                "Correct the value, or leave it out.");
    }
}
