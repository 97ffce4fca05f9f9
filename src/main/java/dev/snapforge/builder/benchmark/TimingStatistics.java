package dev.snapforge.builder.benchmark;

import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.snapshot.SnapshotMetrics.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Several runs of one way to start. */
final class TimingStatistics {

    private static final double NANOS_PER_MILLI = 1e6;

    /** A start that took longer than the processor's part of it by more had to wait, for a processor or for a disk. */
    private static final double WAITED = 1.15;

    /** Half of the runs lie within this part of their median: more of them would say the same. */
    private static final double NARROW = 0.08;

    private final List<MeasureResponse> runs = new ArrayList<>();

    void add(MeasureResponse run) {
        runs.add(run);
    }

    /**
     * Whether there are so many runs that did not wait, and they agree.
     *
     * @param wanted at least 1
     */
    boolean isSettled(int wanted) {
        return runs.isEmpty()
                || (undisturbed().size() >= wanted
                        && isNarrow(MeasureResponse::startNanos)
                        && isNarrow(MeasureResponse::firstNanos));
    }

    private boolean isNarrow(ToLongFunction<MeasureResponse> figure) {
        List<Long> sorted = sorted(figure);
        long middle = sorted.get(sorted.size() / 2);
        long half = sorted.get(sorted.size() * 3 / 4) - sorted.get(sorted.size() / 4);
        return half <= middle * NARROW;
    }

    /** How many runs the medians are of. */
    int counted() {
        return counting().size();
    }

    /** The median, in milliseconds; null if nothing was measured. */
    @Nullable
    Double median(ToLongFunction<MeasureResponse> figure) {
        if (runs.isEmpty()) {
            return null;
        }
        List<Long> sorted = sorted(figure);
        int middle = sorted.size() / 2;
        double nanos =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        return millis(nanos);
    }

    /** The shortest and the longest run; null if nothing was measured. */
    @Nullable
    Range range(ToLongFunction<MeasureResponse> figure) {
        if (runs.isEmpty()) {
            return null;
        }
        List<Long> sorted = sorted(figure);
        return new Range(millis((double) sorted.get(0)), millis((double) sorted.get(sorted.size() - 1)));
    }

    /** The last run; null if there was none. */
    @Nullable
    MeasureResponse last() {
        return runs.isEmpty() ? null : runs.get(runs.size() - 1);
    }

    private List<Long> sorted(ToLongFunction<MeasureResponse> figure) {
        return counting().stream().mapToLong(figure).sorted().boxed().toList();
    }

    /** Those that did not wait; where all did, the machine is what it is. */
    private List<MeasureResponse> counting() {
        List<MeasureResponse> undisturbed = undisturbed();
        return undisturbed.isEmpty() ? runs : undisturbed;
    }

    private List<MeasureResponse> undisturbed() {
        return runs.stream()
                .filter(run -> run.firstNanos() <= run.firstCpuNanos() * WAITED)
                .toList();
    }

    /** To the microsecond: more would be noise. */
    private static double millis(double nanos) {
        return Math.round(nanos / NANOS_PER_MILLI * 1_000) / 1_000.0;
    }
}
