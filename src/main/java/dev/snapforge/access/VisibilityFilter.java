package dev.snapforge.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a principal gets to see or change: everything under some names, and what it made itself without giving it a name. Queries
 * take {@link #regex()} and {@link #principal()}, so that lists are never filtered after they were cut into pages.
 */
public final class VisibilityFilter {

    /** Everything there is. */
    public static final VisibilityFilter EVERYTHING = new VisibilityFilter(NamePatterns.ALL, "");

    static final VisibilityFilter NOTHING = new VisibilityFilter(null, "");

    private final @Nullable NamePatterns names;
    private final String principal;

    VisibilityFilter(@Nullable NamePatterns names, String principal) {
        this.names = names;
        this.principal = principal;
    }

    /** Whether nothing is out of reach. */
    public boolean everything() {
        return names != null && names.all();
    }

    /**
     * Whether something is within reach.
     *
     * @param name its name, or null if it has none
     * @param owner the principal that made it
     */
    public boolean includes(@Nullable String name, String owner) {
        if (names == null) {
            return false;
        }
        return names.all() || (name == null ? owner.equals(principal) : names.include(name));
    }

    /** A regular expression for PostgreSQL that matches the names as a whole; null stands for everything, named or not. */
    public @Nullable String regex() {
        // No name is empty.
        return names == null ? "^$" : names.regex();
    }

    /** Whose things without a name are within reach; empty stands for nobody's. */
    public String principal() {
        return principal;
    }

    List<String> patterns() {
        return names == null ? List.of() : names.patterns();
    }
}
