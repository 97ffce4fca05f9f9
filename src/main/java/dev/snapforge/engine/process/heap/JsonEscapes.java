package dev.snapforge.engine.process.heap;

/** Undoes the escapes of a JSON text (RFC 8259, section 7), one UTF-16 unit after the other. */
final class JsonEscapes {

    private static final int NONE = -1;
    private static final int DIGITS = 4;

    private boolean escaped;
    private int digits;
    private int code;

    /** Whether the unit that comes belongs to an escape. */
    boolean isOpen() {
        return escaped || digits > 0;
    }

    /**
     * Takes the next unit.
     *
     * @return what it stands for; negative while an escape is not complete
     */
    int next(char c) {
        if (digits > 0) {
            code = code << DIGITS | Math.max(0, Character.digit(c, 16));
            return --digits == 0 ? code : NONE;
        }
        if (!escaped) {
            escaped = c == '\\';
            return escaped ? NONE : c;
        }
        escaped = false;
        if (c == 'u') {
            digits = DIGITS;
            code = 0;
            return NONE;
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }
}
