package dev.snapforge.json;

import dev.snapforge.core.MalformedValueException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one value by RFC 8785, section 3.2. */
final class JsonWriter {

    private static final long EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder();

    String text() {
        return out.toString();
    }

    void write(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Long || value instanceof Integer) {
            integer(((Number) value).longValue());
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map, deeper(depth));
        } else if (value instanceof List<?> list) {
            array(list, deeper(depth));
        } else {
            throw new IllegalArgumentException(
                    "JSON has no place for a " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        // RFC 8785, section 3.2.3: sorted by UTF-16 code units, which is the order of String.compareTo.
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        char before = '{';
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(before);
            string(entry.getKey());
            out.append(':');
            write(entry.getValue(), depth);
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void array(List<?> list, int depth) {
        char before = '[';
        for (Object item : list) {
            out.append(before);
            write(item, depth);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private void integer(long value) {
        if (value > EXACT || value < -EXACT) {
            throw unwritable("a whole number between -2^53 and 2^53", Long.toString(value));
        }
        out.append(value);
    }

    private void number(double value) {
        if (!Double.isFinite(value)) {
            throw unwritable("a finite number", Double.toString(value));
        }
        out.append(EcmaScriptNumber.write(value));
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw unwritable("Unicode text without lone surrogates", "a lone surrogate at index " + i);
            } else {
                character(c);
            }
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw unwritable("at most " + CanonicalJson.MAX_DEPTH + " levels", "more");
        }
        return depth + 1;
    }

    private static MalformedValueException unwritable(String expected, String found) {
        return new MalformedValueException("malformed-json", "value that JSON can hold", expected, found);
    }
}
