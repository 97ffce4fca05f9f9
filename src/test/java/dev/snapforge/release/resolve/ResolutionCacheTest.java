package dev.snapforge.release.resolve;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.Metrics;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.AnswerObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two apis on one database: what one of them changes, neither keeps from its clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolutionCacheTest {

    private static final String STABLE = "/api/v1/names/app/channels/stable";
    private static final String RESOLVE =
            "/api/v1/resolve?name=app&channel=stable&platform=linux-x64&engine=javet-v8-5.0.6";

    private final JdbcConnectionDetails database = SharedPostgres.freshDatabase();
    private final String url = Objects.requireNonNull(database.getJdbcUrl());
    private Api here;
    private Api elsewhere;

    @BeforeAll
    void start(@TempDir Path folder) {
        here = Api.start(folder, database);
        elsewhere = Api.start(folder, database);
        StandInBuilder builder = here.context().getBean(StandInBuilder.class);
        builder.live();
        for (String version : List.of("1", "2")) {
            builder.finish(
                    here.client().build("name=app&version=" + version, "globalThis.v = " + version + ";"), version);
        }
    }

    @AfterAll
    void stop() {
        Stream.of(here, elsewhere)
                .filter(Objects::nonNull)
                .forEach(it -> it.context().close());
    }

    @BeforeEach
    void bothHearEachOther() {
        patiently().until(() -> here.hears() && elsewhere.hears());
    }

    @Test
    void whatWasAnsweredHereIsSeenHereAtOnceAndElsewhereSoon() {
        for (int promotion = 0; promotion < 10; promotion++) {
            String revision = promote(promotion);
            assertThat(here.revision()).isEqualTo(revision);
            patiently().until(() -> elsewhere.revision().equals(revision));
        }
    }

    @Test
    void answersWithoutTheDatabaseWhileNothingChanges() {
        promote(1);
        String tag = here.resolve().headers().firstValue("ETag").orElseThrow();
        // Whatever the process commits by itself makes it look once more.
        patiently().untilAsserted(() -> {
            double before = hits();
            assertThat(here.client().get(RESOLVE, "If-None-Match", tag)).hasStatus(304);
            assertThat(hits()).isEqualTo(before + 1);
        });
    }

    @Test
    void asksTheDatabaseWhileItDoesNotHearOfChanges() {
        promote(0);
        String before = elsewhere.revision();
        SharedPostgres.setOpen(url, false);
        try {
            assertThat(SharedPostgres.cutListeners(url)).isEqualTo(2);
            patiently().until(() -> !here.hears() && !elsewhere.hears());
            double uncached = elsewhere.uncached();
            for (int promotion = 1; promotion <= 4; promotion++) {
                String revision = promote(promotion);
                assertThat(elsewhere.revision()).isEqualTo(revision).isNotEqualTo(before);
                assertThat(here.revision()).isEqualTo(revision);
            }
            assertThat(elsewhere.uncached()).isEqualTo(uncached + 4);
        } finally {
            SharedPostgres.setOpen(url, true);
        }
        bothHearEachOther();
        String revision = promote(5);
        patiently().until(() -> elsewhere.revision().equals(revision));
    }

    /** What was committed between the end of a connection and the next one is in no message. */
    @Test
    void forgetsEverythingWhenItListensAgain() {
        String first = promote(0);
        patiently().until(() -> elsewhere.revision().equals(first));
        assertThat(SharedPostgres.cutListeners(url)).isEqualTo(2);
        String next = promote(1);
        patiently().until(() -> elsewhere.hears() && elsewhere.revision().equals(next));
    }

    /** Also what no service does: an operator's statements. */
    @Test
    void hearsOfRevocationsThatNoServiceHasWritten() {
        promote(1);
        patiently().until(() -> elsewhere.resolve().statusCode() == 200);
        JdbcClient operator = here.context().getBean(JdbcClient.class);
        operator.sql("UPDATE signing_key SET status = 'REVOKED'").update();
        try {
            patiently().untilAsserted(() -> assertThat(elsewhere.resolve()).isRefused(410, "key-revoked"));
        } finally {
            operator.sql("UPDATE signing_key SET status = 'ACTIVE'").update();
        }
        patiently().until(() -> elsewhere.resolve().statusCode() == 200);
    }

    @Test
    void keepsNothingThatATransactionSees() {
        ResolutionCache cache = here.context().getBean(ResolutionCache.class);
        ResolutionChanges changes = here.context().getBean(ResolutionChanges.class);
        TransactionTemplate transaction = here.context().getBean(TransactionTemplate.class);
        JdbcClient jdbc = here.context().getBean(JdbcClient.class);
        ResolveQuery query = new ResolveQuery(
                "app", null, "2", Platform.parse("linux-x64"), EngineId.parse("javet-v8-5.0.6"), null, List.of());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE signing_key SET status = 'REVOKED'").update();
            assertThat(cache.of(query)).hasSize(1).allMatch(SnapshotCandidate::keyRevoked);
            status.setRollbackOnly();
        });
        assertThat(cache.of(query)).hasSize(1).noneMatch(SnapshotCandidate::keyRevoked);

        long number = changes.number().orElseThrow();
        transaction.executeWithoutResult(status -> {});
        assertThat(changes.number().orElseThrow()).as("a commit").isGreaterThan(number);
    }

    /** Machines that run tests are busy. */
    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20));
    }

    private double hits() {
        return Metrics.of(new ServiceClient(here.port()))
                .sum("cache_gets_total", "cache=\"resolutions\"", "result=\"hit\"");
    }

    /** Points the channel to the other version, and gives its revision. */
    private String promote(int turn) {
        HttpResponse<String> answer = here.client().call("PUT", STABLE, "{\"version\": \"" + (1 + turn % 2) + "\"}");
        assertThat(answer.statusCode()).isIn(200, 201);
        return String.valueOf(AnswerObject.of(answer).number("revision"));
    }

    private record Api(ConfigurableApplicationContext context, int port, ProtectedClient client) {

        static Api start(Path folder, JdbcConnectionDetails database) {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(
                            SnapforgeApplication.class, StandInBuilder.class)
                    .run(
                            "--server.port=0",
                            "--snapforge.role.builder=false",
                            "--snapforge.blob.directory=" + folder.resolve("blobs"),
                            "--snapforge.upload.directory=" + folder.resolve("uploads"),
                            "--snapforge.signing.key-file=" + folder.resolve("signing-key.pem"),
                            "--spring.datasource.url=" + database.getJdbcUrl(),
                            "--spring.datasource.username=" + database.getUsername(),
                            "--spring.datasource.password=" + database.getPassword(),
                            "--spring.datasource.hikari.maximum-pool-size=5");
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return new Api(context, port, new ProtectedClient(port, null));
        }

        boolean hears() {
            return context.getBean(ResolutionChanges.class).number().isPresent();
        }

        HttpResponse<String> resolve() {
            return client.get(RESOLVE);
        }

        String revision() {
            HttpResponse<String> answer = resolve();
            assertThat(answer).hasStatus(200);
            return String.valueOf(AnswerObject.of(answer).number("revision"));
        }

        double uncached() {
            return Metrics.of(new ServiceClient(port)).sum("snapforge_resolve_uncached_total");
        }
    }
}
