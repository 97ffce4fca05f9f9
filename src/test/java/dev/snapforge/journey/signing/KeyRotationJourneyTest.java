package dev.snapforge.journey.signing;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.signing.KeyException;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** What docs/operations.md says about keys, step by step, on a service with a real Postgres; openssl makes the keys. */
class KeyRotationJourneyTest {

    private static final String STABLE = "/api/v1/names/app/channels/stable";
    private static final String RESOLVE =
            "/api/v1/resolve?name=app&channel=stable&platform=linux-x64&engine=javet-v8-5.0.6";

    @TempDir
    Path folder;

    private final JdbcConnectionDetails database = SharedPostgres.freshDatabase();
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();
    private ProtectedClient client = new ProtectedClient(0, null);

    @AfterEach
    void stop() {
        started.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void theNextKeyTakesOverWhileTheServiceRuns() throws Exception {
        makeKey();
        Path older = Files.copy(keyFile(), folder.resolve("older.pem"));
        start();
        String first = signingKey();
        VerificationKeys pinned = VerificationKeys.fromPem(pem(first));
        release("1.0.0");

        makeKey();
        String second = nextAfter(first);

        assertThat(status(first)).isEqualTo("RETIRED");
        assertThat(PageAnswer.of(client.get("/api/v1/audit?action=key-rotated")).first())
                .has("subject", second);
        assertThat(resolved().keyId()).as("what a retired key signed counts").isEqualTo(first);
        release("2.0.0");
        assertThat(resolved().keyId()).isEqualTo(second);
        assertThat(learnt(pinned).find(second)).as("by the older key's word").isPresent();
        assertThat(withdraw(second, "retire")).isRefused(409, "key-in-use");

        // The older key's file comes back, as on a node with an old copy of the secret: it changes nothing, and the
        // next one does.
        Files.copy(older, keyFile(), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(this::start).hasRootCauseInstanceOf(KeyException.class);
        makeKey();
        String third = nextAfter(second);
        assertThat(learnt(pinned).find(third)).isPresent();

        // A key file that is changed while nothing runs: the older one is named for one start.
        stop();
        Files.copy(keyFile(), folder.resolve("third.pem"));
        makeKey();
        start("snapforge.signing.previous-key-file=" + folder.resolve("third.pem"));
        assertThat(status(third)).isEqualTo("RETIRED");
        assertThat(learnt(pinned).find(signingKey())).isPresent();
    }

    @Test
    void aStolenKeyIsReplacedAndRevoked() throws Exception {
        makeKey();
        start();
        String stolen = signingKey();
        VerificationKeys pinned = VerificationKeys.fromPem(pem(stolen));
        String snapshot = release("1.0.0");

        makeKey();
        String next = nextAfter(stolen);
        assertThat(withdraw(stolen, "revoke")).hasStatus(200);

        assertThat(client.get(RESOLVE)).isRefused(410, "key-revoked");
        assertThat(client.get("/api/v1/snapshots/" + snapshot + "/container")).isRefused(410, "key-revoked");
        assertThat(learnt(pinned).find(next))
                .as("a revoked key's word counts for nothing")
                .isEmpty();
        VerificationKeys byHand = VerificationKeys.fromPem(pem(next));

        assertThat(release("1.0.0")).as("the same bytes").isEqualTo(snapshot);
        assertThat(resolved().digest()).isEqualTo(snapshot);
        assertThat(resolved().keyId()).isEqualTo(next);
        assertThat(byHand.find(next)).isPresent();
        assertThat(client.get("/api/v1/snapshots/" + snapshot + "/container")).hasStatus(200);
    }

    @Test
    void aKeyThatIsRevokedInUseSignsNothingUntilItIsReplaced() throws Exception {
        makeKey();
        start();
        String revoked = signingKey();
        BuildAnswer build = build("1.0.0");
        assertThat(withdraw(revoked, "revoke")).hasStatus(200);

        assertThatThrownBy(() -> builder().finish(build))
                .isInstanceOfSatisfying(
                        VerificationException.class, it -> assertThat(it.code()).isEqualTo("revoked-key"));
        makeKey();
        nextAfter(revoked);

        builder().finish(build);
        assertThat(BuildAnswer.of(client.get(build.path()))).succeeded();
    }

    /** The two commands of docs/operations.md. */
    private void makeKey() throws Exception {
        assertThat(OpenSsl.run(folder, "genpkey", "-algorithm", "ed25519", "-out", "next.pem")
                        .exitCode())
                .isZero();
        Files.setPosixFilePermissions(folder.resolve("next.pem"), PosixFilePermissions.fromString("rw-------"));
        Files.move(folder.resolve("next.pem"), keyFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path keyFile() {
        return folder.resolve("signing-key.pem");
    }

    private void start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "server.port=0",
                "snapforge.role.builder=false",
                "snapforge.blob.directory=" + folder.resolve("blobs"),
                "snapforge.signing.key-file=" + keyFile(),
                "snapforge.signing.look-interval=100ms",
                "spring.datasource.url=" + database.getJdbcUrl(),
                "spring.datasource.username=" + database.getUsername(),
                "spring.datasource.password=" + database.getPassword(),
                "spring.datasource.hikari.maximum-pool-size=8"));
        settings.addAll(List.of(more));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        SnapforgeApplication.class, StandInBuilder.class)
                .run(settings.stream().map(it -> "--" + it).toArray(String[]::new));
        started.add(context);
        builder().live();
        client = new ProtectedClient(
                context.getEnvironment().getRequiredProperty("local.server.port", Integer.class), null);
    }

    private StandInBuilder builder() {
        return started.get(started.size() - 1).getBean(StandInBuilder.class);
    }

    private BuildAnswer build(String version) {
        return client.build("name=app&version=" + version, "globalThis.version = '" + version + "';");
    }

    /** Builds a version, which releases it, and points the channel to it. */
    private String release(String version) {
        String snapshot = builder().finish(build(version), version).toString();
        assertThat(client.call("PUT", STABLE, "{\"version\": \"" + version + "\"}")
                        .statusCode())
                .isIn(200, 201);
        return snapshot;
    }

    private SnapshotAnswer resolved() {
        return SnapshotAnswer.of(client.get(RESOLVE));
    }

    private String nextAfter(String key) {
        await().until(() -> !signingKey().equals(key));
        return signingKey();
    }

    private String signingKey() {
        return PageAnswer.of(client.get("/api/v1/keys")).items().stream()
                .filter(it -> it.text("status").equals("ACTIVE"))
                .map(it -> it.text("id"))
                .findFirst()
                .orElse("");
    }

    private String status(String key) {
        return AnswerObject.of(client.get("/api/v1/keys/" + key)).text("status");
    }

    private String pem(String key) {
        return client.get("/api/v1/keys/" + key, "Accept", "application/x-pem-file")
                .body();
    }

    private VerificationKeys learnt(VerificationKeys pinned) {
        return pinned.learning(client.get("/.well-known/jwks.json").body(), Clock.systemUTC());
    }

    private HttpResponse<String> withdraw(String key, String how) {
        return client.call("POST", "/api/v1/keys/" + key + "/" + how, "{\"reason\": \"A copy of it was found.\"}");
    }
}
