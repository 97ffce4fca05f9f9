package dev.snapforge.release.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where the next one begins.
 *
 * @param next cursor of the next part; null on the last one
 */
record Part<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 100;

    /** One more than asked for, which tells whether there is a next part. */
    static int fetch(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidParameterException("limit", "a number from 1 to " + MOST, Integer.toString(limit));
        }
        return limit + 1;
    }

    /** Cuts what {@link #fetch} asked for. */
    static <T> Part<T> of(List<T> found, int limit, Function<T, Object> cursor) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        return new Part<>(items, found.size() > limit ? String.valueOf(cursor.apply(items.get(limit - 1))) : null);
    }

    /** A cursor that is a number. */
    static @Nullable Long number(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidParameterException("cursor", "the value of 'next' in an earlier answer", cursor);
        }
    }
}
