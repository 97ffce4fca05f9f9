package dev.snapforge.cli.report;

/**
 * Why a comparison does not end well.
 *
 * @param code {@code grown}, or {@code not-measured} if there is nothing to hold against the limit
 * @param message in a sentence
 */
public record LimitBreach(String code, String message) {

    private static final String GROWN = "grown";
    private static final String NOT_MEASURED = "not-measured";

    /** Something is larger or slower than is allowed. */
    public static LimitBreach grown(String message) {
        return new LimitBreach(GROWN, message);
    }

    /** It is not known whether it is: a limit that is not checked must not pass. */
    public static LimitBreach notMeasured(String message) {
        return new LimitBreach(NOT_MEASURED, message);
    }

    /** What the code means. */
    String meaning() {
        return code.equals(GROWN)
                ? "A snapshot or its start grew beyond a limit"
                : "There is nothing to hold against a limit";
    }
}
