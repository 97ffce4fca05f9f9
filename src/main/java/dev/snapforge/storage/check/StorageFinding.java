package dev.snapforge.storage.check;

import dev.snapforge.core.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check has found.
 *
 * @param number its place among the findings of its check, from 1; 0 before it has one
 * @param code what it is
 * @param digest of the content that it is about
 * @param detail a sentence for a person
 * @param expected what should be, or null
 * @param found what is there instead, or null
 */
public record StorageFinding(
        long number,
        StorageFindingCode code,
        Digest digest,
        String detail,
        @Nullable String expected,
        @Nullable String found) {

    static StorageFinding of(
            StorageFindingCode code, Digest digest, String detail, @Nullable String expected, @Nullable String found) {
        return new StorageFinding(0, code, digest, detail, expected, found);
    }
}
