package dev.snapforge.engine;

import dev.snapforge.engine.EngineTermination.Cause;
import java.util.List;
import java.util.Set;

/** Reads the reason for a process's end from its exit code and its last words. */
final class TerminationDiagnosis {

    /** What V8 writes when memory is the matter (V8's api.cc, {@code FatalProcessOutOfMemory}), and Node (node_errors.cc). */
    private static final List<String> OUT_OF_MEMORY = List.of(
            "Fatal JavaScript out of memory",
            "Fatal process out of memory",
            "Fatal JavaScript invalid size error",
            // In a runtime that Javet restored, whose own handler comes first and prints nothing.
            "returned after process out of memory",
            "JavaScript heap out of memory");

    private static final String JAVA_OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

    /** 128 + SIGXCPU. */
    private static final int CPU = 152;

    /** 128 + SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV: how V8 and the JVM abort. */
    private static final Set<Integer> ABORTS = Set.of(132, 133, 134, 135, 136, 139);

    private TerminationDiagnosis() {}

    static Cause of(int exitCode, String output) {
        if (OUT_OF_MEMORY.stream().anyMatch(output::contains)) {
            return Cause.HEAP_LIMIT;
        }
        if (output.contains(JAVA_OUT_OF_MEMORY)) {
            return Cause.MEMORY_LIMIT;
        }
        if (exitCode == CPU) {
            return Cause.CPU_LIMIT;
        }
        return ABORTS.contains(exitCode) ? Cause.ENGINE_ABORT : Cause.MACHINE;
    }
}
