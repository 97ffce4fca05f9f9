package dev.snapforge.verify;

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
}
