package dev.snapforge.builder.finding;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.RuntimeStateAccess.Kind;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings about the runtime state that a job used. */
public final class RuntimeStateFindings {

    /** What {@code policy.runtimeState: reject} refuses. An absent global is no state. */
    public static final Set<Kind> STATE =
            EnumSet.of(Kind.TIME, Kind.RANDOM, Kind.TIMER, Kind.ENVIRONMENT, Kind.PROCESS);

    private final RuntimeStateFindingFactory meaning;

    /** @param intlHint what to do where the bundle looks for Intl in vain */
    public RuntimeStateFindings(RuntimeStateHandling policy, String intlHint) {
        this.meaning = new RuntimeStateFindingFactory(policy, intlHint);
    }

    /** Those of an attempt: by its policy, and with what to do about Intl on its target. */
    public static RuntimeStateFindings of(Attempt attempt, IntlTargets intl) {
        return new RuntimeStateFindings(
                attempt.spec().policy().runtimeState(),
                intl.hint(attempt.lease().target()));
    }

    /**
     * What the bundle used while it was built.
     *
     * @param blob tells which of the numbers that it was told are kept; null if there is none
     */
    public List<Finding> ofBundle(List<RuntimeStateAccess> uses, @Nullable BlobFile blob) {
        Set<Double> told = new HashSet<>();
        uses.stream().filter(RuntimeStateFindings::isNumber).forEach(use -> told.addAll(use.values()));
        Set<Double> kept = blob == null ? Set.of() : EmbeddedDoubles.in(blob, told);
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> absent = new HashMap<>();
        for (RuntimeStateAccess use : uses) {
            if (use.kind() == Kind.MISSING || use.kind() == Kind.DEFERRED || use.kind() == Kind.STAND_IN) {
                // One finding a name: where it was first looked for, and how often in all.
                Integer known = absent.putIfAbsent(use.kind() + use.what(), findings.size());
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
    public static List<Finding> ofWarmup(List<RuntimeStateAccess> uses) {
        return uses.stream()
                .map(use -> use.kind() == Kind.WARM_UP_END ? RuntimeStateFindingFactory.warmUpEnd(use) : ofWarmup(use))
                .toList();
    }

    private static Finding ofWarmup(RuntimeStateAccess use) {
        return new Finding(
                "warm-up-uses-" + word(use.kind()),
                Severity.INFO,
                "The warm-up uses " + what(use),
                "The warm-up used " + what(use) + ". Its side effects are undone, so nothing of it is in the snapshot;"
                        + " what it compiles may depend on it.",
                null,
                RuntimeStateFindingFactory.location(use),
                use.count());
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

    private static boolean isNumber(RuntimeStateAccess use) {
        return use.kind() == Kind.TIME || use.kind() == Kind.RANDOM;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case TIME -> "time";
            case RANDOM -> "random";
            case TIMER -> "timers";
            case ENVIRONMENT -> "environment";
            case PROCESS -> "process-state";
            case ZONE -> "time-zone";
            case LOCALE -> "locale";
            case GLOBAL_KEY -> "global-object-as-key";
            case DEFERRED, FIRST_USE, MISSING, STAND_IN, WARM_UP_END -> "absent-globals";
        };
    }

    private static String what(RuntimeStateAccess use) {
        return use.kind() == Kind.ENVIRONMENT ? "process.env." + use.what() : use.what();
    }
}
