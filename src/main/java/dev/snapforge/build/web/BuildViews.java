package dev.snapforge.build.web;

import dev.snapforge.build.AvailableTargets;
import dev.snapforge.build.AvailableTargets.Availability;
import dev.snapforge.build.Build;
import dev.snapforge.build.JobStatus;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.kernel.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        Set<Target> live = waiting(builds) ? live() : Set.of();
        return builds.stream()
                .map(it -> BuildView.of(it, bundles.get(it.bundle()), live))
                .toList();
    }

    private static boolean waiting(List<Build> builds) {
        return builds.stream().flatMap(it -> it.jobs().stream()).anyMatch(it -> it.status() == JobStatus.QUEUED);
    }

    private Set<Target> live() {
        return targets.all().stream()
                .filter(Availability::live)
                .map(Availability::target)
                .collect(Collectors.toSet());
    }
}
