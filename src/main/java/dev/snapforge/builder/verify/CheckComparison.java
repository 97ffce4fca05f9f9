package dev.snapforge.builder.verify;

import dev.snapforge.builder.problem.EquivalenceProblems;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.Check;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The spec's checks: a fresh runtime and a restored one must agree on each, and with what was expected. */
final class CheckComparison {

    private final List<Check> checks;

    CheckComparison(BuildSpec spec) {
        this.checks = spec.checks();
    }

    boolean isEmpty() {
        return checks.isEmpty();
    }

    List<String> expressions() {
        return checks.stream().map(Check::expression).toList();
    }

    /** All checks that do not hold: the first one's problem, which tells of the others as well. */
    Optional<JobProblem> problem(List<String> plain, List<String> restored) {
        List<JobProblem> problems = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (!plain.get(i).equals(restored.get(i))) {
                problems.add(EquivalenceProblems.checkDiffers(check.expression(), plain.get(i), restored.get(i)));
            } else if (check.expected() != null && !canonical(check.expected()).equals(canonical(restored.get(i)))) {
                problems.add(EquivalenceProblems.checkUnexpected(
                        check.expression(), check.expected().toString(), restored.get(i)));
            }
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(EquivalenceProblems.all(problems));
    }

    private static String canonical(JsonNode json) {
        return Objects.requireNonNullElse(canonical(json.toString()), json.toString());
    }

    private static @Nullable String canonical(String text) {
        try {
            return CanonicalJson.writeString(CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedValueException e) {
            // A value without a JSON form, such as undefined, equals nothing that can be expected.
            return null;
        }
    }
}
