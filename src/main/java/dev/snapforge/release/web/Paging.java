package dev.snapforge.release.web;

import org.jspecify.annotations.Nullable;

/** Reads the parameters that ask for a part of a list. */
final class Paging {

    private static final int MOST = 100;

    private Paging() {}

    /** How many to fetch: one more than asked for, which tells whether there is a next part. */
    static int fetch(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidParameterException("limit", "a number from 1 to " + MOST, Integer.toString(limit));
        }
        return limit + 1;
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
