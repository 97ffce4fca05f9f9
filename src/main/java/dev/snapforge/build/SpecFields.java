package dev.snapforge.build;

import java.util.Comparator;
import java.util.List;

/** The names of a spec's fields. */
final class SpecFields {

    static final List<String> ALL = List.of(
            "name", "version", "targets", "prelude", "warmup", "requires", "checks", "policy", "features", "labels");

    private SpecFields() {}

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
