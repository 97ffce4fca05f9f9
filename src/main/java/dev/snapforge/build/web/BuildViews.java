package dev.snapforge.build.web;

import dev.snapforge.build.AvailableTargets;
import dev.snapforge.build.AvailableTargets.Availability;
import dev.snapforge.build.Build;
import dev.snapforge.build.JobStatus;
import dev.snapforge.bundle.Bundles;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Shows builds: with their scripts, and with what their jobs wait for. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildViews {

    private final Bundles bundles;
    private final AvailableTargets targets;

    BuildViews(Bundles bundles, AvailableTargets targets) {
        this.bundles = bundles;
        this.targets = targets;
    }

    BuildView of(Build build) {
        return of(List.of(build)).get(0);
    }

    List<BuildView> of(List<Build> builds) {
        List<Availability> all = waiting(builds) ? targets.all() : List.of();
        return builds.stream()
                .map(it -> BuildView.of(it, bundles.get(it.bundle()), all))
                .toList();
    }

    private static boolean waiting(List<Build> builds) {
        return builds.stream().flatMap(it -> it.jobs().stream()).anyMatch(it -> it.status() == JobStatus.QUEUED);
    }
}
