package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;

/** Says which limit ended an engine process, and what to look for. */
final class LimitProblems {

    private LimitProblems() {}

    static JobProblem of(EngineTermination death) {
        return switch (death.cause()) {
            case TIME_LIMIT ->
                JobProblems.abort(
                        "time-limit",
                        "The bundle ran for too long",
                        "The engine process was ended at its wall-clock limit.",
                        "Look for a loop that waits for something that never comes, for example a timer.",
                        death.engineMessage());
            case CPU_LIMIT ->
                JobProblems.abort(
                        "cpu-limit",
                        "The bundle used too much processor time",
                        "The engine process was ended at its limit of processor time.",
                        "Look for an endless loop, or move the work to run time.",
                        death.engineMessage());
            case HEAP_LIMIT -> outOfMemory(death.engineMessage());
            case MEMORY_LIMIT ->
                JobProblems.abort(
                        "memory-limit",
                        "The bundle used too much memory outside the heap",
                        "The engine process was ended at its memory limit.",
                        "Look for large ArrayBuffers.",
                        death.engineMessage());
            case OUTPUT_LIMIT ->
                JobProblems.abort(
                        "output-limit",
                        "The engine process wrote too much",
                        "The engine process was ended at its output limit: what it printed, or what was to be told of the bundle, was too long.",
                        "Look for what is printed in a loop, and for a check whose result is very large: let it give a digest or a length.",
                        death.engineMessage());
            case SNAPSHOT_LIMIT ->
                JobProblems.abort(
                        "snapshot-too-large",
                        "The snapshot is larger than allowed",
                        death.engineMessage(),
                        "Keep less while the bundle loads, or have the operator raise snapforge.engine.limits.snapshot. V8 13.0 writes a text that is put together from n constant parts at the length of"
                                + " n texts: on its engines a long one is better written in one piece, or joined from an array.",
                        "");
            default ->
                JobProblems.abort(
                        "machine-fault",
                        "The engine process was ended from outside",
                        "Exit code " + death.exitCode(),
                        "Try again.",
                        death.engineMessage());
        };
    }

    /** V8 tells three kinds apart (api.cc and heap.cc, FatalProcessOutOfMemory). All were seen, but for the last. */
    private static JobProblem outOfMemory(String engineMessage) {
        if (engineMessage.contains("invalid size") || engineMessage.contains("invalid array length")) {
            return JobProblems.abort(
                    "out-of-memory",
                    "The bundle asked for something that no heap can hold",
                    "V8 was asked for an object beyond its largest size, for example an array of hundreds of millions of elements. V8 said: "
                            + engineMessage,
                    "Look for a length that is computed wrongly, or a large text that is split into single characters. A larger heap"
                            + " does not help.",
                    engineMessage);
        }
        if (engineMessage.contains("process out of memory: ")) {
            return JobProblems.abort(
                    "out-of-memory",
                    "V8 got no more memory for its own work",
                    "Not the heap was full: V8's own structures, for example those of its parser and compiler, found no memory. V8 said: "
                            + engineMessage,
                    "Split very large files, and look for source text that is generated while the bundle loads.",
                    engineMessage);
        }
        return JobProblems.abort(
                "out-of-memory",
                "The bundle filled the heap",
                "V8 reached its heap limit. V8 said: " + engineMessage,
                "Build large tables at run time, and let checks and warm-up make less, or have the operator raise"
                        + " snapforge.engine.limits.heap.",
                engineMessage);
    }
}
