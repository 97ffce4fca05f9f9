package dev.snapforge.cli.terminal;

/**
 * The one door for text from outside. Bundles decide what many of the service's texts say, and a terminal obeys control characters; so
 * those, and characters that turn the direction of writing (Unicode 16, UAX #9), become U+FFFD.
 */
public final class Printable {

    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /** The text with its line feeds and tabs. */
    public static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(isText(c) ? c : REPLACEMENT);
            }
        }
        return clean.toString();
    }

    /** The text on one line. */
    public static String line(String text) {
        return text(text).replace('\n', ' ').replace('\t', ' ');
    }

    /** Whether a terminal obeys the character instead of showing it; line feeds and tabs are among them. */
    public static boolean isObeyed(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return Character.isISOControl(c) || turns;
    }

    private static boolean isText(char c) {
        return c == '\n' || c == '\t' || !(isObeyed(c) || Character.isSurrogate(c));
    }
}
