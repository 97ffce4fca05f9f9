package dev.snapforge.cli.report;

/**
 * Why a comparison does not end well.
 *
 * @param code {@code grown}, or {@code not-measured} if there is nothing to hold against the limit; of a rebuild, what of it is another:
 *     {@code other-engine}, {@code other-bundle}, {@code other-spec} or {@code other-bytes}
 * @param message in a sentence
 */
public record ComparisonFailure(String code, String message) {

    private static final String GROWN = "grown";
    private static final String NOT_MEASURED = "not-measured";

    /** Something is larger or slower than is allowed. */
    public static ComparisonFailure grown(String message) {
        return new ComparisonFailure(GROWN, message);
    }

    /** It is not known whether it is: a limit that is not checked must not pass. */
    public static ComparisonFailure notMeasured(String message) {
        return new ComparisonFailure(NOT_MEASURED, message);
    }

    /** What the code means. */
    String meaning() {
        return switch (code) {
            case GROWN -> "A snapshot or its start grew beyond a limit";
            case NOT_MEASURED -> "There is nothing to hold against a limit";
            default -> "The same bytes did not come out";
        };
    }
}
