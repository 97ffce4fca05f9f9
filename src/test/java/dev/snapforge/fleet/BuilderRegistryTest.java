package dev.snapforge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.postgres.SharedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is registered of a builder is what a signer compares its work with, so it stays while work waits. */
class BuilderRegistryTest {

    private static final Target TARGET = Target.parse("linux-x64/javet-v8-5.0.6");
    private static final EngineProbeResult ENGINE = engine(1);

    private JdbcClient database;
    private BuilderRegistry registry;

    @BeforeEach
    void migrate() {
        JdbcConnectionDetails details = SharedPostgres.freshDatabase();
        DriverManagerDataSource source = new DriverManagerDataSource(
                details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
        registry = new BuilderRegistry(database);
    }

    @Test
    void aBuilderThatWasForgottenRegistersAnew() {
        registry.register("fixed", List.of(ENGINE));
        registry.stop("fixed");
        assertThat(registry.heartbeat("fixed")).isFalse();

        registry.register("fixed", List.of(ENGINE));

        assertThat(registry.heartbeat("fixed")).isTrue();
        assertThat(registry.engine("fixed", TARGET).orElseThrow().nativeLibrary())
                .isEqualTo(ENGINE.nativeLibrary());
    }

    @Test
    void otherEnginesNeedAnotherName() {
        registry.register("fixed", List.of(ENGINE));

        assertThatThrownBy(() -> registry.register("fixed", List.of(engine(2))))
                .isInstanceOfSatisfying(
                        BuilderNameTakenException.class,
                        it -> assertThat(it.code()).isEqualTo("builder-name-taken"));
        assertThatThrownBy(() -> registry.register("fixed", List.of())).isInstanceOf(BuilderNameTakenException.class);

        assertThat(registry.engine("fixed", TARGET).orElseThrow().nativeLibrary())
                .isEqualTo(ENGINE.nativeLibrary());
    }

    @Test
    void aBuilderWhoseWorkWaitsIsNotForgotten() {
        for (String gone : List.of("gone", "waited-for")) {
            registry.register(gone, List.of(ENGINE));
        }
        database.sql(
                        "UPDATE builder SET started_at = now() - interval '9 days', heartbeat_at = now() - interval '8 days'")
                .update();
        proven("waited-for");

        registry.register("new", List.of(ENGINE));

        assertThat(registry.engine("gone", TARGET)).isEmpty();
        assertThat(registry.engine("waited-for", TARGET)).isPresent();
    }

    /** A builder's user of the database can add rows. */
    @Test
    void aRowThatIsNoEngineHidesNoOther() {
        registry.register("honest", List.of(ENGINE));
        database.sql(
                        "INSERT INTO builder_engine SELECT builder_id, 'no target', engine_version, v8_version, native_library,"
                                + " emulated, isolation, icu_data, shares_process FROM builder_engine")
                .update();

        assertThat(registry.engines())
                .singleElement()
                .satisfies(it -> assertThat(it.target()).isEqualTo(TARGET));
        assertThat(registry.seenWithin(Duration.ofMinutes(1))).containsExactly(TARGET);
    }

    /** Nothing but what is asked for; the rows that it belongs to are missing. */
    private void proven(String builder) {
        database.sql("""
                        SET session_replication_role = replica;
                        INSERT INTO build_job (id, build_id, position, target, status, attempt, builder, created_at, queued_at,
                                started_at, claim_key, proven_at)
                        VALUES ('%s', gen_random_uuid(), 0, '%s', 'RUNNING', 1, '%s', now(), now(), now(),
                                decode(repeat('00', 32), 'hex'), now())
                        """.formatted(UUID.randomUUID(), TARGET, builder)).update();
    }

    private static EngineProbeResult engine(int library) {
        return new EngineProbeResult(
                TARGET,
                "5.0.6",
                "14.7.173.18",
                Digest.of(new byte[] {(byte) library}),
                null,
                List.of(),
                true,
                false,
                "bwrap");
    }
}
