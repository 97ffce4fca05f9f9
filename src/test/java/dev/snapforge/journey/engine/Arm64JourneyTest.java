package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.client.Arm64Client;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.engine.Arm64Engines;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.verify.VerificationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Snapshots for arm64 from a machine of whatever architecture, loaded on arm64, and refused everywhere else. */
@Tag("arm64")
@WholeService
@TestPropertySource(properties = {"snapforge.engine.limits.cpu=3s", "snapforge.engine.emulation-slowdown=6"})
class Arm64JourneyTest {

    private static final String X64 = "linux-x64/javet-v8-4.0.0";
    private static final String TWICE = "globalThis.twice = (x) => 2 * x; globalThis.answer = twice(21);";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeAll
    static void needArm64() throws IOException {
        Arm64Engines.assumeMachineCanRunThem();
    }

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void saysWhichEnginesAreEmulated() throws IOException {
        PageAnswer engines = PageAnswer.of(service.get("/api/v1/engines"));

        assertThat(engines.items("target")).contains(Arm64Engines.CURRENT, Arm64Engines.OLDEST);
        for (AnswerObject engine : engines.items()) {
            boolean arm64 = engine.text("arch").equals("arm64");
            assertThat(engine).has("emulated", arm64 && Arm64Engines.emulated()).has("isolation", "bwrap");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Arm64Engines.CURRENT, Arm64Engines.OLDEST})
    void buildsProvesAndMeasures(String target) throws IOException {
        BuildAnswer build = service.build(Form.of("greeting.js", Files.readString(Path.of("examples/greeting.js")))
                .spec(spec().target(target)
                        .requires("greet")
                        .minSpeedup(0.001)
                        .check("greet('Ada', 'fr')", "Bonjour, Ada!")));

        SnapshotAnswer snapshot = snapshot(build, target);
        AnswerObject metrics = snapshot.object("metrics");
        assertThat(snapshot).object("target").has("arch", "arm64");
        assertThat(metrics).has("emulated", Arm64Engines.emulated()).has("runs", 1);
        assertThat(metrics.decimal("restoredMillis")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {Arm64Engines.CURRENT, Arm64Engines.OLDEST})
    void givesTheSameBytesAgain(String target) {
        BuildAnswer build =
                service.build(Form.of("table.js", "globalThis.table = new Map([[1, 'one'], [Symbol.iterator, {}]]);")
                        .spec(spec().target(target)));
        BuildAnswer rebuilt = service.rebuild(build.id());

        assertThat(rebuilt).hasSnapshotsOf(build);
        assertThat(snapshot(rebuilt, target)).isReproducible();
    }

    @Test
    void loadsOnArm64AndNowhereElse(@TempDir Path folder) throws Exception {
        BuildAnswer build = service.build(Form.of("twice.js", TWICE).spec(spec().target(Arm64Engines.CURRENT, X64)));
        SnapshotAnswer arm64 = snapshot(build, Arm64Engines.CURRENT);
        SnapshotAnswer x64 = snapshot(build, X64);
        // One version of V8, which is all that V8 itself would have looked at.
        assertThat(arm64).has("v8Version", x64.text("v8Version"));
        assertThat(arm64.digest()).isNotEqualTo(x64.digest());
        Arm64Client onArm64 = new Arm64Client(service.base(), key(folder), folder);

        assertThat(onArm64.run(Arm64Engines.CURRENT, arm64.digest())).contains("twice: 84");
        assertThat(onArm64.run(Arm64Engines.CURRENT, x64.digest()))
                .doesNotContain("twice")
                .contains("VerificationException", "Expected linux-arm64, found linux-x64");
        assertThat(onArm64.run(Arm64Engines.OLDEST, arm64.digest()))
                .doesNotContain("twice")
                .contains("VerificationException", "Expected javet-v8-3.1.3, found javet-v8-4.0.0");
    }

    @Test
    void isRefusedByX64BeforeV8SeesIt(@TempDir Path folder) throws Exception {
        BuildAnswer build = service.build(Form.of("twice.js", TWICE).spec(spec().target(Arm64Engines.CURRENT, X64)));
        PreparedEngine.useInThisJvm();
        Snapforge client = Snapforge.at(URI.create(service.base()))
                .trusting(TrustedKeys.fromPem(Files.readString(key(folder))))
                .cachingIn(folder.resolve("cache"))
                .build();

        assertRefused("other-platform", "linux-x64", "linux-arm64", client, snapshot(build, Arm64Engines.CURRENT));
        assertRefused("other-engine", "javet-v8-5.0.6", "javet-v8-4.0.0", client, snapshot(build, X64));
    }

    @Test
    void isBuiltOnlyWhenAskedForWhereItIsEmulated() throws IOException {
        BuildAnswer build = service.build(Form.of("small.js", "globalThis.small = 1;"));

        if (Arm64Engines.emulated()) {
            assertThat(build).hasTargets(X64);
        } else {
            assertThat(build.targets()).contains(Arm64Engines.CURRENT);
        }
    }

    @Test
    void endsWhatNeverEnds() {
        BuildAnswer build = service.build(Form.of("endless.js", "for (;;);").spec(spec().target(Arm64Engines.CURRENT)));

        assertThat(build).failedWith("cpu-limit");
    }

    private static void assertRefused(
            String code, String expected, String found, Snapforge client, SnapshotAnswer snapshot) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> client.fetch(snapshot.digest()))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.expected()).isEqualTo(expected);
                    assertThat(refusal.found()).isEqualTo(found);
                });
    }

    private Path key(Path folder) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), service.pem(service.keyId()));
    }

    private SnapshotAnswer snapshot(BuildAnswer build, String target) {
        assertThat(build).succeeded();
        return service.snapshot(build.job(target).snapshot());
    }
}
