package dev.snapforge.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one value by the grammar of RFC 8259. */
final class JsonParser {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int DIGITS_OF_EXACT = 16;
    private static final long EXACT = 1L << 53;

    private final JsonText text;

    private JsonParser(JsonText text) {
        this.text = text;
    }

    static @Nullable Object parse(byte[] utf8) {
        JsonText text = JsonText.of(utf8);
        Object value = new JsonParser(text).value(0);
        text.skipSpace();
        if (!text.isAtEnd()) {
            throw text.malformed("nothing behind the value");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        text.skipSpace();
        return switch (text.peek()) {
            case '{' -> object(deeper(depth));
            case '[' -> array(deeper(depth));
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        text.next();
        text.skipSpace();
        if (text.peek() == '}') {
            text.next();
            return members;
        }
        do {
            text.skipSpace();
            String key = string();
            text.skipSpace();
            text.expect(':');
            if (members.containsKey(key)) {
                throw text.malformed("each key once, but '" + key + "' comes again");
            }
            members.put(key, value(depth));
        } while (another('}'));
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        text.next();
        text.skipSpace();
        if (text.peek() == ']') {
            text.next();
            return items;
        }
        do {
            items.add(value(depth));
        } while (another(']'));
        return items;
    }

    private boolean another(char end) {
        text.skipSpace();
        if (text.peek() == ',') {
            text.next();
            return true;
        }
        text.expect(end);
        return false;
    }

    private String string() {
        text.expect('"');
        StringBuilder value = new StringBuilder();
        while (text.peek() != '"') {
            if (text.peek() < 0x20) {
                throw text.malformed("control characters as escapes");
            }
            char c = text.next();
            value.append(c == '\\' ? escape() : c);
            refuseLoneSurrogate(value);
        }
        text.next();
        if (value.length() > 0 && Character.isHighSurrogate(value.charAt(value.length() - 1))) {
            throw text.malformed("surrogates in pairs");
        }
        return value.toString();
    }

    private void refuseLoneSurrogate(StringBuilder value) {
        int last = value.length() - 1;
        boolean afterHigh = last > 0 && Character.isHighSurrogate(value.charAt(last - 1));
        if (afterHigh != Character.isLowSurrogate(value.charAt(last))) {
            throw text.malformed("surrogates in pairs");
        }
    }

    private char escape() {
        char c = text.next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw text.malformed("an escape of RFC 8259");
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = text.peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw text.malformed("four hexadecimal digits");
            }
            unit = unit << 4 | digit;
            text.next();
        }
        return (char) unit;
    }

    private Object number() {
        Matcher matcher = text.match(NUMBER);
        if (!matcher.lookingAt()) {
            throw text.malformed("a value");
        }
        String literal = matcher.group();
        boolean whole = matcher.group(1) == null && matcher.group(2) == null && !literal.equals("-0");
        if (whole && literal.length() <= DIGITS_OF_EXACT + 1) {
            long value = Long.parseLong(literal);
            if (value <= EXACT && value >= -EXACT) {
                text.skip(literal);
                return value;
            }
        }
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            throw text.malformed("a number that a double can hold");
        }
        text.skip(literal);
        return value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.skip(word)) {
            throw text.malformed("a value");
        }
        return value;
    }

    private int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw text.malformed("at most " + CanonicalJson.MAX_DEPTH + " levels");
        }
        return depth + 1;
    }
}
