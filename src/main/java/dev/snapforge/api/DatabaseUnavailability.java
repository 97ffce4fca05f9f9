package dev.snapforge.api;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached from one that refused a statement. */
final class DatabaseUnavailability {

    private DatabaseUnavailability() {}

    /** Whether the failure comes from a lost or missing connection. */
    static boolean causes(Throwable failure) {
        return SqlCauses.of(failure)
                .anyMatch(it -> it instanceof SQLTransientConnectionException
                        || it instanceof SQLNonTransientConnectionException
                        || isConnectionState(it.getSQLState())
                        || isDiscarded(it));
    }

    // Where a connection breaks inside a transaction, its rollback fails too, and that failure is all that arrives
    // here:
    // the pool has discarded the connection by then, and says so without a state.
    private static boolean isDiscarded(SQLException failure) {
        return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
    }

    // PostgreSQL's error codes: class 08 is "connection exception", 57P01 to 57P03 an administrator's or a crash's
    // shutdown and a server that is starting, 53300 too many connections.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }
}
