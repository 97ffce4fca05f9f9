package dev.snapforge.builder.verify;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fresh runtime and a restored one hold, path by path. */
final class GraphComparison {

    /** More than this many differences are counted, not listed. */
    private static final int SHOWN = 50;

    private static final String NOWHERE = "nothing";
    private static final String STACK = ".stack{value}";

    private GraphComparison() {}

    /** Where they differ: the path, what the fresh one has, what the restored one has. */
    record Difference(String path, String plain, String restored) {

        /** Whether only the name of a function differs. */
        boolean isFunctionName() {
            return plain.matches(FUNCTION) && restored.matches(FUNCTION);
        }

        private static final String FUNCTION = "(?s).*function .*/\\d+";
    }

    static List<Difference> between(String plain, String restored) {
        Map<String, String> left = paths(plain);
        Map<String, String> right = paths(restored);
        List<Difference> differences = new ArrayList<>();
        left.forEach((path, value) -> {
            String other = right.getOrDefault(path, NOWHERE);
            if (!other.equals(value)) {
                differences.add(new Difference(path, value, other));
            }
        });
        right.forEach((path, value) -> {
            if (!left.containsKey(path)) {
                differences.add(new Difference(path, NOWHERE, value));
            }
        });
        return outermost(differences);
    }

    /** @param warmup whether the warm-up brought them about */
    static List<Finding> findings(List<Difference> differences, boolean warmup) {
        List<Finding> findings = new ArrayList<>();
        for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
            findings.add(finding(difference, warmup, 1));
        }
        if (differences.size() > SHOWN) {
            findings.add(finding(differences.get(SHOWN), warmup, differences.size() - SHOWN));
        }
        return findings;
    }

    private static Finding finding(Difference difference, boolean warmup, int count) {
        String detail = "%s: a fresh runtime has %s, a restored one %s.%s"
                .formatted(
                        difference.path(),
                        difference.plain(),
                        difference.restored(),
                        count == 1 ? "" : " There are " + (count - 1) + " more differences.");
        if (warmup) {
            return new Finding(
                    "warm-up-pollution",
                    Severity.WARNING,
                    "The warm-up left something behind",
                    detail,
                    "Warm up with calls that change nothing outside of the global object's context.",
                    null,
                    count);
        }
        if (difference.path().endsWith(STACK)) {
            return new Finding(
                    "error-without-stack",
                    Severity.WARNING,
                    "An Error that the bundle keeps has no stack",
                    detail + " Errors that are made while a snapshot is made have none.",
                    "Nothing to do where it serves as a prototype or a constant; make errors whose stack is read when they are"
                            + " thrown.",
                    null,
                    count);
        }
        String why = difference.isFunctionName()
                ? " The function is another one, or got its name in another place: the bundle takes another way where a built-in"
                        + " is absent, as some are while a snapshot is made (Error.stackTraceLimit among them)."
                : "";
        return new Finding(
                "differs-from-source",
                Severity.WARNING,
                "A restored runtime differs from a fresh one",
                detail + why,
                "See whether the bundle looks for built-ins while it loads (deferred-built-in-absent), and add a check for what"
                        + " matters.",
                null,
                count);
    }

    /** What lies below a path that differs is not told again. */
    private static List<Difference> outermost(List<Difference> differences) {
        List<Difference> kept = new ArrayList<>();
        Map<String, Boolean> paths = new LinkedHashMap<>();
        differences.forEach(difference -> paths.put(difference.path(), true));
        for (Difference difference : differences) {
            boolean below = false;
            for (int dot = difference.path().lastIndexOf('.');
                    dot > 0 && !below;
                    dot = difference.path().lastIndexOf('.', dot - 1)) {
                below = paths.containsKey(difference.path().substring(0, dot));
            }
            if (!below) {
                kept.add(difference);
            }
        }
        return kept;
    }

    private static Map<String, String> paths(String graph) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String line : graph.lines().toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                paths.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return paths;
    }
}
