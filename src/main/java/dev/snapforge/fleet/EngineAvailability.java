package dev.snapforge.fleet;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine that builders have, or had.
 *
 * @param target what it builds for
 * @param engineVersion what the engine says of itself
 * @param v8Version what V8 says of itself
 * @param nativeLibrary SHA-256 of the native library
 * @param icuData SHA-256 of the ICU data that it reads, or null if it reads none
 * @param emulated whether another processor is imitated to run it
 * @param isolation the isolation in force for its processes
 * @param sharesProcess whether runtimes of its snapshots can be open beside those of others in one process
 * @param builders the live builders that have it, by name; empty if all that had it are gone
 */
public record EngineAvailability(
        Target target,
        String engineVersion,
        String v8Version,
        Digest nativeLibrary,
        @Nullable Digest icuData,
        boolean emulated,
        String isolation,
        boolean sharesProcess,
        List<String> builders) {

    /** Whether a build for it would start. */
    public boolean live() {
        return !builders.isEmpty();
    }
}
