package dev.snapforge.api;

/**
 * Tells text that Postgres can neither keep nor look for from a statement that is wrong.
 *
 * <p>JSON and addresses can have the character U+0000, text in Postgres cannot (PostgreSQL's manual, 8.3). Most text is parsed into
 * values without it before a statement is made; this is for the rest.
 */
final class UnstorableText {

    /** PostgreSQL's error code {@code character_not_in_repertoire}. */
    private static final String STATE = "22021";

    private UnstorableText() {}

    /** Whether the failure comes from such a character. */
    static boolean causes(Throwable failure) {
        return SqlCauses.of(failure).anyMatch(it -> STATE.equals(it.getSQLState()));
    }
}
