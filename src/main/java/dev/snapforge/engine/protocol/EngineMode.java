package dev.snapforge.engine.protocol;

import java.util.Locale;

/** What a process is started for. V8's flags are per process and read once, so it is fixed before any request. */
public enum EngineMode {
    /**
     * Makes snapshots, and runs the plain runtimes that they are compared with. With a fixed seed, string hashes and
     * Math.random's start are the same in every process; a loader seeds afresh (V8 rehashes where the blob says that it may).
     * The seed alone does not give the same bytes: V8 moves some objects into its read-only heap in the order in which it finds
     * them (read-only-promotion.cc), and where they lie depends on when the garbage collector ran and on which thread. So it
     * collects on this thread only, whole, and when the heap has grown, not when time has passed.
     */
    CREATE(EngineMode.REPRODUCIBLE),
    /**
     * As {@link #CREATE}, for an engine whose probe has found that it helps: V8 leaves its read-only heap as its own snapshot has it,
     * so that runtimes of different snapshots, and plain ones, can be open in one process (docs/decisions/0064).
     */
    CREATE_SHAREABLE(EngineMode.REPRODUCIBLE + " --no-extensible-ro-snapshot"),
    /** Runs scripts and snapshots as a runtime would, with V8's default flags. */
    LOAD("");

    private static final String REPRODUCIBLE =
            "--random-seed=42 --predictable --predictable-gc-schedule --no-incremental-marking --single-threaded";

    private final String flags;

    EngineMode(String flags) {
        this.flags = flags;
    }

    /** V8's flags for this mode, separated by spaces. */
    public String flags() {
        return flags;
    }

    /** Whether processes of this mode make snapshots. */
    public boolean creates() {
        return this != LOAD;
    }

    /** The word for the command line. */
    public String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EngineMode of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }
}
