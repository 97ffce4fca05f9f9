package dev.snapforge.cli.release;

import dev.snapforge.cli.service.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One target of two versions.
 *
 * @param before the snapshot as the API gives it; null if the older version has none for this target
 * @param after of the newer version, likewise
 */
record TargetComparison(String target, JsonView before, JsonView after) {

    static List<TargetComparison> of(
            ReleaseCatalogue catalogue, ReleaseCatalogue.FoundVersion before, ReleaseCatalogue.FoundVersion after) {
        Set<String> targets = new TreeSet<>();
        before.usableTargets().forEach(it -> targets.add(it.text("target")));
        after.usableTargets().forEach(it -> targets.add(it.text("target")));
        List<TargetComparison> all = new ArrayList<>();
        for (String target : targets) {
            all.add(new TargetComparison(
                    target, snapshot(catalogue, before, target), snapshot(catalogue, after, target)));
        }
        return all;
    }

    private static JsonView snapshot(ReleaseCatalogue catalogue, ReleaseCatalogue.FoundVersion version, String target) {
        return version.usableTargets().stream()
                .filter(it -> it.text("target").equals(target))
                .findFirst()
                .map(it -> catalogue.snapshot(it.text("snapshot")))
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

    /** What goes beyond the limits, in sentences; null is no limit. */
    List<String> beyond(@Nullable Double maxSize, @Nullable Double maxStart) {
        List<String> beyond = new ArrayList<>();
        Double size = sizeGrowth();
        if (maxSize != null && size != null && size > maxSize) {
            beyond.add(
                    target + ": the snapshot's size changed by " + percent(size) + ", allowed are " + percent(maxSize));
        }
        Double start = startGrowth();
        if (maxStart != null && start != null && start > maxStart && isBeyondSpread()) {
            beyond.add(
                    target + ": the start's time changed by " + percent(start) + ", allowed are " + percent(maxStart));
        }
        return beyond;
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

    /** Whether the fastest start now is slower than the slowest before. */
    private boolean isBeyondSpread() {
        Double slowest = before.at("metrics").at("spread").at("restoredMillis").decimal("max");
        Double fastest = after.at("metrics").at("spread").at("restoredMillis").decimal("min");
        return slowest != null && fastest != null && fastest > slowest;
    }

    private static @Nullable Double growth(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null || from == 0 ? null : Double.valueOf((to / from - 1) * 100);
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
