package dev.snapforge.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The one connection of this process that listens. It is outside the pool, as it is never given back. */
final class ListeningConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);
    private static final int POLL_MILLIS = 500;
    private static final int POLLS_BETWEEN_CHECKS = 30;
    private static final int CHECK_SECONDS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long STOP_MILLIS = 2_000;

    private final JdbcConnectionDetails details;
    private final Set<String> channels;
    private final BiConsumer<String, String> receiver;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "postgres-listen");
    private volatile @Nullable Connection current;

    /**
     * @param channels a live view of the channels to listen to
     * @param receiver takes channel and payload
     */
    ListeningConnection(JdbcConnectionDetails details, Set<String> channels, BiConsumer<String, String> receiver) {
        this.details = details;
        this.channels = channels;
        this.receiver = receiver;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            do {
                try (Connection connection = connect()) {
                    current = connection;
                    pause = FIRST_PAUSE_MILLIS;
                    listen(connection);
                } catch (SQLException e) {
                    if (closed.getCount() > 0) {
                        LOG.warn(
                                "Listening for notifications stopped, trying again in {} ms: {}",
                                pause,
                                e.getMessage());
                    }
                }
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            } while (!closed.await(pause, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        setUnlessNull(properties, "user", details.getUsername());
        setUnlessNull(properties, "password", details.getPassword());
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }

    private static void setUnlessNull(Properties properties, String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }

    private void listen(Connection connection) throws SQLException {
        Set<String> listened = new HashSet<>();
        int idle = 0;
        while (closed.getCount() > 0) {
            listenToNew(connection, listened);
            if (!DriverNotifications.deliver(connection, POLL_MILLIS, receiver)) {
                idle++;
                if (idle % POLLS_BETWEEN_CHECKS == 0 && !connection.isValid(CHECK_SECONDS)) {
                    throw new SQLException("the connection is dead");
                }
            }
        }
    }

    private void listenToNew(Connection connection, Set<String> listened) throws SQLException {
        for (String channel : channels) {
            if (listened.add(channel)) {
                try (Statement statement = connection.createStatement()) {
                    // Channel names cannot be parameters; Notifications lets only identifiers through.
                    statement.execute("LISTEN " + channel);
                }
                receiver.accept(channel, "");
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Connection connection = current;
            if (connection != null) {
                connection.close();
            }
            thread.join(STOP_MILLIS);
        } catch (SQLException e) {
            LOG.debug("The listening connection was already broken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
