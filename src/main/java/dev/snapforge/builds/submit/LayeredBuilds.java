package dev.snapforge.builds.submit;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.layer.BaseSnapshot;
import dev.snapforge.builds.layer.BaseSnapshots;
import dev.snapforge.builds.layer.LayerException;
import dev.snapforge.builds.spec.BaseReference;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides what builds stand on: once, when they are asked for, and the same version of the base for all their targets. */
@Component
class LayeredBuilds {

    private final BaseSnapshots bases;
    private final TargetSelection targets;

    LayeredBuilds(BaseSnapshots bases, TargetSelection targets) {
        this.bases = bases;
        this.targets = targets;
    }

    /** What a reference of a spec means now. */
    BaseSnapshot find(String reference) {
        return bases.find(BaseReference.parse(reference));
    }

    /**
     * The targets to build, as {@link TargetSelection#choose}; without any named, those that the base has, too.
     *
     * @throws LayerException {@code base-lacks-target}
     */
    List<Target> choose(BaseSnapshot base, BuildSpec own) {
        boolean single = base.name() == null;
        if (!own.targets().isEmpty() || single) {
            return targets.choose(
                    own.targets().isEmpty() ? List.copyOf(base.snapshots().keySet()) : own.targets());
        }
        List<Target> live = targets.choose(List.of());
        List<Target> common =
                live.stream().filter(base.snapshots()::containsKey).toList();
        if (common.isEmpty()) {
            throw LayerException.noCommonTarget(base, live);
        }
        return common;
    }

    /** What each of the targets stands on. */
    Map<Target, List<Layer>> layers(BaseSnapshot base, List<Target> chosen) {
        Map<Target, List<Layer>> layers = new LinkedHashMap<>();
        chosen.forEach(it -> layers.put(it, bases.layers(base, it)));
        return layers;
    }

    /**
     * What an earlier build stands on for a target that it may not have been built for: the same version of the base.
     *
     * @return empty if the build has no base
     * @throws dev.snapforge.core.SnapforgeException {@code base-lacks-target} and others of {@link BaseSnapshots}
     */
    List<Layer> layers(Build original, Target target) {
        List<Layer> there = original.jobs().get(0).layers();
        return there.isEmpty() ? there : bases.layers(bases.again(there.get(0), target), target);
    }
}
