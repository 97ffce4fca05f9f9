package dev.snapforge.release.resolve;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The version has nothing for this runtime. Code {@code no-matching-snapshot}. */
final class NoSnapshotForRuntimeException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> members;

    NoSnapshotForRuntimeException(ResolveQuery query, String version, List<AvailableSnapshot> available) {
        super(
                ErrorCategory.NOT_FOUND,
                "no-matching-snapshot",
                "Version " + version + " of " + query.name() + " has no snapshot for " + query.wanted() + ".",
                query.wanted(),
                available.stream()
                        .map(it -> it.target() + " with V8 " + it.v8Version()
                                + (it.missing().isEmpty() ? "" : " without " + String.join(", ", it.missing())))
                        .collect(Collectors.joining(", ")),
                available.stream().anyMatch(it -> it.differs().equals(List.of("requires")))
                        ? "Start without a snapshot, or ask for less. What a snapshot has follows from its bundle, prelude and"
                                + " engine; one that was built before 0.2.0 has nothing that could be asked for: build it again."
                        : "Start without a snapshot. Once a builder has the engine, POST /api/v1/names/" + query.name()
                                + "/rebuild adds it to the version.");
        this.members = Map.of("version", version, "available", available);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return members;
    }
}
