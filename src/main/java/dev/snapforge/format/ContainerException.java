package dev.snapforge.format;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A container that breaks a rule of its format; {@link #code()} says which (docs/container-format.md lists them). */
public final class ContainerException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    ContainerException(String code, String message, String expected, String found) {
        super(
                ErrorCategory.DAMAGED,
                code,
                message + " Expected " + expected + ", found " + found + ".",
                expected,
                found,
                "Do not give this file to V8. Fetch it again; if that gives the same, build the snapshot again.");
    }
}
