package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the clock and randomness are while scripts run, so that they are the same whenever the same bundle is built.
 *
 * @param fixed whether a bundle that asks for the time gets {@code clock}, and one millisecond more each time, instead of the
 *     real time. Nothing of it is left in a snapshot whose bundle did not ask, and where it did, the clock is live again once
 *     the snapshot is loaded
 * @param clock milliseconds since 1970, the first time that is told
 * @param draws how many random numbers are taken before the scripts run: where in V8's stream, which starts from a fixed seed in
 *     an engine process that makes snapshots, they find themselves
 */
public record DeterminismSettings(boolean fixed, long clock, int draws) {

    /**
     * How many random numbers V8 makes at a time (V8's math-random.h, kCacheSize). It keeps them in the context even when they
     * were told, and so in a snapshot; after as many more, it keeps others.
     */
    public static final int CACHED_RANDOMS = 64;

    /** The real clock, and the stream from its start. */
    public static final DeterminismSettings REAL = new DeterminismSettings(false, 0, 0);

    void write(DataOutput out) throws IOException {
        out.writeBoolean(fixed);
        out.writeLong(clock);
        out.writeInt(draws);
    }

    static DeterminismSettings read(FrameInput in) throws IOException {
        return new DeterminismSettings(in.readBoolean(), in.readLong(), in.readInt());
    }
}
