package dev.snapforge.engine;

import java.util.List;

/** An engine that passed its probe on this machine. */
public final class Engine implements AutoCloseable {

    private final EngineProbeResult facts;
    private final SpareProcessPool processes;
    private final List<String> privatePaths;
    private final EngineMeters meters;

    Engine(EngineProbeResult facts, SpareProcessPool processes, List<String> privatePaths, EngineMeters meters) {
        this.facts = facts;
        this.processes = processes;
        this.privatePaths = List.copyOf(privatePaths);
        this.meters = meters;
        meters.watch(facts.target(), processes);
    }

    public EngineProbeResult facts() {
        return facts;
    }

    /** The processes of one job; the caller closes it. */
    public EngineSession open() {
        return new EngineSession(facts, processes, privatePaths, meters);
    }

    void retireSpares() {
        processes.retire();
    }

    @Override
    public void close() {
        processes.close();
    }
}
