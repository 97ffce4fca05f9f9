package dev.snapforge.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class NotificationsTest {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final JdbcConnectionDetails details = SharedPostgres.freshDatabase();
    private final DriverManagerDataSource dataSource = new DriverManagerDataSource(
            details.getJdbcUrl(),
            Objects.requireNonNull(details.getUsername()),
            Objects.requireNonNull(details.getPassword()));
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final Notifications notifications = new Notifications(jdbc, details);

    @BeforeEach
    void start() throws InterruptedException {
        notifications.start();
        notifications.subscribe("greetings", received::add);
        // An empty message says that listening has begun.
        assertThat(received.poll(20, TimeUnit.SECONDS)).isEmpty();
    }

    @AfterEach
    void stop() {
        notifications.stop();
    }

    @Test
    void deliversAfterTheCommitOnly() throws InterruptedException {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        transaction.executeWithoutResult(status -> {
            notifications.send("greetings", "rolled back");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> notifications.send("greetings", "hello"));
        assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
    }

    @Test
    void goesOnAfterAListenerFailed() throws InterruptedException {
        notifications.subscribe("greetings", payload -> {
            throw new IllegalStateException("on purpose");
        });
        notifications.send("greetings", "one");
        notifications.send("greetings", "two");
        assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("two");
    }

    @Test
    void connectsAgainAndSaysThatMessagesMayBeMissing() throws InterruptedException {
        jdbc.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .query((row, number) -> number)
                .list();
        assertThat(received.poll(20, TimeUnit.SECONDS)).isEmpty();
        notifications.send("greetings", "again");
        assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("again");
    }

    @Test
    void knowsWhetherMessagesArrive() {
        String url = Objects.requireNonNull(details.getJdbcUrl());
        await().atMost(1, TimeUnit.MINUTES).until(() -> notifications.delivers("greetings"));
        assertThat(notifications.delivers("farewells")).as("nobody listens").isFalse();

        SharedPostgres.setOpen(url, false);
        try {
            assertThat(SharedPostgres.cutListeners(url)).isEqualTo(1);
            await().atMost(1, TimeUnit.MINUTES).until(() -> !notifications.delivers("greetings"));
        } finally {
            SharedPostgres.setOpen(url, true);
        }
        await().atMost(1, TimeUnit.MINUTES).until(() -> notifications.delivers("greetings"));
        notifications.stop();
        assertThat(notifications.delivers("greetings")).isFalse();
    }

    @Test
    void doesNotBelieveWhatOnlyItsOwnSessionHears() throws InterruptedException {
        // As behind a pooler that drops what comes between two transactions: messages of other sessions never come.
        DriverManagerDataSource elsewhere = new DriverManagerDataSource(
                Objects.requireNonNull(SharedPostgres.freshDatabase().getJdbcUrl()),
                Objects.requireNonNull(details.getUsername()),
                Objects.requireNonNull(details.getPassword()));
        Notifications deaf = new Notifications(JdbcClient.create(elsewhere), details);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        deaf.subscribe("greetings", heard::add);
        deaf.start();
        try {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEmpty();
            // Sent by a session that it hears: by then it has also looked whether it hears its own.
            await().atMost(1, TimeUnit.MINUTES).until(() -> {
                notifications.send("greetings", "hello");
                return "hello".equals(heard.poll());
            });
            assertThat(deaf.delivers("greetings")).isFalse();
        } finally {
            deaf.stop();
        }
    }

    @Test
    void refusesChannelThatIsNoIdentifier() {
        assertThatThrownBy(() -> notifications.send("a; DROP TABLE x", "y"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
