package dev.snapforge.builder.create;

import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.StageReport;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what the stages of an engine process recorded, which is known even if the process then ends without an answer. */
final class RecordedUses implements Consumer<StageReport> {

    private final Consumer<StageReport> next;
    private final List<RuntimeStateAccess> uses = new ArrayList<>();
    private Consumer<List<RuntimeStateAccess>> recorded = all -> {};

    /** @param next is told each stage as well */
    RecordedUses(Consumer<StageReport> next) {
        this.next = next;
    }

    @Override
    public void accept(StageReport stage) {
        // One stage records; what an engine process sends beyond that is not the service's to keep.
        if (uses.isEmpty()) {
            uses.addAll(stage.uses());
        }
        next.accept(stage);
        if (stage.stage() == EngineStage.RECORD) {
            recorded.accept(all());
        }
    }

    /** @param consumer is told what was recorded when that is known, while the process goes on */
    RecordedUses whenRecorded(Consumer<List<RuntimeStateAccess>> consumer) {
        recorded = consumer;
        return this;
    }

    List<RuntimeStateAccess> all() {
        return List.copyOf(uses);
    }
}
