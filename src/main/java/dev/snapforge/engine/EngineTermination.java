package dev.snapforge.engine;

import dev.snapforge.engine.protocol.Message;
import java.util.function.Function;

/**
 * An engine process ended without an answer.
 *
 * @param cause why, as far as the outside can tell
 * @param exitCode of the process; 128 and the signal's number where a signal ended it
 * @param engineMessage the engine's own last words, for example {@code Check failed: …}; empty if it said nothing
 */
public record EngineTermination(Cause cause, int exitCode, String engineMessage) implements EngineResponse {

    /** Why a process ended. */
    public enum Cause {
        /** It took longer than {@code snapforge.engine.limits.wall-clock}. */
        TIME_LIMIT,
        /** It used more than {@code snapforge.engine.limits.cpu} of processor time. */
        CPU_LIMIT,
        /** V8 reached its heap limit, or an allocation that can never succeed. */
        HEAP_LIMIT,
        /** The whole process grew beyond {@code snapforge.engine.limits.resident}. */
        MEMORY_LIMIT,
        /** It wrote more than {@code snapforge.engine.limits.output}. */
        OUTPUT_LIMIT,
        /** It answered with a snapshot that is larger than {@code snapforge.engine.limits.snapshot}; the message says how large. */
        SNAPSHOT_LIMIT,
        /** V8 ended the process: a failed check, a fatal error, a signal. */
        ENGINE_ABORT,
        /** Someone cancelled the job. */
        CANCELLED,
        /** The machine was at fault: the process could not be started, or was killed from outside. */
        MACHINE
    }

    @Override
    public <T> T match(Function<Message, T> answered, Function<EngineTermination, T> died) {
        return died.apply(this);
    }

    @Override
    public boolean endedBy(Cause other) {
        return cause == other;
    }
}
