package dev.snapforge.builds.web;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.JobStatus;
import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.core.Digest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Shows builds: with their scripts, and with what their jobs wait for. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildViewFactory {

    private final Bundles bundles;
    private final AvailableTargets targets;

    BuildViewFactory(Bundles bundles, AvailableTargets targets) {
        this.bundles = bundles;
        this.targets = targets;
    }

    BuildView of(Build build) {
        return of(List.of(build)).get(0);
    }

    List<BuildView> of(List<Build> builds) {
        List<Availability> all = waiting(builds) ? targets.all() : List.of();
        Map<Digest, Bundle> scripts =
                bundles.all(builds.stream().map(Build::bundle).toList());
        return builds.stream()
                .map(it -> BuildView.of(it, Objects.requireNonNull(scripts.get(it.bundle())), all))
                .toList();
    }

    private static boolean waiting(List<Build> builds) {
        return builds.stream().flatMap(it -> it.jobs().stream()).anyMatch(it -> it.status() == JobStatus.QUEUED);
    }
}
