package dev.snapforge.advisory;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked for stands on an engine that is vulnerable, and the policy refuses that. Code {@code engine-vulnerable}. */
final class EngineVulnerableException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    EngineVulnerableException(EngineAdvisory advisory) {
        super(
                ErrorCategory.CONFLICT,
                "engine-vulnerable",
                "The engine " + advisory.engine() + " is vulnerable: "
                        + advisory.content().reason(),
                "a snapshot for an engine that is not vulnerable",
                "vulnerable since " + advisory.changedAt(),
                hint(advisory.content().successor()));
        members.put("engine", advisory.engine().toString());
        if (advisory.content().link() != null) {
            members.put("link", advisory.content().link());
        }
        if (advisory.content().successor() != null) {
            members.put("successor", advisory.content().successor().toString());
        }
    }

    private static String hint(@Nullable Target successor) {
        return successor == null
                ? "Start without a snapshot, and build for another engine: the runtime itself should not go on with this one."
                : "Give the runtime the engine " + successor + ", and build for it: POST /api/v1/engines/"
                        + "{platform}/{engine}/rebuild does that for everything that stands on the old one.";
    }

    @Override
    public Map<String, Object> problemMembers() {
        return members;
    }
}
