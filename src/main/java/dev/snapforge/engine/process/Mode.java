package dev.snapforge.engine.process;

import java.util.Locale;

/** What a process is started for. V8's flags are per process and read once, so it is fixed before any request. */
public enum Mode {
    /**
     * Makes snapshots. With a fixed seed, string hashes and Math.random's start are the same in every process, so the same
     * scripts give the same bytes; a loader seeds afresh (V8 rehashes where the blob says that it may).
     */
    CREATE("--random-seed=42"),
    /** Runs scripts and snapshots as a runtime would, with V8's default flags. */
    LOAD("");

    private final String flags;

    Mode(String flags) {
        this.flags = flags;
    }

    /** V8's flags for this mode, separated by spaces. */
    String flags() {
        return flags;
    }

    /** The word for the command line. */
    public String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mode of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }
}
