package dev.snapforge.builder.stage;

import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a snapshot is made of, and what it is compared with.
 *
 * @param scripts the source, in the order in which it runs, the prelude first
 * @param building what runs where the snapshot is made: the same, unless something of it is made on first use
 */
public record BundleSources(Attempt attempt, List<Script> scripts, List<Script> building) {

    /** Scripts that run everywhere as they are. */
    public BundleSources(Attempt attempt, List<Script> scripts) {
        this(attempt, scripts, scripts);
    }

    /** The same, in a branch of the attempt. */
    public BundleSources branch() {
        return new BundleSources(attempt.branch(), scripts, building);
    }

    /** The same source, made into a snapshot by other scripts, in a branch of the attempt. */
    public BundleSources builtBy(List<Script> others) {
        return new BundleSources(attempt.branch(), scripts, others);
    }

    /** These and another script behind them, in a branch of the attempt. */
    public BundleSources followedBy(Script script) {
        return new BundleSources(attempt.branch(), with(scripts, script), with(building, script));
    }

    private static List<Script> with(List<Script> scripts, Script script) {
        return Stream.concat(scripts.stream(), Stream.of(script)).toList();
    }
}
