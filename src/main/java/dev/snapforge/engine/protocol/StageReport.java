package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A stage of the work is over. What it found out comes with it, so that it is known whatever becomes of the stages after it.
 *
 * @param stage what is over
 * @param nanos how long it took, in nanoseconds of the process's monotonic clock
 * @param uses what the scripts used that a snapshot freezes or lacks, if the stage recorded that; else empty
 */
public record StageReport(EngineStage stage, long nanos, List<RuntimeStateAccess> uses) implements Message {

    /** The stages of the work that an engine process reports, in their order. No other is taken: logs, jobs and metrics have room for these. */
    public enum EngineStage {
        /** Prelude and bundle ran once in an instrumented runtime, which was thrown away. */
        RECORD("record"),
        /** All files were compiled, and modules linked. */
        PARSE("parse"),
        /** Prelude and files ran, in order; in a Node process, which does not tell the two apart, with their compilation. */
        EXECUTE("execute"),
        /** Built-ins that the engine installs only at load, and that the bundle defined, were removed again. */
        RECONCILE("reconcile"),
        /** V8 wrote the heap. */
        CREATE("create"),
        /** The warm-up ran once in an instrumented runtime, which was thrown away. */
        RECORD_WARM_UP("record-warm-up"),
        /** The warm-up ran in a runtime that was started from the snapshot, and all but its bytecode was undone. */
        WARM_UP("warm-up"),
        /** A runtime was started from the snapshot. */
        LOAD("load"),
        /** A plain runtime was started, to be compared with. */
        START("start");

        private final String label;

        EngineStage(String label) {
            this.label = label;
        }

        /** The name in a job's stages. */
        public String label() {
            return label;
        }
    }

    @Override
    public Tag tag() {
        return Tag.STAGE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, stage.name());
        out.writeLong(nanos);
        MessageFields.list(out, uses, (to, use) -> use.write(to));
    }

    static StageReport read(FrameInput in) throws IOException {
        return new StageReport(
                MessageFields.constant(EngineStage.class, in),
                in.readLong(),
                MessageFields.list(in, RuntimeStateAccess::read));
    }
}
