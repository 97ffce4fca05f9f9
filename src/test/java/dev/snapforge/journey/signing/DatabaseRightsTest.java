package dev.snapforge.journey.signing;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.answer.BuildAnswer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes of one role each, connected as users with the rights of that role and no others: what they need they may do, and a builder
 * that somebody has taken over may not do more.
 */
class DatabaseRightsTest {

    private static final String PASSWORD = "of-a-test";
    private static final String SUFFIX = "_" + UUID.randomUUID().toString().substring(0, 8);
    private static final Duration LONGEST = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static String url;
    private static JdbcClient owner;
    private static Cluster cluster;

    @BeforeAll
    static void migrateAsTheOwner() {
        JdbcConnectionDetails database = SharedPostgres.freshDatabase();
        url = Objects.requireNonNull(database.getJdbcUrl());
        Flyway.configure()
                .dataSource(url, database.getUsername(), database.getPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        owner = connect(Objects.requireNonNull(database.getUsername()), Objects.requireNonNull(database.getPassword()));
        for (String role : List.of("api", "signer", "builder")) {
            owner.sql("CREATE ROLE " + role + SUFFIX + " LOGIN PASSWORD '" + PASSWORD + "' IN ROLE snapforge_" + role)
                    .update();
        }
        cluster = new Cluster(
                folder,
                url,
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword()));
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void areEnoughForEachRole() {
        ServiceProcess api = cluster.launch("api", Map.of(), as("api", Map.of("snapforge.role.builder", "false")));
        Path noKey = folder.resolve("builders-key.pem");
        ServiceProcess builder = cluster.launchBuilder(
                "builder",
                as(
                        "builder",
                        Map.of(
                                "snapforge.signing.key-file",
                                noKey.toString(),
                                "snapforge.builder.measurement-runs",
                                "1")));
        List.of(api, builder).forEach(ServiceProcess::awaitStarted);

        ServiceClient client = api.client();
        BuildAnswer build = client.ended(post(client, "1.0.0").id());

        assertThat(build).succeeded();
        assertThat(build.job().stages()).contains("hand-over").endsWith("sign", "publish");
        assertThat(client.get("/api/v1/names/rights/channels/latest").body()).contains("1.0.0");
        assertThat(noKey).doesNotExist();
        await().atMost(LONGEST)
                .until(() -> client.snapshot(build.snapshot())
                        .object("metrics")
                        .text("state")
                        .equals("MEASURED"));

        BuildAnswer waiting = whileTheApiIsAway(client, api);
        ServiceProcess signer = cluster.launch(
                "signer",
                Map.of(),
                as(
                        "signer",
                        Map.of(
                                "snapforge.role.api", "false",
                                "snapforge.role.builder", "false",
                                "snapforge.role.signer", "true")));
        signer.awaitStarted();
        await().atMost(LONGEST).until(() -> cluster.count("release_version WHERE version = '2.0.0'") == 1);
        assertThat(cluster.count(
                        "build_job WHERE status = 'SUCCEEDED' AND attempt = 1 AND build_id = '" + waiting.id() + "'"))
                .isOne();
        assertThat(cluster.count("proven_work")).isZero();
        assertThat(builder.log() + signer.log()).doesNotContain("permission denied");
    }

    /** Nobody is there to sign what the builder proves; it keeps. */
    private static BuildAnswer whileTheApiIsAway(ServiceClient client, ServiceProcess api) {
        BuildAnswer build = post(client, "2.0.0");
        api.kill();
        await().atMost(LONGEST)
                .until(() -> cluster.count("build_job WHERE status = 'RUNNING' AND proven_at IS NOT NULL") == 1);
        return build;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM api_token",
                "INSERT INTO api_token (id) VALUES (gen_random_uuid())",
                "SELECT * FROM rate_bucket",
                "INSERT INTO audit_event (id) VALUES (gen_random_uuid())",
                "DELETE FROM audit_event",
                "UPDATE signing_key SET status = 'ACTIVE'",
                "INSERT INTO signing_key (key_id) VALUES ('x')",
                "INSERT INTO snapshot (digest) VALUES ('x')",
                "UPDATE snapshot SET status = 'ACTIVE'",
                "INSERT INTO snapshot_build (snapshot_digest) VALUES ('x')",
                "INSERT INTO release (name) VALUES ('x')",
                "UPDATE release SET snapshot_digest = 'x'",
                "INSERT INTO release_version (name) VALUES ('x')",
                "UPDATE channel SET version = 'x'",
                "INSERT INTO bundle (digest) VALUES ('x')",
                "UPDATE bundle_file SET digest = 'x'",
                "UPDATE build SET bundle_digest = 'x'",
                "UPDATE build SET spec = '{}'",
                "UPDATE build SET principal = 'somebody'",
                "INSERT INTO build (id) VALUES (gen_random_uuid())",
                "DELETE FROM build",
                "UPDATE build_job SET target = 'x'",
                "UPDATE build_job SET status = 'SUCCEEDED', snapshot = 'x'",
                "DELETE FROM job_event",
                "UPDATE proven_work SET statement = 'x'",
                "DELETE FROM proven_work",
                "INSERT INTO measurement (job_id) VALUES (gen_random_uuid())",
                "UPDATE measurement SET snapshot = 'x'",
                "DELETE FROM measurement",
                "DELETE FROM storage_orphan",
                "SELECT secret FROM webhook",
                "UPDATE webhook SET url = 'https://example.org/'",
                "INSERT INTO webhook_event (type, subject, at, data) VALUES ('x', 'x', now(), '{}')",
                "SELECT note_webhook_event('channel.promoted', 'x', 'x', '{}')",
                "DELETE FROM webhook_event",
                "SELECT body FROM webhook_delivery",
                "UPDATE webhook_task SET picked = true",
                "UPDATE flyway_schema_history SET success = false",
                "CREATE TABLE mine (x text)",
                "ALTER TABLE build_job DISABLE TRIGGER ALL",
            })
    void keepABuilderFromAllElse(String statement) {
        JdbcClient builder = connect("builder" + SUFFIX, PASSWORD);

        assertThatThrownBy(() -> {
                    if (statement.startsWith("SELECT")) {
                        builder.sql(statement).query().listOfRows();
                    } else {
                        builder.sql(statement).update();
                    }
                })
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }

    /** As it does when the machine keeps it from measuring. */
    @Test
    void letABuilderPutAMeasurementOff() {
        assertThat(connect("builder" + SUFFIX, PASSWORD)
                        .sql(
                                "UPDATE measurement SET begun = 0, failed = failed + 1, due_at = now() WHERE snapshot = 'none'")
                        .update())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_event SET action = 'x-y'", "TRUNCATE audit_event"})
    void keepAnApiFromChangingTheAuditLog(String statement) {
        assertThatThrownBy(
                        () -> connect("api" + SUFFIX, PASSWORD).sql(statement).update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    /** A migration that adds a table says who may do what to it. */
    @Test
    void areSaidOfEveryTable() {
        assertThat(owner.sql(
                                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                                        + " AND relname <> 'flyway_schema_history'"
                                        + " AND NOT has_table_privilege('snapforge_api', oid, 'INSERT')")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private static BuildAnswer post(ServiceClient client, String version) {
        return BuildAnswer.of(client.post(Form.of("a.js", "globalThis.version = '" + version + "';")
                .spec(spec().name("rights").version(version).target(CURRENT))));
    }

    private static Map<String, String> as(String role, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("spring.datasource.username", role + SUFFIX);
        settings.put("spring.datasource.password", PASSWORD);
        settings.put("spring.flyway.enabled", "false");
        return settings;
    }

    private static JdbcClient connect(String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }
}
