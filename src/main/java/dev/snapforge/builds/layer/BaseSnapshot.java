package dev.snapforge.builds.layer;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reference to a base was resolved to: the same for all targets of a build.
 *
 * @param name the name it was found under; null if the snapshot itself was named
 * @param version of that name, or null
 * @param bundle digest of its files, which hold those of its own base
 * @param spec what it was built with, which holds what is its own base's
 * @param snapshots its containers, for each target that it can be loaded on
 */
public record BaseSnapshot(
        @Nullable String name, @Nullable String version, Digest bundle, BuildSpec spec, Map<Target, Digest> snapshots) {

    /** Copies the map. */
    public BaseSnapshot {
        snapshots = Map.copyOf(snapshots);
    }

    /** How people know it. */
    String title() {
        return name == null ? snapshots.values().iterator().next().toString() : name + "@" + version;
    }
}
