package dev.snapforge.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedServerTest {

    @TempDir
    Path directory;

    @Test
    void keepsDataWhenItsProcessIsKilled() throws Exception {
        killHolder();
        Path pidFile = directory.resolve("postgres/postmaster.pid");
        long orphan = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        assertThat(ProcessHandle.of(orphan)).as("Postgres outlives its JVM").isPresent();

        try (EmbeddedServer server = EmbeddedServer.start(settings())) {
            assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
            assertThat(ProcessHandle.of(orphan)).isEmpty();
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void isDurableAndAsksForAPassword() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(settings())) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(query(server, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesFolderThatIsInUse() throws Exception {
        try (EmbeddedServer first = EmbeddedServer.start(settings())) {
            assertThat(first.url()).contains("127.0.0.1");
            assertThatThrownBy(() -> EmbeddedServer.start(settings()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("already uses the folder");
        }
    }

    @Test
    void leavesAloneAForeignProcessWhosePidIsInThePidFile() throws Exception {
        EmbeddedServer.start(settings()).close();
        Process foreign = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(
                    directory.resolve("postgres/postmaster.pid"),
                    foreign.pid() + "\n" + directory.resolve("postgres") + "\n");
            try (EmbeddedServer server = EmbeddedServer.start(settings())) {
                assertThat(query(server, "SELECT 1")).isEqualTo("1");
                assertThat(foreign.isAlive()).isTrue();
            }
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void startsAgainWhenPostgresDies() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(settings())) {
            String before = query(server, "SELECT pg_postmaster_start_time()");
            List<String> pidFile = Files.readAllLines(directory.resolve("postgres/postmaster.pid"));
            ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()))
                    .orElseThrow()
                    .destroyForcibly();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() ->
                            !query(server, "SELECT pg_postmaster_start_time()").equals(before));
        }
    }

    @Test
    void setsAsideAFirstStartThatWasCutShort() throws Exception {
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(directory.resolve("postgres/postgresql.conf"), "half a file");
        try (EmbeddedServer server = EmbeddedServer.start(settings())) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(directory.resolve("postgres.incomplete-1/postgresql.conf")).exists();
    }

    @Test
    void saysWhatPostgresSaidWhenItDoesNotStart() throws Exception {
        EmbeddedServer.start(settings()).close();
        Files.writeString(directory.resolve("postgres/postgresql.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> EmbeddedServer.start(new PostgresSettings(directory, Duration.ofSeconds(3))))
                .isInstanceOfSatisfying(
                        EmbeddedPostgresException.class,
                        it -> assertThat(it.found()).contains("no_such_setting"));
    }

    private void killHolder() throws IOException, InterruptedException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresHolder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.lines().anyMatch("READY"::equals)).isTrue();
            holder.destroyForcibly().waitFor();
        }
    }

    private PostgresSettings settings() {
        return new PostgresSettings(directory, Duration.ofSeconds(60));
    }

    private static String query(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
