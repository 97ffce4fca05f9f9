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

    private final List<MeasureResponse> runs = new ArrayList<>();

    void add(MeasureResponse run) {
        runs.add(run);
    }

    /** The median, in milliseconds; null if nothing was measured. */
    @Nullable
    Double median(ToLongFunction<MeasureResponse> figure) {
        if (runs.isEmpty()) {
            return null;
        }
        List<Long> sorted = runs.stream().map(figure::applyAsLong).sorted().toList();
        int middle = sorted.size() / 2;
        double nanos =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        return millis(nanos);
    }

    /** The shortest and the longest run; null if nothing was measured. */
    @Nullable
    Range range(ToLongFunction<MeasureResponse> figure) {
        return runs.isEmpty()
                ? null
                : new Range(
                        millis((double) runs.stream().mapToLong(figure).min().getAsLong()),
                        millis((double) runs.stream().mapToLong(figure).max().getAsLong()));
    }

    /** The last run; null if there was none. */
    @Nullable
    MeasureResponse last() {
        return runs.isEmpty() ? null : runs.get(runs.size() - 1);
    }

    /** To the microsecond: more would be noise. */
    private static double millis(double nanos) {
        return Math.round(nanos / NANOS_PER_MILLI * 1_000) / 1_000.0;
    }
}
