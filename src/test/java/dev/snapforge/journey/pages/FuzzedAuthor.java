package dev.snapforge.journey.pages;

import dev.snapforge.journey.pages.HostileMarkup.Alphabet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fills the fields that authors decide, with harmless or with hostile texts, and knows with which. */
final class FuzzedAuthor {

    private final @Nullable Random random;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private FuzzedAuthor(@Nullable Random random) {
        this.random = random;
    }

    static FuzzedAuthor harmless() {
        return new FuzzedAuthor(null);
    }

    static FuzzedAuthor hostile(long seed) {
        Random random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        return new FuzzedAuthor(random);
    }

    /** A text for a field; the same for the same one. Letters in front tell it apart, and keep it from being blank. */
    String text(String field, Alphabet alphabet) {
        return text(field, alphabet, Integer.MAX_VALUE);
    }

    /** As {@link #text(String, Alphabet)}, of at most so many UTF-16 units. */
    String text(String field, Alphabet alphabet, int longest) {
        String text = texts.get(field);
        if (text == null) {
            text = field + "w" + (random == null ? "plain" : HostileMarkup.any(random, alphabet)) + "w";
            int end = Math.min(longest, text.length());
            text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
            texts.put(field, text);
        }
        return text;
    }

    /** All of them, by field. */
    Map<String, String> texts() {
        return texts;
    }
}
