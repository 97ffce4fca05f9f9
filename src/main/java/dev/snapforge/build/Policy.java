package dev.snapforge.build;

import org.jspecify.annotations.Nullable;

/**
 * What a snapshot must satisfy to be published.
 *
 * @param runtimeState what becomes of a use of time, chance or the environment
 * @param minSpeedup how many times faster than a plain start a restored one must be: more than 0, at most 1000; null: as it
 *     comes
 */
public record Policy(RuntimeState runtimeState, @Nullable Double minSpeedup) {

    static final double MAX_SPEEDUP = 1_000;

    /** What holds where a spec says nothing. */
    public static final Policy DEFAULT = new Policy(RuntimeState.FIX, null);
}
