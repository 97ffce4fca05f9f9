package dev.snapforge.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullUnmarked;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The one place that speaks to the driver's own types. Their packages carry annotations of a library that is absent when
 * we compile, and the null check would stumble over them.
 */
@NullUnmarked
final class DriverNotifications {

    private DriverNotifications() {}

    /**
     * Waits for messages and hands them on as channel and payload.
     *
     * @return whether any arrived within the wait
     */
    static boolean deliver(Connection connection, int waitMillis, BiConsumer<String, String> receiver)
            throws SQLException {
        PGNotification[] notifications = connection.unwrap(PGConnection.class).getNotifications(waitMillis);
        if (notifications == null) {
            return false;
        }
        for (PGNotification notification : notifications) {
            receiver.accept(notification.getName(), notification.getParameter());
        }
        return notifications.length > 0;
    }
}
