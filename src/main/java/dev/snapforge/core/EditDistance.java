package dev.snapforge.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The Levenshtein distance between words: how many characters to add, remove or replace. */
public final class EditDistance {

    private EditDistance() {}

    /** The distance; quadratic in the lengths, so cut texts that others have sent. */
    public static int of(String from, String to) {
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

    /** The known word that is written most like this one; empty if no word is known. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(it -> of(word, it)));
    }
}
