package dev.snapforge.core;

/** A text that does not have the form its type asks for. */
public final class MalformedValueException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 80;

    /**
     * @param code stable code, for example {@code malformed-digest}
     * @param what the thing's name in a sentence, for example {@code digest}
     * @param expected the accepted form
     * @param found the text that was refused; it is cut to 80 characters
     */
    public MalformedValueException(String code, String what, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                code,
                "This is not a " + what + ": '" + shorten(found) + "'.",
                expected,
                shorten(found),
                "Correct the value.");
    }

    private static String shorten(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
