package dev.snapforge.engine;

import dev.snapforge.engine.limit.SessionBudget;
import dev.snapforge.engine.work.JobFolder;
import java.util.List;
import java.util.function.Supplier;

/** An engine that passed its probe on this machine. */
public final class Engine implements AutoCloseable {

    private final EngineProbeResult facts;
    private final SpareProcessPool processes;
    private final List<String> privatePaths;
    private final EngineMeters meters;
    private final Supplier<SessionBudget> budgets;
    private final Supplier<JobFolder> folders;

    /**
     * @param budgets gives each job its own
     * @param folders likewise
     */
    Engine(
            EngineProbeResult facts,
            SpareProcessPool processes,
            List<String> privatePaths,
            EngineMeters meters,
            Supplier<SessionBudget> budgets,
            Supplier<JobFolder> folders) {
        this.facts = facts;
        this.processes = processes;
        this.privatePaths = List.copyOf(privatePaths);
        this.meters = meters;
        this.budgets = budgets;
        this.folders = folders;
        meters.watch(facts.target(), processes);
    }

    public EngineProbeResult facts() {
        return facts;
    }

    /** The processes of one job; the caller closes it. */
    public EngineSession open() {
        return new EngineSession(facts, processes, privatePaths, meters, budgets.get(), folders.get());
    }

    void retireSpares() {
        processes.retire();
    }

    @Override
    public void close() {
        processes.close();
    }
}
