package dev.snapforge.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a runtime asks for by name: either a version, or whatever version a channel stands for. {@code toString} says it in messages. */
public interface RequestedRelease {

    /** The name that bundles were released under. */
    String name();

    /** The channel, or null if a version is asked for. */
    @Nullable
    String channel();

    /** The version, or null if a channel is asked for. */
    @Nullable
    String version();

    /** What the snapshot must offer, in the words of {@link dev.snapforge.core.Capability}; usually nothing. */
    default List<String> requires() {
        return List.of();
    }
}
