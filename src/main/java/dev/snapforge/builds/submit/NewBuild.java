package dev.snapforge.builds.submit;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.Job;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A build that is to be queued.
 *
 * @param spec with the targets that were chosen, and with all that is the base's
 * @param bundle what runs, the base's files among it
 * @param layers what each target stands on, the nearest layer first; empty without a base
 */
record NewBuild(BuildSpec spec, Digest bundle, Map<Target, List<Layer>> layers) {

    /** One that stands on nothing. */
    static NewBuild plain(BuildSpec spec, Digest bundle) {
        return new NewBuild(spec, bundle, Map.of());
    }

    /** The same as an earlier one, on the very snapshots that it stood on. */
    static NewBuild again(Build original) {
        return new NewBuild(
                original.spec(),
                original.bundle(),
                original.jobs().stream().collect(Collectors.toMap(Job::target, Job::layers)));
    }

    /** The nearest layer of any target: name and version are those of all; empty without a base. */
    Optional<Layer> base() {
        return layers.values().stream().flatMap(it -> it.stream().limit(1)).findFirst();
    }

    /** What a target stands on. */
    List<Layer> layers(Target target) {
        return layers.getOrDefault(target, List.of());
    }
}
