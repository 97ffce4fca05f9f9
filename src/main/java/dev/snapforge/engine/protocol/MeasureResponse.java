package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers a {@link MeasureRequest}.
 *
 * @param startNanos from nothing to a runtime that has everything, in nanoseconds
 * @param firstNanos from nothing to the first result, in nanoseconds
 * @param startCpuNanos what the processor did for the start, in nanoseconds: of the thread, or, where an engine counts no less, of the
 *     whole process
 * @param firstCpuNanos likewise up to the first result
 * @param usedHeap bytes of V8's heap in use after the start
 * @param physical bytes of memory that V8's heap takes after the start
 * @param external bytes outside of V8's heap after the start
 * @param caches V8's code caches of the scripts, if they were asked for
 * @param grown what each script added to the heap, in bytes, if it was asked for
 */
public record MeasureResponse(
        long startNanos,
        long firstNanos,
        long startCpuNanos,
        long firstCpuNanos,
        long usedHeap,
        long physical,
        long external,
        List<byte[]> caches,
        List<Long> grown)
        implements Message {

    @Override
    public Tag tag() {
        return Tag.MEASURED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(startNanos);
        out.writeLong(firstNanos);
        out.writeLong(startCpuNanos);
        out.writeLong(firstCpuNanos);
        out.writeLong(usedHeap);
        out.writeLong(physical);
        out.writeLong(external);
        MessageFields.list(out, caches, MessageFields::bytes);
        MessageFields.list(out, grown, DataOutput::writeLong);
    }

    static MeasureResponse read(FrameInput in) throws IOException {
        return new MeasureResponse(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                MessageFields.list(in, MessageFields::bytes),
                MessageFields.list(in, FrameInput::readLong));
    }
}
