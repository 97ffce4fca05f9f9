package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.Map;

/** No builder has ever offered the target. */
public final class UnknownTargetException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;

    private final transient List<String> knownTargets;

    UnknownTargetException(List<String> unknown, List<String> known) {
        super(
                Kind.UNPROCESSABLE,
                "unknown-target",
                "There is no such target: " + String.join(", ", unknown) + ".",
                known.isEmpty() ? "no target is known yet" : "one of " + String.join(", ", known),
                String.join(", ", unknown),
                "GET /api/v1/engines lists what can be built.");
        this.knownTargets = List.copyOf(known);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("known", knownTargets);
    }
}
