package dev.snapforge.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One Postgres for the whole test run, and in it a fresh database for every Spring context. */
public final class SharedPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final EmbeddedServer SERVER = start();

    private static EmbeddedServer start() {
        Path directory = Path.of(
                "target", "test-postgres", Long.toString(ProcessHandle.current().pid()));
        EmbeddedServer server = EmbeddedServer.start(new PostgresSettings(directory, Duration.ofSeconds(60)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        return server;
    }

    /** Closes a database to everybody and cuts its connections, or opens it again. */
    public static void setReachable(String url, boolean reachable) {
        setOpen(url, reachable);
        if (!reachable) {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(url) + "'");
        }
    }

    /** Says whether a database takes further connections; those that there are stay. */
    public static void setOpen(String url, boolean open) {
        execute("ALTER DATABASE " + name(url) + " ALLOW_CONNECTIONS " + open);
    }

    /** Cuts the connections of a database on which services listen, and says how many there were. */
    public static int cutListeners(String url) {
        String listeners = "FROM pg_stat_activity WHERE application_name = '" + ListeningConnection.NAME
                + "' AND datname = '" + name(url) + "'";
        try (Connection connection = DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement();
                ResultSet cut = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) " + listeners)) {
            cut.next();
            return cut.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(String url) {
        return url.replaceAll(".*/([a-z0-9_]+)\\?.*", "$1");
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an empty database and says how to reach it. */
    public static JdbcConnectionDetails freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name);
        return new Details(SERVER.url().replace("/postgres?", "/" + name + "?"), SERVER.user(), SERVER.password());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        JdbcConnectionDetails details = freshDatabase();
        TestPropertyValues.of(
                        "spring.datasource.url=" + details.getJdbcUrl(),
                        "spring.datasource.username=" + details.getUsername(),
                        "spring.datasource.password=" + details.getPassword(),
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.minimum-idle=1")
                .applyTo(context);
    }

    private static final class Details implements JdbcConnectionDetails {

        private final String url;
        private final String user;
        private final String password;

        Details(String url, String user, String password) {
            this.url = url;
            this.user = user;
            this.password = password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }
}
