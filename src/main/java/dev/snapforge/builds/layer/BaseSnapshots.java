package dev.snapforge.builds.layer;

import dev.snapforge.builds.spec.BaseReference;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import java.util.List;

/** Knows the snapshots that builds can stand on. */
public interface BaseSnapshots {

    /**
     * What a reference means now.
     *
     * @throws dev.snapforge.core.SnapforgeException {@code unknown-name}, {@code unknown-version}, {@code unknown-channel} or {@code
     *     snapshot-not-found}, also for what the caller may not read; {@code snapshot-revoked} or {@code key-revoked};
     *     {@code base-removed}
     */
    BaseSnapshot find(BaseReference reference);

    /**
     * What a layer came from, whoever asks: as a version never changes, other targets of it are the same base.
     *
     * @throws dev.snapforge.core.SnapforgeException {@code base-lacks-target}, for a snapshot that was named by its digest
     */
    BaseSnapshot again(Layer layer, Target target);

    /**
     * The base for one target, and what is below it.
     *
     * @return the nearest layer first
     * @throws dev.snapforge.core.SnapforgeException {@code base-lacks-target}, {@code base-too-deep}, {@code base-outdated}, {@code
     *     snapshot-revoked} or {@code key-revoked}
     */
    List<Layer> layers(BaseSnapshot base, Target target);
}
