package dev.snapforge.pages.snapshot;

import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.Range;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a snapshot is worth it, in a sentence.
 *
 * @param tone {@code good}, {@code warn} or {@code bad}
 */
record StartupVerdict(String tone, String sentence) {

    /** Of a snapshot that is not measured yet. */
    static final StartupVerdict PENDING = new StartupVerdict(
            "warn", "Not measured yet: that happens as soon as no build waits. Load this page again in a moment.");

    /** What the measured figures say. Starts to the first result count if they were measured: that is what users wait for. */
    static StartupVerdict of(@Nullable SnapshotMetrics metrics) {
        List<StartupChart> charts = metrics == null ? List.of() : StartupChart.all(metrics);
        for (int i = charts.size() - 1; i >= 0; i--) {
            StartupVerdict verdict = of(charts.get(i));
            if (verdict != null) {
                return verdict;
            }
        }
        return new StartupVerdict("warn", "Not measured: nothing here says that this snapshot starts sooner.");
    }

    private static @Nullable StartupVerdict of(StartupChart chart) {
        StartupChart.Bar own = best(chart, StartupChart.Bar::own);
        StartupChart.Bar other = best(chart, it -> it.how().startsWith("from source"));
        if (own == null || other == null) {
            return null;
        }
        String until = chart.title().toLowerCase(Locale.ROOT);
        if (overlap(own.range(), other.range())) {
            return new StartupVerdict(
                    "warn",
                    "No difference beyond the spread of the runs, " + until + ", to a start " + other.how() + ".");
        }
        return own.millis() < other.millis()
                ? new StartupVerdict(
                        "good",
                        String.format(
                                Locale.ROOT,
                                "Starts %.1f times as fast, %s, as the best other way: %s.",
                                other.millis() / own.millis(),
                                until,
                                other.how()))
                : new StartupVerdict(
                        "bad",
                        String.format(
                                Locale.ROOT,
                                "Not worth it: a start %s is %.1f times as fast, %s.",
                                other.how(),
                                own.millis() / other.millis(),
                                until));
    }

    private static StartupChart.@Nullable Bar best(StartupChart chart, Predicate<StartupChart.Bar> of) {
        return chart.bars().stream()
                .filter(of)
                .min(Comparator.comparingDouble(StartupChart.Bar::millis))
                .orElse(null);
    }

    private static boolean overlap(@Nullable Range a, @Nullable Range b) {
        return a != null && b != null && !a.isBelow(b) && !b.isBelow(a);
    }
}
