package dev.snapforge.webhooks;

import java.util.Arrays;
import java.util.List;

/**
 * A set of types of events. A pattern is a type, a prefix of types that ends with {@code .*}, or {@code *} for all, those of later versions of
 * the service included.
 *
 * @param patterns 1 to 20 of them, each of which means a type that there is
 */
public record EventPatterns(List<String> patterns) {

    /** The most patterns. */
    public static final int MOST = 20;

    /** @throws IllegalArgumentException if there are none or too many, or one means nothing that there is */
    public EventPatterns {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty() || patterns.size() > MOST) {
            throw new IllegalArgumentException(patterns.size() + " patterns");
        }
        for (String pattern : patterns) {
            if (Arrays.stream(WebhookEventType.values()).noneMatch(it -> matches(pattern, it.type()))) {
                throw new IllegalArgumentException("'" + pattern + "'");
            }
        }
    }

    /** Whether an event of this type is among them. */
    public boolean include(String type) {
        return patterns.stream().anyMatch(it -> matches(it, type));
    }

    private static boolean matches(String pattern, String type) {
        if (pattern.equals("*")) {
            return true;
        }
        return pattern.endsWith(".*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
