package dev.snapforge.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where the next one begins.
 *
 * @param items in the list's order
 * @param next cursor of the next part; null on the last one
 */
public record Part<T>(List<T> items, @Nullable String next) {

    /**
     * Cuts a part from what was fetched for it.
     *
     * @param found at most one more than the part holds, which tells whether there is a next one
     * @param limit how many it holds at most, from 1
     * @param cursor names an item's place in the list
     */
    public static <T> Part<T> of(List<T> found, int limit, Function<T, Object> cursor) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        return new Part<>(items, found.size() > limit ? String.valueOf(cursor.apply(items.get(limit - 1))) : null);
    }
}
