package dev.snapforge.support;

import dev.snapforge.postgres.SharedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Processes of the service that share a database and a blob store. They end with it, whatever state they are in. */
public final class Cluster implements AutoCloseable {

    private final String url;
    private final String user;
    private final String password;
    private final List<ServiceProcess> processes = new ArrayList<>();
    private final Path folder;

    /** On a fresh database of the Postgres that all tests share. */
    public Cluster(Path folder) {
        this(folder, SharedPostgres.freshDatabase());
    }

    private Cluster(Path folder, JdbcConnectionDetails database) {
        this(
                folder,
                Objects.requireNonNull(database.getJdbcUrl()),
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword()));
    }

    /** On this database. */
    public Cluster(Path folder, String url, String user, String password) {
        this.folder = folder;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public ServiceProcess launchApi() {
        return launch("api", Map.of(), Map.of("snapforge.role.builder", "false"));
    }

    /** Api and builder in one process. */
    public ServiceProcess launchAll(Map<String, String> settings) {
        return launch("all", Map.of(), settings);
    }

    /** A builder that takes one job at a time. */
    public ServiceProcess launchBuilder(String name, Map<String, String> more) {
        return launchBuilder(name, Map.of(), more);
    }

    /** A builder that takes one job at a time, with more in its environment than the way to the database. */
    public ServiceProcess launchBuilder(String name, Map<String, String> environment, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("snapforge.role.api", "false");
        settings.put("snapforge.builder.name", name);
        settings.put("snapforge.builder.concurrency", "1");
        return launch(name, environment, settings);
    }

    /** A process of any roles. */
    public ServiceProcess launch(String name, Map<String, String> environment, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SPRING_DATASOURCE_URL", url);
        all.put("SPRING_DATASOURCE_USERNAME", user);
        all.put("SPRING_DATASOURCE_PASSWORD", password);
        Map<String, String> settings = settings(folder);
        settings.putAll(more);
        ServiceProcess process = ServiceProcess.launch(name, folder, all, settings);
        processes.add(process);
        return process;
    }

    /** What all processes of the drills have in common: files in the folder, quick heartbeats, no more processes than jobs. */
    public static Map<String, String> settings(Path folder) {
        return new HashMap<>(Map.of(
                "snapforge.blob.directory",
                folder.resolve("blobs").toString(),
                "snapforge.upload.directory",
                folder.resolve("uploads").toString(),
                "snapforge.signing.key-file",
                folder.resolve("signing-key.pem").toString(),
                "snapforge.engine.directory",
                engines().toString(),
                "snapforge.engine.targets",
                System.getProperty("snapforge.engine.targets", "*"),
                // Shared by all drills, for the class archives that the first probe makes.
                "snapforge.engine.work-directory",
                Path.of("target", "drills").toAbsolutePath().toString(),
                "snapforge.engine.spares",
                "0",
                "snapforge.builder.heartbeat",
                "500ms",
                "spring.datasource.hikari.maximum-pool-size",
                "5",
                "spring.datasource.hikari.minimum-idle",
                "1"));
    }

    private static Path engines() {
        return Path.of(System.getProperty("snapforge.engine.directory", "target/engines"))
                .toAbsolutePath();
    }

    /** A folder of engines that holds this one only. */
    public static Path onlyEngine(String target, Path folder) throws IOException {
        Path link = folder.resolve("engines").resolve(target);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, engines().resolve(target));
        String jar = "snapforge-engine-process.jar";
        Files.createSymbolicLink(
                folder.resolve("engines").resolve(jar), engines().resolve(jar));
        return folder.resolve("engines");
    }

    /** Counts rows. */
    public long count(String what) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + what)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows and says how many. */
    public int update(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public void close() {
        processes.forEach(ServiceProcess::close);
    }
}
