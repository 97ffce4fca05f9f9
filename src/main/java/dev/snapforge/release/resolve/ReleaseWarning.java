package dev.snapforge.release.resolve;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why what a runtime gets should not be used any more.
 *
 * @param code stable word: {@code engine-vulnerable}, {@code engine-deprecated} or {@code version-deprecated}
 * @param message one sentence for people
 * @param link where more can be read, or null
 * @param successor the engine to build for instead, or null
 * @param since when it was said
 */
public record ReleaseWarning(
        String code,
        String message,
        @Nullable String link,
        @Nullable String successor,
        Instant since) {}
