package dev.snapforge.storage.web;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.MalformedValueException;
import dev.snapforge.storage.InvalidStorageQueryException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that ask for a part of a list. */
final class Paging {

    static final int MOST = 500;
    static final String LIMIT = "Most items to give, 1 to 500";
    static final String CURSOR = "`next` of the part before";

    private static final String EXPECTED = "the value of 'next' in an earlier answer";

    private Paging() {}

    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidStorageQueryException("limit", "1 to " + MOST, Integer.toString(limit));
        }
        return limit;
    }

    static @Nullable UUID id(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid(cursor);
        }
    }

    static long number(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw invalid(cursor);
        }
    }

    static @Nullable String digest(@Nullable String cursor) {
        try {
            return cursor == null ? null : Digest.parse(cursor).toString();
        } catch (MalformedValueException e) {
            throw invalid(cursor);
        }
    }

    private static InvalidStorageQueryException invalid(@Nullable String cursor) {
        return new InvalidStorageQueryException("cursor", EXPECTED, String.valueOf(cursor));
    }
}
