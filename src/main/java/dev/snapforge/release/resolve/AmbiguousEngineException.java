package dev.snapforge.release.resolve;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several engines have the V8 version that was asked for, and they are not the same V8. Code {@code ambiguous-engine}. */
final class AmbiguousEngineException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> members;

    AmbiguousEngineException(ResolveQuery query, String version, List<AvailableSnapshot> fitting) {
        super(
                ErrorCategory.CONFLICT,
                "ambiguous-engine",
                "Version " + version + " of " + query.name() + " has several snapshots for " + query.wanted()
                        + ", each for another build of V8.",
                "the parameter engine",
                fitting.stream().map(AvailableSnapshot::engine).collect(Collectors.joining(", ")),
                "Name the engine.");
        this.members = Map.of("version", version, "available", fitting);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return members;
    }
}
