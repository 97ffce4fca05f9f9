package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.List;

/** The caller may do this, but not to this name. */
public final class NameNotAllowedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    NameNotAllowedException(Scope scope, String name, List<String> patterns) {
        super(
                ErrorCategory.FORBIDDEN,
                "name-not-allowed",
                "The credential is not for this name.",
                "a name that " + scope + " was given for: " + String.join(", ", patterns),
                "'" + name + "'",
                "Choose another name, or ask an admin for a credential that covers this one.");
    }
}
