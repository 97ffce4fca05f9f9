package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.RuntimeState;
import dev.snapforge.build.Severity;
import dev.snapforge.engine.protocol.Use;
import dev.snapforge.engine.protocol.Use.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings about the runtime state that a job used. */
final class RuntimeStateFindings {

    /** What {@code policy.runtimeState: reject} refuses. An absent global is no state. */
    static final Set<Kind> STATE = EnumSet.of(Kind.TIME, Kind.RANDOM, Kind.TIMER, Kind.ENVIRONMENT, Kind.PROCESS);

    private final UseMeaning meaning;

    /** @param intlHint what to do where the bundle looks for Intl in vain */
    RuntimeStateFindings(RuntimeState policy, String intlHint) {
        this.meaning = new UseMeaning(policy, intlHint);
    }

    /** What the bundle used while it was built; the blob tells which of the numbers it was told are kept. */
    List<Finding> ofBundle(List<Use> uses, byte[] blob) {
        Set<Double> told = new HashSet<>();
        uses.stream().filter(RuntimeStateFindings::isNumber).forEach(use -> told.addAll(use.values()));
        Set<Double> kept = FrozenNumbers.in(blob, told);
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> absent = new HashMap<>();
        for (Use use : uses) {
            if (use.kind() == Kind.MISSING || use.kind() == Kind.DEFERRED) {
                // One finding a name: where it was first looked for, and how often in all.
                Integer known = absent.putIfAbsent(use.what(), findings.size());
                if (known != null) {
                    findings.set(known, counted(findings.get(known), use.count()));
                    continue;
                }
            }
            findings.add(meaning.finding(use, use.values().stream().anyMatch(kept::contains)));
        }
        return findings;
    }

    /** What the warm-up used; none of it stays. */
    static List<Finding> ofWarmup(List<Use> uses) {
        return uses.stream()
                .map(use -> new Finding(
                        "warm-up-uses-" + word(use.kind()),
                        Severity.INFO,
                        "The warm-up uses " + what(use),
                        "The warm-up used " + what(use)
                                + ". Its side effects are undone, so nothing of it is in the snapshot;"
                                + " what it compiles may depend on it.",
                        null,
                        UseMeaning.location(use),
                        use.count()))
                .toList();
    }

    private static Finding counted(Finding finding, int more) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.title(),
                finding.detail(),
                finding.hint(),
                finding.location(),
                finding.count() + more);
    }

    private static boolean isNumber(Use use) {
        return use.kind() == Kind.TIME || use.kind() == Kind.RANDOM;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case TIME -> "time";
            case RANDOM -> "random";
            case TIMER -> "timers";
            case ENVIRONMENT -> "environment";
            case PROCESS -> "process-state";
            case DEFERRED, MISSING -> "absent-globals";
        };
    }

    private static String what(Use use) {
        return use.kind() == Kind.ENVIRONMENT ? "process.env." + use.what() : use.what();
    }
}
