package dev.snapforge.build;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The names of a spec's fields. */
final class SpecFields {

    static final List<String> ALL = List.of(
            "name", "version", "targets", "prelude", "warmup", "requires", "checks", "policy", "features", "labels");

    private static final int MAX_SHOWN = 80;

    private SpecFields() {}

    /**
     * Refuses names that no field has.
     *
     * @throws UnknownFieldException {@code unknown-field}, with the nearest known ones
     */
    static void refuseUnknown(Collection<String> names) {
        List<String> unknown = names.stream()
                .filter(it -> !ALL.contains(it))
                .map(it -> it.length() > MAX_SHOWN ? it.substring(0, MAX_SHOWN) + "…" : it)
                .toList();
        if (!unknown.isEmpty()) {
            throw new UnknownFieldException(
                    unknown,
                    unknown.stream()
                            .map(it -> "Instead of '" + it + "', did you mean '" + nearest(it) + "'?")
                            .collect(Collectors.joining(" ")));
        }
    }

    /** The known name that is written most like this one. */
    static String nearest(String unknown) {
        return ALL.stream()
                .min(Comparator.comparingInt(it -> distance(unknown, it)))
                .orElseThrow();
    }

    // Levenshtein's edit distance, row by row.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
