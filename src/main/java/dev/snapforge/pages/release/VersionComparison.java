package dev.snapforge.pages.release;

import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two versions differ in, for each target that both have.
 *
 * @param targets by the targets' order in the newer version
 * @param lost targets that only the first version has
 * @param gained targets that only the second version has
 */
record VersionComparison(List<TargetComparison> targets, List<String> lost, List<String> gained) {

    /**
     * One target in both versions.
     *
     * @param same whether both have the same snapshot, byte for byte
     * @param newFindings codes that only the second has
     * @param goneFindings codes that only the first has
     */
    record TargetComparison(
            String target,
            boolean same,
            List<FigureChange> figures,
            Set<String> newFindings,
            Set<String> goneFindings) {}

    static VersionComparison of(List<VersionSnapshots.Entry> before, List<VersionSnapshots.Entry> after) {
        Map<String, VersionSnapshots.Entry> old = byTarget(before);
        Map<String, VersionSnapshots.Entry> young = byTarget(after);
        List<TargetComparison> both = new ArrayList<>();
        young.forEach((target, it) -> {
            VersionSnapshots.Entry other = old.get(target);
            if (other != null) {
                both.add(compare(target, other, it));
            }
        });
        return new VersionComparison(both, without(old, young), without(young, old));
    }

    /** The same as Markdown, for a comment. */
    String markdown(String name, String from, String to) {
        StringBuilder text = new StringBuilder("**" + name + "**: " + from + " → " + to + "\n");
        for (TargetComparison it : targets) {
            text.append("\n`").append(it.target()).append(it.same() ? "`: the same snapshot\n" : "`\n");
            if (!it.figures().isEmpty()) {
                text.append("\n| | ").append(from).append(" | ").append(to).append(" | |\n|---|---:|---:|---|\n");
                it.figures().forEach(figure -> text.append(figure.markdown()));
            }
            if (!it.newFindings().isEmpty()) {
                text.append("\nNew findings: ")
                        .append(String.join(", ", it.newFindings()))
                        .append("\n");
            }
            if (!it.goneFindings().isEmpty()) {
                text.append("\nFindings gone: ")
                        .append(String.join(", ", it.goneFindings()))
                        .append("\n");
            }
        }
        lost.forEach(it -> text.append("\nNo longer for `").append(it).append("`\n"));
        gained.forEach(it -> text.append("\nNew for `").append(it).append("`\n"));
        return text.toString();
    }

    private static TargetComparison compare(
            String target, VersionSnapshots.Entry before, VersionSnapshots.Entry after) {
        Snapshot old = before.snapshot();
        Snapshot young = after.snapshot();
        boolean same = before.release().snapshot().equals(after.release().snapshot());
        if (old == null || young == null) {
            return new TargetComparison(target, same, List.of(), Set.of(), Set.of());
        }
        Set<String> gone = codes(old);
        Set<String> fresh = codes(young);
        Set<String> both = codes(old);
        both.retainAll(fresh);
        gone.removeAll(both);
        fresh.removeAll(both);
        return new TargetComparison(target, same, figures(old, young), fresh, gone);
    }

    private static List<FigureChange> figures(Snapshot old, Snapshot young) {
        List<FigureChange> figures = new ArrayList<>();
        figures.add(FigureChange.bytes("Blob", old.blob().size(), young.blob().size()));
        SnapshotMetrics a = old.measured();
        SnapshotMetrics b = young.measured();
        if (a != null && b != null) {
            add(
                    figures,
                    FigureChange.millis(
                            "Start from the snapshot",
                            a.restoredMillis(),
                            b.restoredMillis(),
                            a.range(Spread::restoredMillis),
                            b.range(Spread::restoredMillis)));
            add(
                    figures,
                    FigureChange.millis(
                            "First result",
                            a.firstResultRestoredMillis(),
                            b.firstResultRestoredMillis(),
                            a.range(Spread::firstResultRestoredMillis),
                            b.range(Spread::firstResultRestoredMillis)));
            add(
                    figures,
                    FigureChange.millis(
                            "Start from source",
                            a.plainMillis(),
                            b.plainMillis(),
                            a.range(Spread::plainMillis),
                            b.range(Spread::plainMillis)));
            SnapshotMetrics.Memory am = a.restoredMemory();
            SnapshotMetrics.Memory bm = b.restoredMemory();
            if (am != null && bm != null && am.usedHeap() != null && bm.usedHeap() != null) {
                figures.add(FigureChange.bytes("Used heap of a runtime", am.usedHeap(), bm.usedHeap()));
            }
        }
        return figures;
    }

    private static void add(List<FigureChange> figures, @Nullable FigureChange change) {
        if (change != null) {
            figures.add(change);
        }
    }

    private static Set<String> codes(Snapshot snapshot) {
        Set<String> codes = new TreeSet<>();
        snapshot.findings().forEach(it -> codes.add(it.path("code").asString("")));
        return codes;
    }

    private static Map<String, VersionSnapshots.Entry> byTarget(List<VersionSnapshots.Entry> entries) {
        Map<String, VersionSnapshots.Entry> all = new LinkedHashMap<>();
        entries.forEach(it -> all.put(it.release().target().toString(), it));
        return all;
    }

    private static List<String> without(Map<String, ?> all, Map<String, ?> others) {
        return all.keySet().stream().filter(it -> !others.containsKey(it)).toList();
    }
}
