package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.BundleFile;
import dev.snapforge.core.Digest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** One script, read and found to be text. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 13;

    private final String name;
    private final byte[] content;
    private final boolean entry;
    private final boolean blank;

    /**
     * Takes the bytes as they are; a leading byte order mark stays, because it is part of what the client has hashed.
     *
     * @param entry whether it runs by itself, and not only where it is imported
     * @throws UploadException if the bytes are not UTF-8
     */
    SourceText(String name, byte[] content, boolean entry) {
        this.name = name;
        this.content = content;
        this.entry = entry;
        this.blank = decode();
    }

    BundleFile describe() {
        return new BundleFile(name, content.length, Digest.of(content), entry);
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Whether there is nothing but white space. */
    boolean isBlank() {
        return blank;
    }

    private boolean decode() {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        boolean onlySpace = true;
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, true);
            if (result.isError()) {
                throw UploadException.sourceNotUtf8(name, bytes.position());
            }
            onlySpace = onlySpace && isSpace(characters.flip());
            if (result.isUnderflow()) {
                return onlySpace;
            }
            characters.clear();
        }
    }

    private static boolean isSpace(CharSequence characters) {
        return characters
                .chars()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK);
    }
}
