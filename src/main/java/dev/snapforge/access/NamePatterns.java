package dev.snapforge.access;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of names of builds: every one, or those that a list of patterns means. A pattern is a name, or a prefix that ends with a
 * separator, and {@code *}: {@code team-a.*} means {@code team-a.web} and neither {@code team-a} nor {@code team-ab}.
 */
public final class NamePatterns {

    /** Every name. */
    public static final NamePatterns ALL = new NamePatterns(List.of("*"));

    private static final Pattern FORM = Pattern.compile("[*]|[a-z0-9]([a-z0-9._-]{0,126}([a-z0-9]|[._-][*]))?");

    private final List<String> patterns;

    private NamePatterns(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * The names that any of the patterns means.
     *
     * @throws IllegalArgumentException if there is no pattern, or one is malformed
     */
    public static NamePatterns of(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one name, or '*' for all.");
        }
        patterns.forEach(it -> {
            if (!isPattern(it)) {
                throw new IllegalArgumentException("'" + it
                        + "' is neither a name nor a prefix with a separator and '*', for example 'team-a.*'.");
            }
        });
        return new NamePatterns(patterns);
    }

    /** Whether a text is a pattern. */
    public static boolean isPattern(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether this is every name. */
    public boolean all() {
        return patterns.contains("*");
    }

    /** Whether the name is one of these. */
    public boolean include(String name) {
        return patterns.stream().anyMatch(it -> matches(it, name));
    }

    /** The patterns, as they were given. */
    public List<String> patterns() {
        return patterns;
    }

    /** A regular expression for PostgreSQL that matches these names as a whole, or null for all of them. */
    @Nullable
    String regex() {
        return all()
                ? null
                // All that is special in a pattern is the dot; hyphens are so only within brackets.
                : patterns.stream()
                        .map(it -> it.replace(".", "\\.").replace("*", ".*"))
                        .collect(Collectors.joining("|", "^(", ")$"));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }
}
