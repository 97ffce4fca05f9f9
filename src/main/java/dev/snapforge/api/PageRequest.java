package dev.snapforge.api;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.SnapforgeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two parameters that ask for a part of a list: how many items, and the cursor of the page before.
 *
 * @param most the largest limit, from 1
 * @param refusal makes what is thrown where a parameter cannot be used
 */
public record PageRequest(int most, Refusal refusal) {

    /** Refuses with {@code malformed-limit} and {@code malformed-cursor}. */
    public PageRequest(int most) {
        this(
                most,
                (parameter, expected, found) ->
                        new MalformedValueException("malformed-" + parameter, parameter, expected, found));
    }

    /** Makes the refusal of a parameter that cannot be used. */
    @FunctionalInterface
    public interface Refusal {

        /**
         * The refusal.
         *
         * @param parameter its name
         * @param expected what it must be
         * @param found what it is
         */
        SnapforgeException of(String parameter, String expected, String found);
    }

    /** The limit itself, if it is from 1 to the most. */
    public int limit(int limit) {
        if (limit < 1 || limit > most) {
            throw refusal.of("limit", "1 to " + most, Integer.toString(limit));
        }
        return limit;
    }

    /**
     * The place in the list that a cursor names; null without a cursor.
     *
     * @param reader takes the text of a place apart; throws {@link IllegalArgumentException} or {@link MalformedValueException} where
     *     it is none
     */
    public <T> @Nullable T place(@Nullable String cursor, Function<String, T> reader) {
        try {
            return cursor == null ? null : reader.apply(cursor);
        } catch (IllegalArgumentException | MalformedValueException e) {
            throw refusal.of("cursor", "the value of 'next' in an earlier answer", cursor);
        }
    }
}
