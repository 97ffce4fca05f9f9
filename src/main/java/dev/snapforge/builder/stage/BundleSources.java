package dev.snapforge.builder.stage;

import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a snapshot is made of.
 *
 * @param scripts in the order in which they run, the prelude first
 */
public record BundleSources(Attempt attempt, List<Script> scripts) {

    /** The same, in a branch of the attempt. */
    public BundleSources branch() {
        return new BundleSources(attempt.branch(), scripts);
    }

    /** These and another script behind them, in a branch of the attempt. */
    public BundleSources followedBy(Script script) {
        return new BundleSources(
                attempt.branch(),
                Stream.concat(scripts.stream(), Stream.of(script)).toList());
    }
}
