package dev.snapforge.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Short messages between the processes that share the database. A message may be lost while the database is unavailable, so it
 * should only say where to look; what happened is in the tables.
 */
@Component
public class Notifications implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** What {@link #delivers} allows for. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(3);

    /** On it a process hears whether messages of other sessions reach it. */
    private static final String ECHO = "snapforge_echo";

    private final JdbcClient jdbc;
    private final JdbcConnectionDetails connectionDetails;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final String self = UUID.randomUUID().toString();
    private volatile @Nullable ListeningConnection connection;

    public Notifications(JdbcClient jdbc, JdbcConnectionDetails connectionDetails) {
        this.jdbc = jdbc;
        this.connectionDetails = connectionDetails;
        subscribe(ECHO, this::hear);
    }

    /**
     * Sends a message to every process; inside a transaction it leaves with the commit, and not at all after a rollback.
     *
     * @param channel lower-case letters, digits and underscores, at most 63 of them
     * @param payload less than 8000 bytes (a limit of Postgres' NOTIFY), and not empty
     */
    public void send(String channel, String payload) {
        requireChannel(channel);
        jdbc.sql("SELECT pg_notify(:channel, :payload)")
                .param("channel", channel)
                .param("payload", payload)
                .query((row, number) -> channel)
                .list();
    }

    /**
     * Calls the listener with every message of the channel from now on, on one thread for all, so it must be quick.
     * It is called with an empty text once whenever messages may have been missed: when listening to the channel begins
     * (within a second of the first subscription), and after each reconnection.
     */
    public void subscribe(String channel, Consumer<String> listener) {
        requireChannel(channel);
        listeners.computeIfAbsent(channel, it -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /**
     * Whether listeners of the channel have been called with every message that was committed more than three seconds ago. Usually that is
     * so a millisecond after the commit. False as soon as the connection has ended, and when it has been silent for three seconds, until
     * messages are proven to arrive again.
     */
    public boolean delivers(String channel) {
        ListeningConnection listening = connection;
        return listening != null && listening.delivers(channel);
    }

    private void hear(String sender) {
        ListeningConnection listening = connection;
        if (listening != null && sender.equals(self)) {
            listening.echoed();
        }
    }

    private void echo() {
        try {
            send(ECHO, self);
        } catch (RuntimeException e) {
            // It is tried again, by the thread that must not end here.
            LOG.debug("Whether messages arrive cannot be tried now", e);
        }
    }

    private static void requireChannel(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("Not a channel name: " + channel);
        }
    }

    private void deliver(String channel, String payload) {
        for (Consumer<String> listener : listeners.getOrDefault(channel, List.of())) {
            try {
                listener.accept(payload);
            } catch (RuntimeException e) {
                LOG.error("A listener of channel {} failed", channel, e);
            }
        }
    }

    @Override
    public synchronized void start() {
        if (connection == null) {
            ListeningConnection listening =
                    new ListeningConnection(connectionDetails, listeners.keySet(), this::deliver, this::echo);
            connection = listening;
            listening.start();
        }
    }

    @Override
    public synchronized void stop() {
        ListeningConnection listening = connection;
        if (listening != null) {
            listening.close();
            connection = null;
        }
    }

    /** Before those that depend on messages, and stopped after them: builders that drain, clients that wait for an answer. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 8192;
    }

    @Override
    public synchronized boolean isRunning() {
        return connection != null;
    }
}
