package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.Map;

/** Nobody can build the target at the moment. */
public final class NoLiveBuilderException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;

    private final transient List<String> liveTargets;

    NoLiveBuilderException(List<String> wanted, List<String> live) {
        super(
                Kind.UNAVAILABLE,
                "no-live-builder",
                wanted.isEmpty()
                        ? "No builder for the default platform is alive."
                        : "No live builder has " + String.join(", ", wanted) + ".",
                live.isEmpty() ? "a live builder" : "one of " + String.join(", ", live),
                null,
                "Start a builder that has the engine, or try again later.");
        this.liveTargets = List.copyOf(live);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("live", liveTargets);
    }
}
