package dev.snapforge.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;

/** A program that starts Postgres, writes a row, says so, and then waits to be killed. */
final class PostgresHolder {

    private PostgresHolder() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedServer server =
                EmbeddedServer.start(new PostgresSettings(Path.of(arguments[0]), Duration.ofSeconds(60)));
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('still here')");
            System.out.println("READY");
            if (System.in.read() < 0) {
                server.close();
            }
        }
    }
}
