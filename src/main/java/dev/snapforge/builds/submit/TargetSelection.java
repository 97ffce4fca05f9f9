package dev.snapforge.builds.submit;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.core.Target;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Decides which targets a request means, and refuses those that no builder can have. One that none has at the moment, or ever
 * had, is accepted where it is named, and its job waits: builders are restarted, and some are only started when there is work
 * for them.
 */
@Component
class TargetSelection {

    private final AvailableTargets available;

    TargetSelection(AvailableTargets available) {
        this.available = available;
    }

    /**
     * The targets to build.
     *
     * @param wanted those asked for; none stands for every live one that is built by default
     * @throws UnknownTargetException {@code unknown-target}
     * @throws NoLiveBuilderException {@code no-live-builder}, if none is named and there is none of those
     */
    List<Target> choose(List<Target> wanted) {
        List<Availability> all = available.all();
        if (wanted.isEmpty()) {
            List<Target> chosen = targets(all, it -> it.live() && it.byDefault());
            if (chosen.isEmpty()) {
                throw new NoLiveBuilderException(names(targets(all, Availability::live)));
            }
            return chosen.subList(0, Math.min(chosen.size(), BuildSpec.MAX_TARGETS));
        }
        List<Target> known = targets(all, it -> true);
        List<Target> unknown = wanted.stream()
                .filter(it -> !known.contains(it) && !it.engine().isForeseeable())
                .toList();
        if (!unknown.isEmpty()) {
            throw new UnknownTargetException(names(unknown), names(known));
        }
        return wanted;
    }

    private static List<Target> targets(List<Availability> all, Predicate<Availability> which) {
        return all.stream()
                .filter(which)
                .map(Availability::target)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> names(List<Target> targets) {
        return targets.stream().map(Target::toString).toList();
    }
}
