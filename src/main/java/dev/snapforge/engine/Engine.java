package dev.snapforge.engine;

import dev.snapforge.engine.process.Mode;
import java.util.List;

/** An engine that passed its probe on this machine. */
public final class Engine implements AutoCloseable {

    private final EngineFacts facts;
    private final SpareProcesses processes;
    private final EngineWatchdog watchdog;
    private final List<String> privatePaths;

    Engine(EngineFacts facts, SpareProcesses processes, EngineWatchdog watchdog, List<String> privatePaths) {
        this.facts = facts;
        this.processes = processes;
        this.watchdog = watchdog;
        this.privatePaths = List.copyOf(privatePaths);
    }

    public EngineFacts facts() {
        return facts;
    }

    /** The processes of one job; the caller closes it. */
    public EngineSession open() {
        return new EngineSession(facts, processes, watchdog, privatePaths);
    }

    void retireSpares() {
        processes.retire();
    }

    void warm() {
        for (Mode mode : Mode.values()) {
            processes.refill(mode);
        }
    }

    @Override
    public void close() {
        processes.close();
    }
}
