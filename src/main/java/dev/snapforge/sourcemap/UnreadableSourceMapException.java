package dev.snapforge.sourcemap;

/** A source map cannot be used; the message is a sentence that says why, and fit to be shown. */
public final class UnreadableSourceMapException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSourceMapException(String reason) {
        super(reason);
    }

    UnreadableSourceMapException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why, as a sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
