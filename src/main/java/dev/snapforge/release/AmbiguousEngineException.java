package dev.snapforge.release;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several engines have the V8 version that was asked for, and they are not the same V8. Code {@code ambiguous-engine}. */
public final class AmbiguousEngineException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> members;

    AmbiguousEngineException(ResolveQuery query, String version, List<Available> fitting) {
        super(
                Kind.CONFLICT,
                "ambiguous-engine",
                "Version " + version + " of " + query.name() + " has several snapshots for " + query.wanted()
                        + ", each for another build of V8.",
                "the parameter engine",
                fitting.stream().map(Available::engine).collect(Collectors.joining(", ")),
                "Name the engine.");
        this.members = Map.of("version", version, "available", fitting);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return members;
    }
}
