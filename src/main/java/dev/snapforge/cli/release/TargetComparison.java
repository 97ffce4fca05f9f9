package dev.snapforge.cli.release;

import dev.snapforge.cli.report.ComparisonFailure;
import dev.snapforge.cli.service.JsonView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One target of two versions.
 *
 * @param before the snapshot as the API gives it; null if the older version has none for this target
 * @param after of the newer version, likewise
 */
record TargetComparison(String target, JsonView before, JsonView after) {

    /** @param snapshots gives what the API says about a snapshot, by its digest */
    static List<TargetComparison> of(
            Function<String, JsonView> snapshots,
            ReleaseCatalogue.FoundVersion before,
            ReleaseCatalogue.FoundVersion after) {
        Set<String> targets = new TreeSet<>();
        before.usableTargets().forEach(it -> targets.add(it.text("target")));
        after.usableTargets().forEach(it -> targets.add(it.text("target")));
        List<TargetComparison> all = new ArrayList<>();
        for (String target : targets) {
            all.add(new TargetComparison(
                    target, snapshot(snapshots, before, target), snapshot(snapshots, after, target)));
        }
        return all;
    }

    private static JsonView snapshot(
            Function<String, JsonView> snapshots, ReleaseCatalogue.FoundVersion version, String target) {
        return version.usableTargets().stream()
                .filter(it -> it.text("target").equals(target))
                .findFirst()
                .map(it -> snapshots.apply(it.text("snapshot")))
                .orElse(new JsonView(null));
    }

    String[] cells() {
        return new String[] {
            target,
            bytes(before),
            bytes(after),
            percent(sizeGrowth()),
            start(before),
            start(after),
            percent(startGrowth())
        };
    }

    /** Whether there is something to compare. */
    boolean isInBoth() {
        return before.isPresent() && after.isPresent();
    }

    /** What goes beyond the limits, or cannot be held against them; null is no limit. A target that is new has no limit. */
    List<ComparisonFailure> beyond(@Nullable Double maxSize, @Nullable Double maxStart) {
        List<ComparisonFailure> beyond = new ArrayList<>();
        if (!before.isPresent() || (maxSize == null && maxStart == null)) {
            return beyond;
        }
        if (!after.isPresent()) {
            beyond.add(ComparisonFailure.notMeasured(target + ": the newer version has no snapshot for it."));
            return beyond;
        }
        if (maxSize != null) {
            check(beyond, "snapshot's size", sizeGrowth(), maxSize, true);
        }
        if (maxStart != null) {
            check(beyond, "start's time", startGrowth(), maxStart, isBeyondSpread());
        }
        return beyond;
    }

    /** @param significant whether growth counts; null if that is not known */
    private void check(
            List<ComparisonFailure> beyond,
            String what,
            @Nullable Double growth,
            double most,
            @Nullable Boolean significant) {
        if (growth == null || (growth > most && significant == null)) {
            beyond.add(ComparisonFailure.notMeasured(
                    target + ": the " + what + " is not measured in both versions. --wait waits for it."));
        } else if (growth > most && Boolean.TRUE.equals(significant)) {
            beyond.add(ComparisonFailure.grown(target + ": the " + what + " changed by " + percent(growth)
                    + ", allowed are " + percent(most) + "."));
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new TreeMap<>();
        json.put("target", target);
        if (before.isPresent()) {
            json.put("from", figures(before));
        }
        if (after.isPresent()) {
            json.put("to", figures(after));
        }
        put(json, "sizeGrowthPercent", sizeGrowth());
        put(json, "startGrowthPercent", startGrowth());
        return json;
    }

    private static Map<String, Object> figures(JsonView snapshot) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("snapshot", snapshot.text("digest"));
        figures.put("size", snapshot.number("size"));
        put(figures, "restoredMillis", snapshot.at("metrics").decimal("restoredMillis"));
        return figures;
    }

    private static void put(Map<String, Object> json, String member, @Nullable Double value) {
        if (value != null) {
            json.put(member, value);
        }
    }

    private @Nullable Double sizeGrowth() {
        return before.isPresent() && after.isPresent() ? growth(before.decimal("size"), after.decimal("size")) : null;
    }

    private @Nullable Double startGrowth() {
        return growth(
                before.at("metrics").decimal("restoredMillis"),
                after.at("metrics").decimal("restoredMillis"));
    }

    /** Whether the fastest start now is slower than the slowest before; null if that is not known. */
    private @Nullable Boolean isBeyondSpread() {
        Double slowest = before.at("metrics").at("spread").at("restoredMillis").decimal("max");
        Double fastest = after.at("metrics").at("spread").at("restoredMillis").decimal("min");
        return (slowest == null || fastest == null) ? null : Boolean.valueOf(fastest > slowest);
    }

    /** In decimal, as the figures and the limits are written: from 100 to 105 is 5 per cent, and not a little more. */
    private static @Nullable Double growth(@Nullable Double from, @Nullable Double to) {
        if (from == null || to == null || from == 0) {
            return null;
        }
        BigDecimal before = BigDecimal.valueOf(from);
        BigDecimal grown = BigDecimal.valueOf(to).subtract(before).multiply(BigDecimal.valueOf(100));
        return Double.valueOf(grown.divide(before, MathContext.DECIMAL64).doubleValue());
    }

    private static String bytes(JsonView snapshot) {
        return snapshot.isPresent() ? String.valueOf(snapshot.number("size")) : "-";
    }

    private static String start(JsonView snapshot) {
        Double millis = snapshot.at("metrics").decimal("restoredMillis");
        return millis == null ? "-" : String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%+.1f %%", value);
    }
}
