package dev.snapforge.builder.stage;

import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.function.Supplier;

/**
 * A snapshot that was made and not yet compared with its source.
 *
 * @param sources what it was made of
 * @param conditions the clock and randomness that they saw
 * @param created what the engine said about it
 * @param uses what they used that a snapshot freezes or lacks
 * @param cold the snapshot without what a warm-up adds
 * @param blob the snapshot as it is to be published
 * @param warmed whether a warm-up ran
 * @param plain what a runtime that ran the source answers to the spec's checks, and all that can be reached there; may have been asked
 *     already
 */
public record UnverifiedSnapshot(
        BundleSources sources,
        DeterminismSettings conditions,
        CreateResponse created,
        List<RuntimeStateAccess> uses,
        CanonicalBlob cold,
        CanonicalBlob blob,
        boolean warmed,
        Supplier<EngineResponse> plain) {

    public Attempt attempt() {
        return sources.attempt();
    }

    public List<Script> scripts() {
        return sources.scripts();
    }

    /** The same with the bytecode that a warm-up left. */
    public UnverifiedSnapshot warmed(CanonicalBlob warm) {
        return new UnverifiedSnapshot(sources, conditions, created, uses, cold, warm, true, plain);
    }
}
