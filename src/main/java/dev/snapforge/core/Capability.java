package dev.snapforge.core;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that a snapshot was found to offer or to need, as a word: {@code web:URL}, a global of the Web's list; {@code node:fs}, a
 * built-in module of Node that it uses; {@code slot:sql}, a slot that its host has to fill; {@code intl}, {@code webassembly},
 * {@code on-restore}.
 *
 * @param word one of these, or of a kind that is not known yet; at most {@value #MAX_LENGTH} characters, without white space and commas
 */
public record Capability(String word) {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_FOUND = 1000;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(:[^\\s,\\p{Cntrl}]+)?");

    /**
     * Reads a word.
     *
     * @throws MalformedValueException {@code malformed-capability}
     */
    public static Capability parse(String text) {
        if (!isWord(text)) {
            throw new MalformedValueException(
                    "malformed-capability",
                    "capability",
                    "a word such as web:fetch, node:fs, slot:sql, intl, webassembly or on-restore",
                    text);
        }
        return new Capability(text);
    }

    /** Those of the words that are some, each once and in alphabetical order; at most {@value #MAX_FOUND}, for they may be a bundle's own. */
    public static List<String> words(Collection<String> found) {
        return found.stream()
                .filter(Capability::isWord)
                .distinct()
                .sorted()
                .limit(MAX_FOUND)
                .toList();
    }

    private static boolean isWord(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return word;
    }
}
