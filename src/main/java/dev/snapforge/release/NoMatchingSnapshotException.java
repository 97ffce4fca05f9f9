package dev.snapforge.release;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The version has nothing for this runtime. Code {@code no-matching-snapshot}. */
public final class NoMatchingSnapshotException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> members;

    NoMatchingSnapshotException(ResolveQuery query, String version, List<Available> available) {
        super(
                Kind.NOT_FOUND,
                "no-matching-snapshot",
                "Version " + version + " of " + query.name() + " has no snapshot for " + query.wanted() + ".",
                query.wanted(),
                available.stream()
                        .map(it -> it.target() + " with V8 " + it.v8Version())
                        .collect(Collectors.joining(", ")),
                "Start without a snapshot. Once a builder has the engine, POST /api/v1/names/" + query.name()
                        + "/rebuild adds it to the version.");
        this.members = Map.of("version", version, "available", available);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return members;
    }
}
