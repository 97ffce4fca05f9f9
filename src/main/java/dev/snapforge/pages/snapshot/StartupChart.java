package dev.snapforge.pages.snapshot;

import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.Range;
import dev.snapforge.snapshot.SnapshotMetrics.Spread;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts of one kind as bars on one scale.
 *
 * @param title what is waited for
 * @param bars one for each way to start that was measured
 */
record StartupChart(String title, List<Bar> bars) {

    private static final double PERCENT = 100;

    /**
     * The starts in one way.
     *
     * @param how how it starts
     * @param millis the median
     * @param range the shortest and the longest run, or null
     * @param own whether from this snapshot
     * @param width of the median, in percent of the longest of all runs
     * @param low of the shortest run, likewise
     * @param high of the longest run, likewise
     */
    record Bar(String how, double millis, @Nullable Range range, boolean own, double width, double low, double high) {}

    private record Start(
            String how,
            boolean own,
            @Nullable Double millis,
            @Nullable Range range) {

        double median() {
            return millis == null ? 0 : millis;
        }

        double longest() {
            return range == null ? median() : Math.max(median(), range.max());
        }
    }

    /** Until a runtime is ready, and until the first result, as far as they were measured. */
    static List<StartupChart> all(SnapshotMetrics it) {
        // Without a warm-up there is one snapshot, with figures under both names.
        boolean warmed = !Objects.equals(it.coldMillis(), it.restoredMillis());
        return Stream.of(
                        of(
                                "Until the runtime is ready",
                                plain(it.plainMillis(), it.range(Spread::plainMillis)),
                                cached(it.codeCacheMillis(), it.range(Spread::codeCacheMillis)),
                                cold(warmed, it.coldMillis(), it.range(Spread::coldMillis)),
                                own(it.restoredMillis(), it.range(Spread::restoredMillis))),
                        of(
                                "Until the first result",
                                plain(it.firstResultPlainMillis(), it.range(Spread::firstResultPlainMillis)),
                                cached(it.firstResultCodeCacheMillis(), it.range(Spread::firstResultCodeCacheMillis)),
                                cold(warmed, it.firstResultColdMillis(), it.range(Spread::firstResultColdMillis)),
                                own(it.firstResultRestoredMillis(), it.range(Spread::firstResultRestoredMillis))))
                .filter(chart -> !chart.bars().isEmpty())
                .toList();
    }

    private static Start plain(@Nullable Double millis, @Nullable Range range) {
        return new Start("from source", false, millis, range);
    }

    private static Start cached(@Nullable Double millis, @Nullable Range range) {
        return new Start("from source, with V8's code cache", false, millis, range);
    }

    private static Start cold(boolean warmed, @Nullable Double millis, @Nullable Range range) {
        return new Start("from the snapshot before its warm-up", false, warmed ? millis : null, range);
    }

    private static Start own(@Nullable Double millis, @Nullable Range range) {
        return new Start("from this snapshot", true, millis, range);
    }

    private static StartupChart of(String title, Start... starts) {
        List<Start> measured =
                Stream.of(starts).filter(it -> Objects.nonNull(it.millis())).toList();
        double scale = PERCENT
                / measured.stream()
                        .mapToDouble(Start::longest)
                        .filter(it -> it > 0)
                        .max()
                        .orElse(1);
        return new StartupChart(
                title,
                measured.stream()
                        .map(it -> new Bar(
                                it.how(),
                                it.median(),
                                it.range(),
                                it.own(),
                                it.median() * scale,
                                (it.range() == null ? it.median() : it.range().min()) * scale,
                                it.longest() * scale))
                        .toList());
    }
}
