package dev.snapforge.builds.submit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Map;

/** A request leaves the choice of targets to the service, which has none to offer at the moment. */
final class NoLiveBuilderException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private final transient List<String> liveTargets;

    NoLiveBuilderException(List<String> live) {
        super(
                ErrorCategory.UNAVAILABLE,
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
