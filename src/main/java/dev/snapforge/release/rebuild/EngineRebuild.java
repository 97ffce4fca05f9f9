package dev.snapforge.release.rebuild;

import dev.snapforge.core.Target;
import dev.snapforge.release.engine.EngineReleasePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request to build for the successor of an engine led to.
 *
 * @param engine what stands on it is built again
 * @param successor what for
 * @param versions what became of each version that was looked at and does not have the successor yet
 * @param covered how many versions were looked at that have it
 * @param next where to go on; null if everything was looked at
 */
public record EngineRebuild(
        Target engine,
        Target successor,
        List<NameRebuild> versions,
        int covered,
        @Nullable EngineReleasePlace next) {

    public EngineRebuild {
        versions = List.copyOf(versions);
    }
}
