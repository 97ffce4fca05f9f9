package dev.snapforge.builds.submit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Map;

/** No builder has the target, and none can have it one day. */
final class UnknownTargetException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private final transient List<String> knownTargets;

    UnknownTargetException(List<String> unknown, List<String> known) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "unknown-target",
                "There is no such target: " + String.join(", ", unknown) + ".",
                (known.isEmpty() ? "" : "one of " + String.join(", ", known) + ", or ")
                        + "an engine javet-v8-x.y.z, javet-v8-i18n-x.y.z or node-x.y.z",
                String.join(", ", unknown),
                "GET /api/v1/engines lists what can be built; what could be built one day is accepted and waits.");
        this.knownTargets = List.copyOf(known);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("known", knownTargets);
    }
}
