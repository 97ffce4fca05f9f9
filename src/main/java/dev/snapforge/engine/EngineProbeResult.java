package dev.snapforge.engine;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.engine.protocol.EngineMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a probe found out about an engine.
 *
 * @param target what it builds for
 * @param engineVersion what the engine says of itself
 * @param v8Version what V8 says of itself
 * @param nativeLibrary SHA-256 of the library: the engine's build
 * @param icuData SHA-256 of ICU's data, which are part of the build, or null for an engine without Intl
 * @param deferred built-ins that it installs only when a snapshot is loaded
 * @param sharesProcess whether runtimes of its snapshots can be open beside those of others, and plain ones, in one process
 * @param emulated whether another processor is imitated to run it
 * @param isolation the isolation in force for its processes
 */
public record EngineProbeResult(
        Target target,
        String engineVersion,
        String v8Version,
        Digest nativeLibrary,
        @Nullable Digest icuData,
        List<String> deferred,
        boolean sharesProcess,
        boolean emulated,
        String isolation) {

    /** How processes are started that make its snapshots. */
    EngineMode creating() {
        return sharesProcess ? EngineMode.CREATE_SHAREABLE : EngineMode.CREATE;
    }
}
