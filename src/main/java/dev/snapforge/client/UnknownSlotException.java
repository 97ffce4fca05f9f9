package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;
import java.util.Collection;
import java.util.List;

/** Functions were given for slots that the snapshot does not have; none was bound. Code {@code unknown-slot}. */
public final class UnknownSlotException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownSlotException(Collection<String> known, List<String> unknown) {
        super(
                Kind.NOT_FOUND,
                "unknown-slot",
                "The snapshot has no slot " + String.join(", ", unknown) + "; it has " + String.join(", ", known) + ".",
                String.join(", ", known),
                String.join(", ", unknown),
                "Correct the name, or declare the slot in the bundle: globalThis[Symbol.for('snapforge')].slot(name).");
    }
}
