package dev.snapforge.api;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** What the database driver said, somewhere below a failure. */
final class SqlCauses {

    /** A chain of causes may lead back to itself. */
    private static final int DEEPEST = 20;

    private SqlCauses() {}

    static Stream<SQLException> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }
}
