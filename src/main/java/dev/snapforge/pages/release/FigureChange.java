package dev.snapforge.pages.release;

import dev.snapforge.snapshot.SnapshotMetrics.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure in two versions.
 *
 * @param tone {@code better} or {@code worse}, if the difference is beyond the spread of the runs; otherwise empty
 * @param remark the same in words
 */
record FigureChange(String figure, double before, double after, Unit unit, String tone, String remark) {

    /** Sizes that differ by less than this part are about the same. */
    private static final double NOTABLE = 0.005;

    /** What a figure counts. */
    enum Unit {
        BYTES,
        MILLIS
    }

    /** A size, which has no spread. */
    static FigureChange bytes(String figure, long before, long after) {
        double old = before;
        double young = after;
        return of(figure, old, young, Unit.BYTES, young < old * (1 - NOTABLE), young > old * (1 + NOTABLE));
    }

    /** A time; null if it was not measured in both. */
    static @Nullable FigureChange millis(
            String figure,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Range old,
            @Nullable Range young) {
        if (before == null || after == null) {
            return null;
        }
        return old == null || young == null
                ? of(figure, before, after, Unit.MILLIS, false, false)
                : of(figure, before, after, Unit.MILLIS, young.isBelow(old), old.isBelow(young));
    }

    /** A row of a table in Markdown. */
    String markdown() {
        return "| " + figure + " | " + written(before) + " | " + written(after) + " | " + percent() + " " + remark
                + " |\n";
    }

    /** Such as {@code +12.0 %}. */
    public String percent() {
        return before == 0 ? "" : String.format(Locale.ROOT, "%+.1f %%", (after - before) / before * 100 + 0.0);
    }

    /** The figure with its unit. */
    public String written(double value) {
        return written(unit, value);
    }

    static String written(Unit unit, double value) {
        return unit == Unit.MILLIS
                ? String.format(Locale.ROOT, "%.2f ms", value)
                : String.format(Locale.ROOT, "%,d bytes", (long) value);
    }

    private static FigureChange of(
            String figure, double before, double after, Unit unit, boolean better, boolean worse) {
        String within = before == after ? "" : unit == Unit.MILLIS ? "within the spread" : "about the same";
        return new FigureChange(
                figure,
                before,
                after,
                unit,
                better ? "better" : worse ? "worse" : "",
                better ? "better" : worse ? "worse" : within);
    }
}
