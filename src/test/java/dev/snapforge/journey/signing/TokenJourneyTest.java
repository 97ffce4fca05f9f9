package dev.snapforge.journey.signing;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.core.Digest;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.signing.pkcs11.SessionLoss;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.SoftHsm;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.verify.VerificationKeys;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** What docs/signing-keys.md says about tokens, on a service with a real Postgres and a token of SoftHSM. */
class TokenJourneyTest {

    private static final String STABLE = "/api/v1/names/app/channels/stable";

    @TempDir
    Path folder;

    private SoftHsm hsm;
    private @Nullable ConfigurableApplicationContext context;
    private ServiceClient service = new ServiceClient(0);

    @BeforeEach
    void makeToken() throws Exception {
        hsm = SoftHsm.in(folder);
        hsm.addToken("snapforge");
        hsm.addKey("snapforge", "snapforge", "01");
    }

    private void start(boolean builds) throws Exception {
        JdbcConnectionDetails database = SharedPostgres.freshDatabase();
        ConfigurableApplicationContext started = new SpringApplicationBuilder(
                        SnapforgeApplication.class, StandInProver.class)
                .run(Stream.of(
                                "server.port=0",
                                "snapforge.role.builder=" + builds,
                                "snapforge.engine.work-directory=" + folder.resolve("engine"),
                                "snapforge.engine.spares=0",
                                "snapforge.builder.measurement-runs=0",
                                "snapforge.blob.directory=" + folder.resolve("blobs"),
                                "snapforge.upload.directory=" + folder.resolve("uploads"),
                                "snapforge.signing.key-file=" + folder.resolve("none.pem"),
                                "snapforge.signing.look-interval=100ms",
                                "snapforge.signing.pkcs11.library=" + hsm.library(),
                                "snapforge.signing.pkcs11.token-label=snapforge",
                                "snapforge.signing.pkcs11.pin-file=" + hsm.pinFile(SoftHsm.PIN),
                                "spring.datasource.url=" + database.getJdbcUrl(),
                                "spring.datasource.username=" + database.getUsername(),
                                "spring.datasource.password=" + database.getPassword(),
                                "spring.datasource.hikari.maximum-pool-size=8")
                        .map(it -> "--" + it)
                        .toArray(String[]::new));
        context = started;
        service = new ServiceClient(started.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        if (!builds) {
            prover().live();
        }
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void opensslVerifiesWhatTheTokenSigned() throws Exception {
        start(false);
        String first = signingKey();
        VerificationKeys pinned = VerificationKeys.fromPem(service.pem(first));
        Digest container = ended(build("1.0.0"));
        assertThat(opensslVerifies(container, first)).isTrue();
        assertThat(folder.resolve("none.pem")).doesNotExist();

        hsm.addKey("snapforge", "snapforge", "02");
        await().until(() -> !signingKey().equals(first));
        String second = signingKey();

        assertThat(AnswerObject.of(service.get("/api/v1/keys/" + first)).text("status"))
                .isEqualTo("RETIRED");
        assertThat(pinned.learning(service.get("/.well-known/jwks.json").body(), Clock.systemUTC())
                        .find(second))
                .as("by the older key's word")
                .isPresent();
        assertThat(opensslVerifies(ended(build("2.0.0")), second)).isTrue();
    }

    @Test
    void workWaitsWhileTheTokenIsGone() throws Exception {
        start(false);
        ended(build("1.0.0"));
        Path elsewhere = Files.move(hsm.tokens(), folder.resolve("elsewhere"));
        Files.createDirectory(hsm.tokens());
        SessionLoss.of(hsm.library());
        await().until(() -> health().contains("The token with the signing key is missing"));

        HttpResponse<String> refused = service.send("PUT", STABLE, "{\"version\": \"1.0.0\"}");
        assertThat(refused).isRefused(503, "signer-unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        BuildAnswer build = build("2.0.0");
        await().until(() -> service.get(build.path()).body().contains("\"waitsFor\":\"SIGNER\""));

        Files.delete(hsm.tokens());
        Files.move(elsewhere, hsm.tokens());

        assertThat(opensslVerifies(ended(build), signingKey())).isTrue();
        assertThat(service.send("PUT", STABLE, "{\"version\": \"2.0.0\"}")).hasStatus(201);
    }

    /** What is proven need not be proven again. */
    @Test
    void aProcessThatBuildsHandsOverWhatItCannotSign() throws Exception {
        start(true);
        Path elsewhere = Files.move(hsm.tokens(), folder.resolve("elsewhere"));
        Files.createDirectory(hsm.tokens());
        SessionLoss.of(hsm.library());

        BuildAnswer build = BuildAnswer.of(service.post(Form.of("a.js", "globalThis.a = 1;")
                .spec(spec().target(TestTargets.CURRENT).requires("a"))));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> service.get(build.path()).body().contains("\"waitsFor\":\"SIGNER\""));
        Files.delete(hsm.tokens());
        Files.move(elsewhere, hsm.tokens());

        assertThat(opensslVerifies(ended(build), signingKey())).isTrue();
        assertThat(BuildAnswer.of(service.get(build.path())).job().attempt()).isEqualTo(1);
        assertThat(BuildAnswer.of(service.get(build.path())).job().stages()).contains("hand-over", "sign", "publish");
    }

    private StandInProver prover() {
        return Objects.requireNonNull(context).getBean(StandInProver.class);
    }

    /** Proven, and not yet signed. */
    private BuildAnswer build(String version) {
        BuildAnswer build = BuildAnswer.of(service.post(Form.of("a.js", "globalThis.a = '" + version + "';")
                .spec(spec().target(StandInProver.TARGET)
                        .requires("a")
                        .name("app")
                        .version(version))));
        prover().prove(build, UnaryOperator.identity());
        return build;
    }

    private Digest ended(BuildAnswer build) {
        BuildAnswer ended = service.ended(build.id());
        assertThat(ended).succeeded();
        return Digest.parse(ended.snapshot());
    }

    private boolean opensslVerifies(Digest container, String key) throws Exception {
        assertThat(service.snapshot(container.toString()).keyId()).isEqualTo(key);
        String path = "/api/v1/snapshots/" + container;
        Files.writeString(folder.resolve("key.pem"), service.pem(key));
        Files.write(folder.resolve("x.v8ss"), service.bytes(path + "/container").body());
        Files.write(folder.resolve("x.sig"), service.bytes(path + "/signature").body());
        return OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").exitCode() == 0;
    }

    private String signingKey() {
        return PageAnswer.of(service.get("/api/v1/keys")).items().stream()
                .filter(it -> it.text("status").equals("ACTIVE"))
                .map(it -> it.text("id"))
                .findFirst()
                .orElse("");
    }

    private String health() {
        return service.get("/actuator/health").body();
    }
}
