package dev.snapforge.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Postgres that belongs to this process: it starts and stops with it, and is started again when it dies by itself. */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int LOG_LINES = 12;
    private static final long RESTART_PAUSE_MILLIS = 500;

    private final DataDirectory directory;
    private final Duration startTimeout;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable EmbeddedPostgres postgres;
    private String password = "";

    private EmbeddedServer(DataDirectory directory, Duration startTimeout, int port) {
        this.directory = directory;
        this.startTimeout = startTimeout;
        this.port = port;
    }

    /**
     * Starts Postgres on the folder, after stopping one that a killed process left behind.
     *
     * @throws EmbeddedPostgresException when it does not come up, with what it printed
     */
    static EmbeddedServer start(PostgresSettings settings) {
        DataDirectory directory = DataDirectory.take(settings.directory());
        try {
            EmbeddedServer server = new EmbeddedServer(directory, settings.startTimeout(), freePort());
            server.startFirst();
            return server;
        } catch (IOException | SQLException | RuntimeException e) {
            EmbeddedPostgresException refusal = refusal(directory, e);
            refusal.initCause(e);
            stopQuietly(directory);
            throw refusal;
        }
    }

    /** A JDBC address of the server, on loopback. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port
                + "/postgres?connectTimeout=5&socketTimeout=60&tcpKeepAlive=true&ApplicationName=snapforge";
    }

    String user() {
        return ServerPassword.USER;
    }

    String password() {
        return password;
    }

    private synchronized void startFirst() throws IOException, SQLException {
        directory.setAsideIncomplete();
        directory.postmaster().stopOrphan();
        if (Files.exists(directory.password())) {
            password = Files.readString(directory.password());
            startPostgres();
        } else {
            startPostgres();
            password = ServerPassword.install(directory, startedPostgres());
        }
        watch();
    }

    private void startPostgres() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.programs().toFile())
                .setPort(port)
                // Spring stops the server, after everything that uses it; a hook of its own would run beside that.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(startTimeout)
                .setOutputRedirector(Redirect.to(directory.log().toFile()))
                .setLocaleConfig("locale", "C")
                // The library turns durability off, as is good for tests only.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "localhost")
                // Refused statements are reported to who sent them; the log is for the server's own troubles.
                .setServerConfig("log_min_messages", "log")
                .setServerConfig("log_checkpoints", "off");
        if (!password.isEmpty()) {
            builder.setConnectConfig("password", password);
        }
        postgres = builder.start();
        directory.programsComplete();
    }

    private void watch() throws IOException {
        directory.postmaster().process().ifPresent(it -> {
            Thread thread = new Thread(() -> restartAfter(it), "postgres-watch");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void restartAfter(ProcessHandle postmaster) {
        postmaster.onExit().join();
        try {
            while (!closed.await(RESTART_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (restarted()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean restarted() {
        if (closed.getCount() == 0) {
            return true;
        }
        LOG.error("Postgres ended without being asked to; starting it again");
        try {
            startedPostgres().close();
            directory.postmaster().stopOrphan();
            startPostgres();
            watch();
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("Postgres could not be started again: {}", lastLines(directory.log()), e);
            return false;
        }
    }

    private EmbeddedPostgres startedPostgres() {
        if (postgres == null) {
            throw new IllegalStateException("Postgres has not been started");
        }
        return postgres;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        synchronized (this) {
            startedPostgres().close();
            directory.close();
        }
    }

    private static void stopQuietly(DataDirectory directory) {
        try (directory) {
            directory.postmaster().stopOrphan();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The Postgres that did not start properly could not be stopped", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static EmbeddedPostgresException refusal(DataDirectory directory, Exception cause) {
        return new EmbeddedPostgresException(
                "The embedded Postgres did not start. Its log is " + directory.log() + ".",
                lastLines(directory.log()) + cause.getMessage(),
                "Mend what the log says, choose another folder with snapforge.postgres.directory,"
                        + " or use your own Postgres with spring.datasource.url.");
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return String.join("\n", last) + "\n";
        } catch (IOException e) {
            return "";
        }
    }
}
