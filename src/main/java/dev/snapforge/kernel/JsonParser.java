package dev.snapforge.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    private final String text;
    private int at;

    private JsonParser(String text) {
        this.text = text;
    }

    static @Nullable Object parse(byte[] utf8) {
        JsonParser parser = new JsonParser(decode(utf8));
        Object value = parser.value(0);
        parser.skipSpace();
        if (parser.at != parser.text.length()) {
            throw parser.malformed("nothing behind the value");
        }
        return value;
    }

    private static String decode(byte[] utf8) {
        try {
            // A fresh decoder reports malformed input; String's constructor would replace it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedValueException("malformed-json", "JSON text", "valid UTF-8", "bytes that are not UTF-8");
        }
    }

    private @Nullable Object value(int depth) {
        skipSpace();
        return switch (peek()) {
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
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            skipSpace();
            String key = string();
            skipSpace();
            expect(':');
            if (members.containsKey(key)) {
                throw malformed("each key once, but '" + key + "' comes again");
            }
            members.put(key, value(depth));
        } while (another('}'));
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return items;
        }
        do {
            items.add(value(depth));
        } while (another(']'));
        return items;
    }

    private boolean another(char end) {
        skipSpace();
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                at--;
                throw malformed("control characters as escapes");
            }
            value.append(c == '\\' ? escape() : c);
            refuseLoneSurrogate(value);
        }
        at++;
        if (value.length() > 0 && Character.isHighSurrogate(value.charAt(value.length() - 1))) {
            throw malformed("surrogates in pairs");
        }
        return value.toString();
    }

    private void refuseLoneSurrogate(StringBuilder value) {
        int last = value.length() - 1;
        boolean afterHigh = last > 0 && Character.isHighSurrogate(value.charAt(last - 1));
        if (afterHigh != Character.isLowSurrogate(value.charAt(last))) {
            throw malformed("surrogates in pairs");
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw malformed("an escape of RFC 8259");
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("four hexadecimal digits");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private Object number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw malformed("a value");
        }
        String literal = matcher.group();
        boolean whole = matcher.group(1) == null && matcher.group(2) == null && !literal.equals("-0");
        if (whole && literal.length() <= DIGITS_OF_EXACT + 1) {
            long value = Long.parseLong(literal);
            if (value <= EXACT && value >= -EXACT) {
                at = matcher.end();
                return value;
            }
        }
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            throw malformed("a number that a double can hold");
        }
        at = matcher.end();
        return value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed("a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("more, but the text ends");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw malformed("'" + c + "'");
        }
        at++;
    }

    private int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw malformed("at most " + CanonicalJson.MAX_DEPTH + " levels");
        }
        return depth + 1;
    }

    private MalformedValueException malformed(String expected) {
        String rest = text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 20));
        return new MalformedValueException(
                "malformed-json", "JSON text", expected + ", at character " + at, rest.isEmpty() ? "the end" : rest);
    }
}
