package dev.snapforge.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The one connection of this process that listens. It is outside the pool, as it is never given back.
 *
 * <p>Before a backend says that a query is done, it hands out the notifications of everything that was committed before (PostgreSQL, LISTEN
 * and the frontend/backend protocol, "Asynchronous Operations"). So a round trip proves that nothing is missing that was committed before it
 * began, and one a second is made: an end of the network that nobody announces is noticed only by it. That is not so behind a pooler that
 * lends a server's session for a transaction, as it drops messages that come between two. Therefore nothing counts as proven before a message
 * of another session has come through.
 */
final class ListeningConnection implements AutoCloseable {

    /** Of its session, for those who look at pg_stat_activity. */
    static final String NAME = "snapforge listening";

    private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);
    private static final int POLL_MILLIS = 500;
    private static final int NO_WAIT = -1;
    private static final long BETWEEN_CHECKS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int CHECK_SECONDS = 5;
    private static final long PROOF_NANOS = Notifications.LONGEST_DELAY.toNanos();
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long STOP_MILLIS = 2_000;

    private final JdbcConnectionDetails details;
    private final Set<String> channels;
    private final BiConsumer<String, String> receiver;
    private final Runnable echo;
    private final Set<String> listened = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "postgres-listen");
    private volatile @Nullable Connection current;
    private volatile boolean echoed;
    private volatile @Nullable Long provenAt;

    /**
     * @param channels a live view of the channels to listen to
     * @param receiver takes channel and payload
     * @param echo sends a message from another session for which {@link #echoed()} is called
     */
    ListeningConnection(
            JdbcConnectionDetails details, Set<String> channels, BiConsumer<String, String> receiver, Runnable echo) {
        this.details = details;
        this.channels = channels;
        this.receiver = receiver;
        this.echo = echo;
        thread.setDaemon(true);
    }

    /** Whether everything on the channel has been handed out, apart from what was committed within {@link #PROOF_NANOS}. */
    boolean delivers(String channel) {
        Long proven = provenAt;
        return proven != null && System.nanoTime() - proven < PROOF_NANOS && listened.contains(channel);
    }

    /** A message of another session has come. */
    void echoed() {
        echoed = true;
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
                    // In the properties it would count for less than what the address says.
                    connection.setClientInfo("ApplicationName", NAME);
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
        try {
            long checked = System.nanoTime() - BETWEEN_CHECKS_NANOS;
            while (closed.getCount() > 0) {
                listenToNew(connection);
                long now = System.nanoTime();
                if (now - checked >= BETWEEN_CHECKS_NANOS) {
                    checked = now;
                    check(connection);
                }
                DriverNotifications.deliver(connection, POLL_MILLIS, receiver);
            }
        } finally {
            provenAt = null;
            echoed = false;
            listened.clear();
        }
    }

    private void listenToNew(Connection connection) throws SQLException {
        for (String channel : channels) {
            if (!listened.contains(channel)) {
                try (Statement statement = connection.createStatement()) {
                    // Channel names cannot be parameters; Notifications lets only identifiers through.
                    statement.execute("LISTEN " + channel);
                }
                receiver.accept(channel, "");
                listened.add(channel);
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        long began = System.nanoTime();
        if (!connection.isValid(CHECK_SECONDS)) {
            throw new SQLException("the connection is dead");
        }
        DriverNotifications.deliver(connection, NO_WAIT, receiver);
        if (echoed) {
            provenAt = began;
        } else {
            echo.run();
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
