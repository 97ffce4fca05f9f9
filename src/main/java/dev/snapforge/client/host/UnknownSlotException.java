package dev.snapforge.client.host;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.Collection;
import java.util.List;

/** Functions were given for slots that the snapshot does not have; none was bound. Code {@code unknown-slot}. */
public final class UnknownSlotException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownSlotException(Collection<String> known, List<String> unknown) {
        super(
                ErrorCategory.NOT_FOUND,
                "unknown-slot",
                "The snapshot has no slot " + String.join(", ", unknown) + "; it has " + String.join(", ", known) + ".",
                String.join(", ", known),
                String.join(", ", unknown),
                "Correct the name, or declare the slot in the bundle: globalThis[Symbol.for('snapforge')].slot(name).");
    }
}
