package dev.snapforge.journey.signing;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.Metrics;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A signer signs what the job's own attempt has proven, and nothing else, whatever a builder leaves. */
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.role.builder=false",
            "snapforge.blob.directory=" + ProvenWorkTest.DATA + "/blobs",
            "snapforge.upload.directory=" + ProvenWorkTest.DATA + "/uploads",
            "snapforge.signing.key-file=" + ProvenWorkTest.DATA + "/signing-key.pem",
            "snapforge.engine.limits.snapshot=64KB",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import(StandInProver.class)
class ProvenWorkTest {

    static final String DATA = "${tests.fork.folder:target/tests}/signer";

    private static final Digest OTHER = Digest.of(new byte[] {9});

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private StandInProver prover;

    @Value("${snapforge.blob.directory}")
    private Path blobFolder;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
        prover.live();
    }

    @Test
    void signsWhatAnAttemptHasProven() {
        BuildAnswer build = post("honest");
        Digest container = prover.prove(build, UnaryOperator.identity());

        BuildAnswer ended = service.ended(build.id());

        assertThat(ended).succeeded().job().waitsForNothing();
        assertThat(ended.job().stages()).containsExactly("sign", "publish");
        assertThat(ended.snapshot()).isEqualTo(container.toString());
        assertThat(service.snapshot(container.toString())).wasMadeBy(build.id());
        assertThat(service.get(build.path() + "/jobs/" + build.job().id() + "/log")
                        .body())
                .startsWith("what the engine wrote\n")
                .contains("publish");
        assertNothingLeft();
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("bundle", it -> changed(it, it.target(), OTHER, it.spec(), it.requires(), it.nativeLibrary())),
                lie("spec", it -> changed(it, it.target(), it.bundle(), OTHER, it.requires(), it.nativeLibrary())),
                lie(
                        "spec",
                        it -> changed(it, it.target(), it.bundle(), it.spec(), List.of("other"), it.nativeLibrary())),
                lie("engine", it -> changed(it, it.target(), it.bundle(), it.spec(), it.requires(), OTHER)),
                lie(
                        "engine",
                        it -> changed(
                                it,
                                Target.parse("linux-arm64/javet-v8-5.0.6"),
                                it.bundle(),
                                it.spec(),
                                it.requires(),
                                it.nativeLibrary())));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refusesContainersOfOtherSourcesOrEngines(String reason, UnaryOperator<SnapshotMetadata> lie) {
        refuses(reason, build -> prover.prove(build, lie));
    }

    @Test
    void refusesWorkThatSomebodyChangedInTheTable() {
        refuses(
                "proof",
                build -> prover.prove(
                        build,
                        UnaryOperator.identity(),
                        work -> database.sql(
                                        "UPDATE proven_work SET statement = replace(statement, 'engine wrote', 'intruder wrote')"
                                                + " WHERE job_id = :job")
                                .param("job", work)
                                .update()));
    }

    @Test
    void refusesAnotherAttemptsWork() {
        BuildAnswer other = post("another");
        prover.prove(other, UnaryOperator.identity(), job -> {});
        refuses(
                "proof",
                build -> prover.prove(
                        build,
                        UnaryOperator.identity(),
                        job -> database.sql(
                                        "UPDATE proven_work SET proof = decode(repeat('ab', 64), 'hex') WHERE job_id = :job")
                                .param("job", job)
                                .update()));
        assertThat(service.ended(other.id())).succeeded();
    }

    @Test
    void refusesWorkThatIsNotThere() {
        refuses(
                "proof",
                build -> prover.prove(
                        build,
                        UnaryOperator.identity(),
                        job -> database.sql("DELETE FROM proven_work WHERE job_id = :job")
                                .param("job", job)
                                .update()));
    }

    @Test
    void refusesContentThatSomebodyChangedInTheStore() {
        refuses(
                "content",
                build -> prover.prove(
                        build,
                        UnaryOperator.identity(),
                        job -> rewrite(database.sql("SELECT container FROM proven_work WHERE job_id = :job")
                                .param("job", job)
                                .query(String.class)
                                .single())));
    }

    @Test
    void refusesWhatIsNoContainer() {
        refuses(
                "container",
                build -> prover.leave(build, "no container".repeat(100).getBytes(US_ASCII), 1200, job -> {}));
    }

    @Test
    void refusesMoreThanASnapshotMayHave() {
        refuses("size", build -> prover.leave(build, new byte[2 << 20], 2 << 20, job -> {}));
        refuses("content", build -> prover.leave(build, new byte[2 << 20], 1000, job -> {}));
    }

    @Test
    void forgetsWorkOfBuildsThatWereCancelled() {
        BuildAnswer build = post("cancelled");
        prover.prove(
                build,
                UnaryOperator.identity(),
                job -> database.sql("UPDATE build_job SET status = 'CANCELLED', finished_at = now() WHERE id = :job")
                        .param("job", job)
                        .update());

        assertNothingLeft();
        assertThat(BuildAnswer.of(service.get(build.path())).job().status()).isEqualTo("CANCELLED");
    }

    /** Who can write to jobs can begin another attempt, which everybody sees, and not put a key in the place of another's. */
    @Test
    void keepsTheKeyOfAnAttempt() {
        BuildAnswer build = post("key");
        prover.claim(build);

        assertKept(build, "build_job SET claim_key = decode(repeat('00', 32), 'hex')", "has its key already");
        assertThat(service.send("POST", build.path() + "/cancel", "")).hasStatus(202);
    }

    /** Who can write to jobs cannot have one signed that was cancelled or failed, nor rewrite what another one came to. */
    @Test
    void keepsWhatHasEnded() {
        BuildAnswer build = post("ended");
        prover.prove(build, UnaryOperator.identity());
        assertThat(service.ended(build.id())).succeeded();

        for (String change : List.of(
                "build_job SET status = 'RUNNING', snapshot = NULL, finished_at = NULL",
                "build_job SET attempt = attempt + 1",
                "build_job SET log = 'rewritten'",
                "build_job SET findings = '[1]', builder = 'another'",
                "build SET status = 'RUNNING', finished_at = NULL")) {
            assertKept(build, change, "has ended");
        }
    }

    private void assertKept(BuildAnswer build, String change, String message) {
        String key = change.startsWith("build_job") ? "build_id" : "id";
        assertThatThrownBy(() -> database.sql("UPDATE " + change + " WHERE " + key + " = :build")
                        .param("build", UUID.fromString(build.id()))
                        .update())
                .as(change)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(message);
    }

    @Test
    void keepsTheBuilderOfAnAttempt() {
        BuildAnswer build = post("builder");
        prover.claim(build);

        assertKept(build, "build_job SET builder = 'another'", "has its builder already");
        assertThat(service.send("POST", build.path() + "/cancel", "")).hasStatus(202);
    }

    /** Such as work that needs more memory than they have: the next one would end, too. */
    @Test
    void givesUpWorkWithWhichSignersEnd() {
        BuildAnswer build = post("deadly");
        prover.prove(
                build,
                UnaryOperator.identity(),
                job -> database.sql("UPDATE proven_work SET begun = 3 WHERE job_id = :job")
                        .param("job", job)
                        .update());

        assertThat(service.ended(build.id())).failedWith("machine-fault");
        assertNothingLeft();
    }

    private void refuses(String reason, Consumer<BuildAnswer> builder) {
        BuildAnswer build = post("refused-" + UUID.randomUUID());
        double before = refusals(reason);

        builder.accept(build);

        BuildAnswer ended = service.ended(build.id());
        assertThat(ended).failedWith("signing-refused").hint("operator");
        assertThat(refusals(reason)).isEqualTo(before + 1);
        assertThat(database.sql("SELECT count(*) FROM snapshot_build WHERE build_id = :build")
                        .param("build", UUID.fromString(build.id()))
                        .query(Long.class)
                        .single())
                .isZero();
        assertNothingLeft();
    }

    private double refusals(String reason) {
        return Metrics.of(service).sum("snapforge_signing_refusals_total", "reason=\"" + reason + '"');
    }

    private void assertNothingLeft() {
        await().until(() -> database.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'sign'")
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(database.sql("SELECT count(*) FROM proven_work")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private BuildAnswer post(String what) {
        return BuildAnswer.of(service.post(Form.of("a.js", "globalThis.a = '" + what + "';")
                .spec(spec().target(StandInProver.TARGET).requires("a"))));
    }

    private void rewrite(String digest) {
        String hex = digest.substring("sha256:".length());
        try {
            Files.writeString(
                    blobFolder.resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex), "changed");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arguments lie(String reason, UnaryOperator<SnapshotMetadata> lie) {
        return Arguments.of(reason, lie);
    }

    private static SnapshotMetadata changed(
            SnapshotMetadata it, Target target, Digest bundle, Digest spec, List<String> requires, Digest library) {
        return new SnapshotMetadata(
                target,
                it.v8Version(),
                it.v8Flags(),
                it.engineVersion(),
                library,
                it.icuData(),
                it.prelude(),
                it.features(),
                requires,
                bundle,
                spec,
                it.blob(),
                it.blobSize());
    }
}
