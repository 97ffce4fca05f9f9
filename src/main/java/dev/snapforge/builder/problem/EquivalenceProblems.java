package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import java.util.List;
import java.util.stream.Collectors;

/** In what a restored runtime is not what was asked for. */
public final class EquivalenceProblems {

    private EquivalenceProblems() {}

    public static JobProblem missingGlobals(List<String> missing) {
        return JobProblem.of(
                "requires-missing",
                "A required global is not there after loading",
                "Not found in the restored runtime: " + String.join(", ", missing) + ".",
                "Check the names in requires, and that the bundle assigns them to globalThis.");
    }

    public static JobProblem checkDiffers(String expression, String plain, String restored) {
        return JobProblem.of(
                "check-differs",
                "A restored runtime answers a check differently",
                "%s is %s in a fresh runtime and %s in a restored one.".formatted(expression, plain, restored),
                "The bundle keeps something that a snapshot changes: a time, a random value, the absence of a built-in, or a stand-in"
                        + " for one. The findings of this job say what it asked for while it loaded.");
    }

    /**
     * One problem that tells of several.
     *
     * @param problems at least one
     */
    public static JobProblem all(List<JobProblem> problems) {
        JobProblem first = problems.get(0);
        return JobProblem.of(
                first.code(),
                problems.size() == 1 ? first.title() : first.title() + " (" + problems.size() + " checks do not hold)",
                problems.stream().map(JobProblem::detail).collect(Collectors.joining(" ")),
                first.hint());
    }

    public static JobProblem checkUnexpected(String expression, String expected, String found) {
        return JobProblem.of(
                "check-unexpected",
                "A check has another value than expected",
                "%s should be %s and is %s.".formatted(expression, expected, found),
                "Correct the bundle or the check.");
    }
}
