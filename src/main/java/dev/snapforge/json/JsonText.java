package dev.snapforge.json;

import dev.snapforge.core.MalformedValueException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON text and how far it has been read. */
final class JsonText {

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    static JsonText of(byte[] utf8) {
        try {
            // A fresh decoder reports malformed input; String's constructor would replace it.
            return new JsonText(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedValueException("malformed-json", "JSON text", "valid UTF-8", "bytes that are not UTF-8");
        }
    }

    /** The next character, which is still to be read. */
    char peek() {
        if (at >= text.length()) {
            throw malformed("more, but the text ends");
        }
        return text.charAt(at);
    }

    char next() {
        char c = peek();
        at++;
        return c;
    }

    void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    void expect(char c) {
        if (peek() != c) {
            throw malformed("'" + c + "'");
        }
        at++;
    }

    /** Reads the word if it is next, and says whether it was. */
    boolean skip(String word) {
        boolean next = text.startsWith(word, at);
        at += next ? word.length() : 0;
        return next;
    }

    /** What the pattern matches from here on; that is still to be {@link #skip read}. */
    Matcher match(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** The refusal of what is next. */
    MalformedValueException malformed(String expected) {
        String rest = text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 20));
        return new MalformedValueException(
                "malformed-json", "JSON text", expected + ", at character " + at, rest.isEmpty() ? "the end" : rest);
    }
}
