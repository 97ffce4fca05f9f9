package dev.snapforge.engine;

import dev.snapforge.engine.EngineDeath.Cause;
import dev.snapforge.engine.process.Mode;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.Stage;
import dev.snapforge.engine.protocol.WarmRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine processes of one job: each request gets a fresh one. Can be cancelled from another thread. */
public final class EngineSession implements AutoCloseable {

    private final EngineFacts facts;
    private final SpareProcesses processes;
    private final List<String> privatePaths;
    private final EngineMeters meters;
    private final StringBuilder log = new StringBuilder();
    private @Nullable EngineProcess current;
    private boolean cancelled;

    EngineSession(EngineFacts facts, SpareProcesses processes, List<String> privatePaths, EngineMeters meters) {
        this.facts = facts;
        this.processes = processes;
        this.privatePaths = privatePaths;
        this.meters = meters;
    }

    /**
     * Runs the scripts and takes a snapshot; answers {@code Created} or {@code Refused}.
     *
     * @param record whether to note what the scripts use that a snapshot freezes or lacks
     * @param last whether no warm-up follows
     */
    public EngineAnswer create(
            List<Script> scripts, Conditions conditions, boolean record, boolean last, Consumer<Stage> stages) {
        return ask(Mode.CREATE, new CreateRequest(scripts, facts.deferred(), conditions, record, last), stages);
    }

    /** Adds the bytecode of what the warm-up calls to a snapshot that is not the last; answers as {@link #create} does. */
    public EngineAnswer warm(byte[] blob, Script warmup, boolean record, Consumer<Stage> stages) {
        return ask(Mode.CREATE, new WarmRequest(blob, warmup, facts.deferred(), record), stages);
    }

    /** Starts a runtime from the snapshot and looks at it; answers {@code Evaluated} or {@code Refused}. */
    public EngineAnswer evaluateRestored(byte[] blob, Questions questions, Consumer<Stage> stages) {
        return ask(
                Mode.LOAD,
                new EvaluateRequest(
                        blob,
                        List.of(),
                        Conditions.REAL,
                        questions.requires(),
                        questions.expressions(),
                        questions.graph()),
                stages);
    }

    /** Runs the scripts in a plain runtime and looks at it; answers {@code Evaluated} or {@code Refused}. */
    public EngineAnswer evaluatePlain(
            List<Script> scripts, Conditions conditions, Questions questions, Consumer<Stage> stages) {
        // The process of the kind in which snapshots are made: chance is the same there.
        return ask(
                Mode.CREATE,
                new EvaluateRequest(
                        new byte[0],
                        scripts,
                        conditions,
                        questions.requires(),
                        questions.expressions(),
                        questions.graph()),
                stages);
    }

    /** Lists the statements of scripts and modules without running them; answers {@code Outlined} or {@code Refused}. */
    public EngineAnswer outline(List<Script> scripts) {
        return ask(Mode.LOAD, new OutlineRequest(scripts), stage -> {});
    }

    /** Times one start in a fresh process; answers {@code Measured} or {@code Refused}. */
    public EngineAnswer measure(MeasureRequest request) {
        return ask(Mode.LOAD, request, stage -> {});
    }

    /**
     * What is to be found out about a runtime.
     *
     * @param requires dotted paths of globals that must exist
     * @param expressions to evaluate
     * @param graph whether to describe all that can be reached from the global object
     */
    public record Questions(List<String> requires, List<String> expressions, boolean graph) {

        /** Nothing: it is enough that the runtime starts. */
        public static final Questions NONE = new Questions(List.of(), List.of(), false);
    }

    /** Ends what is running now and refuses whatever comes later. */
    public synchronized void cancel() {
        cancelled = true;
        if (current != null) {
            current.kill(Cause.CANCELLED);
        }
    }

    /** What the processes wrote to their standard error, without paths of this machine. */
    public String log() {
        return log.toString();
    }

    private EngineAnswer ask(Mode mode, Message request, Consumer<Stage> stages) {
        EngineProcess process;
        try {
            process = processes.take(mode);
        } catch (IOException e) {
            String trouble = withoutPaths(String.valueOf(e.getMessage()));
            log.append(trouble).append('\n');
            return new EngineDeath(Cause.MACHINE, 0, trouble);
        }
        try {
            if (!begin(process)) {
                return new EngineDeath(Cause.CANCELLED, 0, "");
            }
            EngineAnswer answer = process.ask(request, stages);
            if (answer instanceof EngineDeath death) {
                meters.died(facts.target(), death.cause());
            }
            log.append(withoutPaths(process.output()));
            return answer;
        } finally {
            end();
            processes.release(mode, process);
        }
    }

    private synchronized boolean begin(EngineProcess process) {
        current = process;
        return !cancelled;
    }

    private synchronized void end() {
        current = null;
    }

    private String withoutPaths(String text) {
        String result = text;
        for (String path : privatePaths) {
            result = result.replace(path, "…");
        }
        return result;
    }

    @Override
    public void close() {
        cancel();
    }
}
