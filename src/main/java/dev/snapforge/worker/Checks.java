package dev.snapforge.worker;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.Check;
import dev.snapforge.build.JobProblem;
import dev.snapforge.kernel.CanonicalJson;
import dev.snapforge.kernel.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The spec's checks: a fresh runtime and a restored one must agree on each, and with what was expected. */
final class Checks {

    private final List<Check> checks;

    Checks(BuildSpec spec) {
        this.checks = spec.checks();
    }

    boolean isEmpty() {
        return checks.isEmpty();
    }

    List<String> expressions() {
        return checks.stream().map(Check::expression).toList();
    }

    /** The first check that does not hold. */
    Optional<JobProblem> problem(List<String> plain, List<String> restored) {
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (!plain.get(i).equals(restored.get(i))) {
                return Optional.of(ProofProblems.checkDiffers(check.expression(), plain.get(i), restored.get(i)));
            }
            if (check.expected() != null && !canonical(check.expected()).equals(canonical(restored.get(i)))) {
                return Optional.of(ProofProblems.checkUnexpected(
                        check.expression(), check.expected().toString(), restored.get(i)));
            }
        }
        return Optional.empty();
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
