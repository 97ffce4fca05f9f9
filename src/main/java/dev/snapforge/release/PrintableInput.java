package dev.snapforge.release;

/** What a client sent, in a form that can be shown to it again. */
public final class PrintableInput {

    private static final int LONGEST = 80;

    private PrintableInput() {}

    public static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
