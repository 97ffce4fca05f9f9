package dev.snapforge.format;

import dev.snapforge.core.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A V8 version as text, and its NUL-padded form in headers. */
final class V8Version {

    private static final int MAX_LENGTH = 32;

    /** Four numbers, and for Node a suffix such as {@code -node.44}. */
    private static final Pattern FORM = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,5}){3}[0-9A-Za-z.+-]*");

    private V8Version() {}

    static String validated(String version) {
        if (version.length() > MAX_LENGTH || !FORM.matcher(version).matches()) {
            throw new MalformedValueException(
                    "malformed-v8-version",
                    "V8 version",
                    "four numbers with dots, for example 14.7.173.18, in at most " + MAX_LENGTH + " characters",
                    version);
        }
        return version;
    }

    static byte[] padded(String version, int length) {
        return Arrays.copyOf(version.getBytes(StandardCharsets.US_ASCII), length);
    }

    /** What stands in a NUL-padded field; anything else than a version and its padding shows up as other characters. */
    static String shown(byte[] bytes, int offset, int length) {
        int end = offset + length;
        while (end > offset && bytes[end - 1] == 0) {
            end--;
        }
        String text = new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
