package dev.snapforge.snapshot.encoding;

import dev.snapforge.core.Digest;
import java.time.Instant;
import java.util.List;

/** Knows which containers clients replace by which, because a channel moved. */
public interface SupersededContainers {

    /**
     * Of all channels that moved since then, for each target: what they point to, with what they pointed to before.
     *
     * @param versions how many of those they pointed to before, the last ones
     * @param limit the most to give
     */
    List<ContainerUpdate> since(Instant since, int versions, int limit);

    /**
     * A container that replaces another one for the same target.
     *
     * @param from what clients have
     * @param to what they fetch; another one
     */
    record ContainerUpdate(Digest from, Digest to) {}
}
