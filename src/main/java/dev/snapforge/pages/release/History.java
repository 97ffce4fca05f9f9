package dev.snapforge.pages.release;

import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.Range;
import dev.snapforge.snapshot.SnapshotMetrics.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one figure of one target went over the versions, the oldest first.
 *
 * @param points in a plane of {@link #WIDTH} by {@link #HEIGHT}
 * @param most the figure at the upper edge; the lower edge is 0
 */
record History(String target, FigureChange.Unit unit, List<Point> points, double most) {

    static final double WIDTH = 720;
    static final double HEIGHT = 120;
    private static final double MARGIN = 30;

    /**
     * A version's figure.
     *
     * @param low where its shortest run is, as {@code high} where its longest; both are {@code y} where there are no runs
     * @param worse whether it is more than its predecessor's, beyond the spread of both
     */
    record Point(String version, double value, double x, double y, double low, double high, boolean worse) {}

    private record Value(String version, double value, double min, double max) {}

    /** Start and size of each target that has at least two versions. */
    static List<History> of(List<VersionSnapshots.Entry> newestFirst) {
        Map<String, List<Value>> starts = new LinkedHashMap<>();
        Map<String, List<Value>> sizes = new LinkedHashMap<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            VersionSnapshots.Entry it = newestFirst.get(i);
            Snapshot snapshot = it.snapshot();
            if (snapshot != null) {
                String target = it.release().target().toString();
                String version = it.version().version();
                double size = snapshot.blob().size();
                sizes.computeIfAbsent(target, key -> new ArrayList<>()).add(new Value(version, size, size, size));
                start(version, snapshot.measured())
                        .ifPresent(value -> starts.computeIfAbsent(target, key -> new ArrayList<>())
                                .add(value));
            }
        }
        List<History> all = new ArrayList<>();
        starts.forEach((target, values) -> add(all, target, FigureChange.Unit.MILLIS, values));
        sizes.forEach((target, values) -> add(all, target, FigureChange.Unit.BYTES, values));
        return all;
    }

    private static Optional<Value> start(String version, @Nullable SnapshotMetrics metrics) {
        if (metrics == null || metrics.restoredMillis() == null) {
            return Optional.empty();
        }
        double median = metrics.restoredMillis();
        Range range = metrics.range(Spread::restoredMillis);
        return Optional.of(
                new Value(version, median, range == null ? median : range.min(), range == null ? median : range.max()));
    }

    private static void add(List<History> all, String target, FigureChange.Unit unit, List<Value> values) {
        if (values.size() < 2) {
            return;
        }
        double most = values.stream().mapToDouble(Value::max).max().orElse(1);
        double step = (WIDTH - 2 * MARGIN) / (values.size() - 1);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value it = values.get(i);
            boolean worse = i > 0 && it.min() > values.get(i - 1).max();
            points.add(new Point(
                    it.version(),
                    it.value(),
                    MARGIN + i * step,
                    y(it.value(), most),
                    y(it.min(), most),
                    y(it.max(), most),
                    worse));
        }
        all.add(new History(target, unit, points, most));
    }

    /** What is shown. */
    public String figure() {
        return unit == FigureChange.Unit.MILLIS ? "start" : "size of the blob";
    }

    /** The figure at the upper edge, with its unit. */
    public String upper() {
        return FigureChange.written(unit, most);
    }

    /** The line through all points, as SVG writes it. */
    public String line() {
        return points.stream()
                .map(it -> String.format(Locale.ROOT, "%.1f,%.1f", it.x(), it.y()))
                .collect(Collectors.joining(" "));
    }

    private static double y(double value, double most) {
        return HEIGHT - value / most * (HEIGHT - 10);
    }
}
