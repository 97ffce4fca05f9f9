package dev.snapforge.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON in one form only (RFC 8785, "JSON Canonicalization Scheme"): what is hashed and signed is written with it, so that
 * equal values give equal bytes. The model is plain: {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Long},
 * {@code Integer}, {@code Double}, {@code Boolean} and null.
 */
public final class CanonicalJson {

    /** How deep objects and arrays may lie in each other, both ways. */
    public static final int MAX_DEPTH = 64;

    private CanonicalJson() {}

    /**
     * The canonical form in UTF-8.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-json}, for what JSON cannot say: NaN, infinities, whole numbers beyond
     *     2^53, lone surrogates, or more than {@value #MAX_DEPTH} levels
     * @throws IllegalArgumentException for a value outside the model
     */
    public static byte[] write(@Nullable Object value) {
        return writeString(value).getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #write(Object)}, before it is encoded. */
    public static String writeString(@Nullable Object value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value, 0);
        return writer.text();
    }

    /**
     * Reads JSON strictly (RFC 8259 and, as RFC 8785 asks, I-JSON of RFC 7493): valid UTF-8 without a byte order mark, no
     * duplicate keys, no lone surrogates, at most {@value #MAX_DEPTH} levels, nothing behind the value. It need not be in
     * canonical form; to demand that, compare the bytes with {@link #write(Object)} of the result.
     *
     * @return a {@code LinkedHashMap}, {@code List}, {@code String}, {@code Long} (whole numbers up to 2^53 either way),
     *     {@code Double} (all other numbers), {@code Boolean} or null
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-json}
     */
    public static @Nullable Object parse(byte[] utf8) {
        return JsonParser.parse(utf8);
    }
}
