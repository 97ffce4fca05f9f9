package dev.snapforge.engine;

import dev.snapforge.engine.EngineDeath.Cause;
import dev.snapforge.engine.process.Mode;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.Stage;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine processes of one job: each request gets a fresh one. Can be cancelled from another thread. */
public final class EngineSession implements AutoCloseable {

    private final EngineFacts facts;
    private final SpareProcesses processes;
    private final List<String> privatePaths;
    private final StringBuilder log = new StringBuilder();
    private @Nullable EngineProcess current;
    private boolean cancelled;

    EngineSession(EngineFacts facts, SpareProcesses processes, List<String> privatePaths) {
        this.facts = facts;
        this.processes = processes;
        this.privatePaths = privatePaths;
    }

    /** Runs the scripts and takes a snapshot; answers {@code Created} or {@code Refused}. */
    public EngineAnswer create(List<Script> scripts, Consumer<Stage> stages) {
        return ask(Mode.CREATE, new CreateRequest(scripts, facts.deferred()), stages);
    }

    /** Starts a runtime from the snapshot and looks at it; answers {@code Evaluated} or {@code Refused}. */
    public EngineAnswer evaluateRestored(
            byte[] blob, List<String> requires, List<String> expressions, Consumer<Stage> stages) {
        return ask(Mode.LOAD, new EvaluateRequest(blob, List.of(), requires, expressions), stages);
    }

    /** Runs the scripts in a plain runtime and looks at it; answers {@code Evaluated} or {@code Refused}. */
    public EngineAnswer evaluatePlain(
            List<Script> scripts, List<String> requires, List<String> expressions, Consumer<Stage> stages) {
        return ask(Mode.LOAD, new EvaluateRequest(new byte[0], scripts, requires, expressions), stages);
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
