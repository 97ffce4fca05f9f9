package dev.snapforge.storage.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which check of the store a path means.
 *
 * @param id the check's id, or null for the newest one
 */
record CheckReference(@Nullable UUID id) {

    /** What a path says instead of an id: whoever has just started a check need not copy its id. */
    static final String LATEST = "latest";

    /**
     * Reads a part of a path; Spring calls it.
     *
     * @throws IllegalArgumentException if the text is neither a UUID nor {@value LATEST}
     */
    public static CheckReference valueOf(String text) {
        return new CheckReference(LATEST.equals(text) ? null : UUID.fromString(text));
    }
}
