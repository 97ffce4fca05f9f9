package dev.snapforge.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells text that Postgres can neither keep nor look for from a statement that is wrong.
 *
 * <p>JSON and addresses can have the character U+0000, text in Postgres cannot (PostgreSQL's manual, 8.3). Most text is parsed into
 * values without it before a statement is made; this is for the rest.
 */
final class UnstorableText {

    private static final int DEEPEST = 20;

    /** PostgreSQL's error code {@code character_not_in_repertoire}. */
    private static final String STATE = "22021";

    private UnstorableText() {}

    /** Whether the failure comes from such a character. */
    static boolean causes(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException e && STATE.equals(e.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
