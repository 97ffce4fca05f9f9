package dev.snapforge.engine;

import java.util.List;

/** An engine that passed its probe on this machine. */
public final class Engine implements AutoCloseable {

    private final EngineFacts facts;
    private final SpareProcesses processes;
    private final List<String> privatePaths;

    Engine(EngineFacts facts, SpareProcesses processes, List<String> privatePaths) {
        this.facts = facts;
        this.processes = processes;
        this.privatePaths = List.copyOf(privatePaths);
    }

    public EngineFacts facts() {
        return facts;
    }

    /** The processes of one job; the caller closes it. */
    public EngineSession open() {
        return new EngineSession(facts, processes, privatePaths);
    }

    void retireSpares() {
        processes.retire();
    }

    @Override
    public void close() {
        processes.close();
    }
}
