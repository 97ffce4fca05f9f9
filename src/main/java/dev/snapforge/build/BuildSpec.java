package dev.snapforge.build;

import dev.snapforge.kernel.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to build, checked; {@link SpecReader} has the limits.
 *
 * @param name the name to release under, or null
 * @param version the version to release as, or null; only with a name
 * @param targets what to build for; empty before the default was filled in
 * @param prelude {@code none}
 * @param requires globals that must exist once the snapshot is loaded
 * @param checks expressions to compare
 * @param features words a runtime can ask for
 * @param labels the client's own notes
 */
public record BuildSpec(
        @Nullable String name,
        @Nullable String version,
        List<Target> targets,
        String prelude,
        List<String> requires,
        List<Check> checks,
        List<String> features,
        Map<String, String> labels) {

    public BuildSpec {
        targets = List.copyOf(targets);
        requires = List.copyOf(requires);
        checks = List.copyOf(checks);
        features = List.copyOf(features);
        labels = Map.copyOf(labels);
    }

    /** The same for these targets. */
    BuildSpec withTargets(List<Target> chosen) {
        return new BuildSpec(name, version, chosen, prelude, requires, checks, features, labels);
    }
}
