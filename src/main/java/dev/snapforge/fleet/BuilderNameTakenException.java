package dev.snapforge.fleet;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Another builder has this name, with other engines, so this one does not start: each start makes a name of its own. */
final class BuilderNameTakenException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    BuilderNameTakenException(String name) {
        super(
                ErrorCategory.INTERNAL,
                "builder-name-taken",
                "Other engines are registered under the name " + name + ".",
                "a name of its own for each start of a builder",
                name,
                "Start the builder again.");
    }
}
