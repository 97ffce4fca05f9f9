package dev.snapforge.builder.stage;

import dev.snapforge.engine.protocol.StageReport.EngineStage;

/**
 * The stages of a job that are reported, in their order, by the names that jobs, events, logs, traces and metrics show. What they do,
 * and what is done beside them, stands in {@code Pipeline}.
 */
public enum JobStage {
    /** The sources came out of the store. */
    FETCH("fetch"),
    /** Types were taken out of TypeScript; only if there is any. */
    ERASE("erase"),
    /** Regular expressions were written anew that ask for Unicode's tables; only on engines without them, and only if there are any. */
    EXPAND("expand"),
    RECORD(EngineStage.RECORD),
    PARSE(EngineStage.PARSE),
    EXECUTE(EngineStage.EXECUTE),
    RECONCILE(EngineStage.RECONCILE),
    CREATE(EngineStage.CREATE),
    RECORD_WARM_UP(EngineStage.RECORD_WARM_UP),
    WARM_UP(EngineStage.WARM_UP),
    LOAD(EngineStage.LOAD),
    START(EngineStage.START),
    /** A plain runtime ran the source, and the restored one was compared with it. */
    COMPARE("compare"),
    /** Starts were timed. */
    MEASURE("measure"),
    /** The container was stored for a signer; only where the builder has no key. */
    HAND_OVER("hand-over"),
    /** Signature and attestation were made. */
    SIGN("sign"),
    /** The bytes were verified and stored, and the snapshot became known. */
    PUBLISH("publish");

    private final String label;

    JobStage(String label) {
        this.label = label;
    }

    JobStage(EngineStage stage) {
        this(stage.label());
    }

    /** The name. */
    String label() {
        return label;
    }
}
