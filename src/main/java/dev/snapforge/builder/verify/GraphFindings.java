package dev.snapforge.builder.verify;

import dev.snapforge.builder.verify.GraphComparison.Difference;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** What it means that a restored runtime holds something else than a fresh one, or that this could not be found out. */
final class GraphFindings {

    /** More than this many differences are counted, not listed. */
    private static final int SHOWN = 50;

    /** The code of a difference that nothing accounts for. */
    static final String DIFFERS = "differs-from-source";

    private static final String STACK = ".[stack]";
    /** The built-in that a bundle may set while it loads: it is told by a finding of its own. */
    static final String TRACE_LIMIT = "Error.stackTraceLimit";

    private GraphFindings() {}

    /** @param warmup whether the warm-up brought them about */
    static List<Finding> of(List<Difference> differences, boolean warmup) {
        List<Finding> findings = new ArrayList<>();
        for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
            findings.add(of(difference, warmup, 1));
        }
        if (differences.size() > SHOWN) {
            findings.add(of(differences.get(SHOWN), warmup, differences.size() - SHOWN));
        }
        return findings;
    }

    /** The runtimes differ, and the part of their graphs that is written down does not show where. */
    static Finding unplaced() {
        return finding(
                DIFFERS,
                "A restored runtime differs from a fresh one",
                "The digests over all that can be reached from the global object differ. The first 200,000 properties, which are compared"
                        + " one by one, are the same: the difference lies beyond them.",
                "Add checks for what matters.",
                1);
    }

    /** @param why what kept the comparison from its end, as a sentence */
    static Finding incomplete(String why) {
        return finding(
                "comparison-incomplete",
                "Not all that the snapshot holds was compared",
                why + " The snapshot loads, and answers the checks as its source does.",
                "Add checks for what matters.",
                1);
    }

    /** The difference as a sentence. */
    static String words(Difference difference) {
        return "%s: a fresh runtime has %s, a restored one %s."
                .formatted(difference.path(), difference.plain(), difference.restored());
    }

    private static Finding of(Difference difference, boolean warmup, int count) {
        String detail = words(difference) + (count == 1 ? "" : " There are " + (count - 1) + " more differences.");
        if (warmup) {
            return finding(
                    "warm-up-pollution",
                    "The warm-up left something behind",
                    detail,
                    "Warm up with calls that change nothing outside of the global object's context.",
                    count);
        }
        if (difference.path().equals("globalThis." + TRACE_LIMIT)) {
            return finding(
                    "stack-trace-limit-reset",
                    "Error.stackTraceLimit is not kept",
                    "While it loads the bundle leaves " + difference.plain()
                            + " in Error.stackTraceLimit. V8 sets it anew when it loads a snapshot, so a restored runtime has "
                            + difference.restored() + ", and stacks have as many frames.",
                    "Set it in a function that the runtime calls once the snapshot is loaded.",
                    count);
        }
        if (difference.path().endsWith(STACK)) {
            return finding(
                    "error-without-stack",
                    "An Error that the bundle keeps has no stack",
                    detail + " Errors that are made while a snapshot is made have none.",
                    "Nothing to do where it serves as a prototype or a constant; make errors whose stack is read when they are"
                            + " thrown.",
                    count);
        }
        String why = isFunction(difference.plain()) && isFunction(difference.restored())
                ? " The function is another one, or got its name in another place: the bundle takes another way where a built-in"
                        + " is absent, as some are while a snapshot is made (Error.stackTraceLimit among them)."
                : "";
        return finding(
                DIFFERS,
                "A restored runtime differs from a fresh one",
                detail + why,
                "See whether the bundle looks for built-ins while it loads (deferred-built-in-absent), and add a check for what"
                        + " matters.",
                count);
    }

    private static boolean isFunction(String words) {
        return words.startsWith("a function ");
    }

    private static Finding finding(String code, String title, String detail, String hint, int count) {
        return new Finding(code, Severity.WARNING, title, detail, hint, null, count);
    }
}
