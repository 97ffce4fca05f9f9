package dev.snapforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.postgres.SharedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The role that brings a database up to date and ends, as the first step of every pod. */
class SchemaMigrationTest {

    private static final int PODS = 4;

    private final JdbcConnectionDetails database = SharedPostgres.freshDatabase();

    /** Flyway by itself: several Spring applications cannot start at once in one JVM, as they share its logging. */
    @Test
    void manyMayMigrateAtOnce() throws Exception {
        ExecutorService pods = Executors.newFixedThreadPool(PODS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int pod = 0; pod < PODS; pod++) {
                Flyway flyway = Flyway.configure()
                        .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                        .locations("classpath:db/migration")
                        .load();
                ends.add(pods.submit(flyway::migrate));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pods.shutdownNow();
        }

        assertThat(versions()).doesNotHaveDuplicates().hasSameElementsAs(migrations());
    }

    @Test
    void startsNothingElse() throws IOException {
        try (ConfigurableApplicationContext context = migrate()) {
            assertThat(context.getBean(SchemaMigration.class).version()).isIn(migrations());
            assertThat(context).isNotInstanceOf(WebServerApplicationContext.class);
            assertThat(context.getBeanNamesForType(SnapforgeApplication.class)).isEmpty();
            assertThat(Stream.of(context.getBeanDefinitionNames())
                            .map(context::getType)
                            .filter(type -> type != null && type.getName().startsWith("dev.snapforge.")))
                    .containsExactly(SchemaMigration.class);
        }
    }

    /** After a roll-back, pods of the version before find what the newer one has left. */
    @Test
    void acceptsASchemaThatIsNewerThanItself() {
        migrate().close();
        jdbc().sql(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                                + " execution_time, success) VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)")
                .update();

        try (ConfigurableApplicationContext context = migrate()) {
            assertThat(context.getBean(SchemaMigration.class).version()).isEqualTo("999");
        }
    }

    @Test
    void failsWhereItCouldNotMigrate() {
        assertThatThrownBy(() -> migrate("--spring.flyway.enabled=false")).hasStackTraceContaining("Flyway");
        assertThat(count("information_schema.tables WHERE table_name = 'build'"))
                .isZero();
    }

    private ConfigurableApplicationContext migrate(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--snapforge.role.migrate=true",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.datasource.hikari.maximum-pool-size=2"));
        arguments.addAll(List.of(more));
        return SnapforgeApplication.application().run(arguments.toArray(String[]::new));
    }

    private List<String> versions() {
        return jdbc().sql("SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL")
                .query(String.class)
                .list();
    }

    private long count(String what) {
        return jdbc().sql("SELECT count(*) FROM " + what).query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                Objects.requireNonNull(database.getJdbcUrl()),
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword())));
    }

    /** The numbers in the names of the files. */
    private static List<String> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("migrations"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("^V|__.*$", ""))
                    .toList();
        }
    }
}
