package dev.snapforge.builder.finding;

import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.OutcomeEditor;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportText;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Target;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.fleet.BuilderRegistry;
import dev.snapforge.fleet.EngineAvailability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Says where a bundle can be built that needs {@code Intl} or Unicode's tables ({@code \p{…}} in a regular expression), which
 * the plain kinds of engines are made without.
 */
@Component
@BuilderRole
public class IntlTargets implements OutcomeEditor {

    /** Kinds that have both; the first one that is there is named. */
    private static final List<String> WITH_INTL = List.of("javet-v8-i18n", "node", "isolated-vm");

    /**
     * Problems that a file's own words lead to. A literal with a property is written anew before it is parsed ({@code UnicodeExpansion}),
     * unless there is no such property, which is an error on every engine.
     */
    private static final Set<String> OF_FILES = Set.of("script-threw", "warm-up-threw");

    private static final Pattern CHECK_THREW = Pattern.compile("is throws ReferenceError: Intl is not defined\\.$");

    /**
     * "Intl is not defined", and V8's kInvalidPropertyName and kInvalidClassPropertyName (src/regexp/regexp-error.h): without ICU
     * every name in \p{…} is invalid but a few that need no tables.
     */
    private static final Pattern LACK =
            Pattern.compile("\\bIntl is not defined|Invalid property name(?: in character class)?$");

    private final BuilderRegistry builders;

    IntlTargets(BuilderRegistry builders) {
        this.builders = builders;
    }

    /** Tells a problem as what it is if the engine's lack of Intl is its cause. */
    @Override
    public JobOutcome edit(JobOutcome outcome, JobLease lease) {
        return outcome.withProblem(it -> explain(it, lease.target()));
    }

    private JobProblem explain(JobProblem problem, Target target) {
        if (hasIntl(target.engine()) || !lacks(problem.code(), problem.detail().strip())) {
            return problem;
        }
        return new JobProblem(
                "needs-intl",
                "The bundle needs Intl or Unicode's tables, which this engine does not have",
                ReportText.sentence(problem.detail()) + " " + target.engine()
                        + " is a V8 without Intl: it has no Intl object, and does not know the properties of characters that"
                        + " \\p{…} asks for where regular expressions are made by eval, or without calling RegExp by its name.",
                hint(target),
                problem.location(),
                problem.stack(),
                problem.engineMessage(),
                problem.others());
    }

    /**
     * The problem of a bundle whose regular expressions become too long without Unicode's tables.
     *
     * @param most how many UTF-16 units they may have
     * @param place the expression with which they have more
     */
    public JobProblem tooLong(int most, SourceLocation place, Target target) {
        return new JobProblem(
                "needs-intl",
                "The bundle's regular expressions need Unicode's tables, which this engine does not have",
                "Written without \\p{…}, as " + target.engine()
                        + " needs them, the bundle's regular expressions may have " + most
                        + " characters together. With this one they have more.",
                hint(target),
                place,
                null,
                null,
                List.of());
    }

    private static boolean lacks(String code, String detail) {
        return code.equals("check-unexpected")
                ? CHECK_THREW.matcher(detail).find()
                : OF_FILES.contains(code) && LACK.matcher(detail).find();
    }

    /** What to do about it: the target to build for instead, if a live builder has one on this platform. */
    public String hint(Target target) {
        return live(target)
                .map(other -> "Build it for " + other + ", which has Intl and Unicode's tables.")
                .orElseGet(
                        () -> "No live builder has an engine with Intl for " + target.platform()
                                + ", for example javet-v8-i18n-5.0.6 (docs/engines.md says how one is added). Or do without Intl and \\p{…}.");
    }

    /** The engine of the same version where there is one: it differs in nothing else. */
    private Optional<Target> live(Target target) {
        return builders.engines().stream()
                .filter(EngineAvailability::live)
                .map(EngineAvailability::target)
                .filter(other -> other.platform().equals(target.platform()) && hasIntl(other.engine()))
                .min(Comparator.<Target, Boolean>comparing(other ->
                                !other.engine().version().equals(target.engine().version()))
                        .thenComparing(other -> WITH_INTL.indexOf(other.engine().kind()))
                        .thenComparing(Comparator.<Target>reverseOrder()));
    }

    /** Whether engines of this kind have Intl. */
    public static boolean hasIntl(EngineId engine) {
        return WITH_INTL.contains(engine.kind());
    }
}
