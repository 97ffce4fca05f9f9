package dev.snapforge.builds.report;

import org.jspecify.annotations.Nullable;

/**
 * The one door for text that hostile code has decided: before it is stored, logged or shown, what is not text becomes U+FFFD. Those are
 * control characters except line feed and tab (a terminal obeys them, and Postgres stores no NUL), halves of surrogate pairs, and the
 * characters that turn the direction of what follows them (Unicode 16, UAX #9: they make a line read otherwise than it is).
 */
public final class ReportText {

    /** More than a person reads of one value, in UTF-16 units. */
    static final int MAX_SENTENCES = 4_000;

    /** What a stack, or the last words of an engine, may have, in UTF-16 units. */
    static final int MAX_TRACE = 32_000;

    private static final char REPLACEMENT = '\uFFFD';

    private ReportText() {}

    /** The text, with what is not text replaced; its length stays. */
    public static String clean(String text) {
        StringBuilder clean = null;
        for (int i = printable(text); i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair && !isText(c)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
            i += pair ? 1 : 0;
        }
        return clean == null ? text : clean.toString();
    }

    /** How many characters at the beginning are printable ASCII: nearly always all, and lists of builds have many texts. */
    private static int printable(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= ' ' && text.charAt(count) <= '~') {
            count++;
        }
        return count;
    }

    /** As {@link #clean}, cut to a length, with a note how long it was. */
    static String clean(String text, int most) {
        if (text.length() <= most) {
            return clean(text);
        }
        // The half of a pair that the cut leaves is replaced.
        return clean(text.substring(0, most)) + "… (" + text.length() + " characters)";
    }

    static @Nullable String cleanOrNull(@Nullable String text, int most) {
        return text == null ? null : clean(text, most);
    }

    private static boolean isText(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || Character.isSurrogate(c) || turns);
    }

    /** Words of the engine or of the bundle that others follow: with a full stop, where they end with none. */
    public static String sentence(String words) {
        String text = words.strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}
