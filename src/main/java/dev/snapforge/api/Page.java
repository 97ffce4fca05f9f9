package dev.snapforge.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as every list of the API gives them.
 *
 * @param items in the list's order
 * @param next what to send as {@code cursor} to get the next page; null on the last one
 */
@Schema(description = "A page of a list")
public record Page<T>(
        @Schema(description = "In the list's order") List<T> items,

        @Schema(description = "The `cursor` of the next page; null on the last page") @Nullable
        String next) {

    /** Describes the parameter {@code limit}; the largest one follows. */
    public static final String LIMIT = "The maximum number of items, 1 to ";

    /**
     * Cuts a page from what was fetched for it.
     *
     * @param found at most one more than the page holds, which tells whether there is a next one
     * @param limit how many it holds at most, from 1
     * @param cursor names an item's place in the list
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, ?> cursor) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(items, found.size() > limit ? String.valueOf(cursor.apply(items.get(limit - 1))) : null);
    }

    /** The same page, each item shown in another way. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
