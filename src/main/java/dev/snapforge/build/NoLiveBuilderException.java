package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.Map;

/** A request leaves the choice of targets to the service, which has none to offer at the moment. */
public final class NoLiveBuilderException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;

    private final transient List<String> liveTargets;

    NoLiveBuilderException(List<String> live) {
        super(
                Kind.UNAVAILABLE,
                "no-live-builder",
                "No builder for the default platform is alive.",
                live.isEmpty() ? "a live builder" : "one of " + String.join(", ", live),
                null,
                "Start a builder, try again later, or name the targets: then the build waits for a builder that has them.");
        this.liveTargets = List.copyOf(live);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("live", liveTargets);
    }
}
