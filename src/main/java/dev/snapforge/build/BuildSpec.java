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
 * @param prelude what runs before the bundle: {@code none}, {@code web} or {@code node}
 * @param warmup JavaScript that is run so that V8 compiles what it calls, and that leaves nothing else behind; null for none
 * @param requires globals that must exist once the snapshot is loaded
 * @param checks expressions to compare
 * @param policy what the snapshot must satisfy
 * @param features words a runtime can ask for
 * @param labels the client's own notes
 */
public record BuildSpec(
        @Nullable String name,
        @Nullable String version,
        List<Target> targets,
        String prelude,
        @Nullable String warmup,
        List<String> requires,
        List<Check> checks,
        Policy policy,
        List<String> features,
        Map<String, String> labels) {

    /** The prelude that is empty. */
    public static final String NO_PRELUDE = "none";

    public BuildSpec {
        targets = List.copyOf(targets);
        requires = List.copyOf(requires);
        checks = List.copyOf(checks);
        features = List.copyOf(features);
        labels = Map.copyOf(labels);
    }

    /** The bundle alone: the same without prelude and warm-up. */
    public BuildSpec bare() {
        return new BuildSpec(name, version, targets, NO_PRELUDE, null, requires, checks, policy, features, labels);
    }

    /** The same for these targets. */
    BuildSpec withTargets(List<Target> chosen) {
        return new BuildSpec(name, version, chosen, prelude, warmup, requires, checks, policy, features, labels);
    }
}
