package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;

/** The spec has fields that mean nothing. */
public final class UnknownFieldException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownFieldException(List<String> fields, String nearest) {
        super(
                Kind.INVALID,
                "unknown-field",
                "The spec has unknown fields: " + String.join(", ", fields) + ".",
                "the fields " + String.join(", ", SpecFields.ALL),
                String.join(", ", fields),
                nearest);
    }
}
