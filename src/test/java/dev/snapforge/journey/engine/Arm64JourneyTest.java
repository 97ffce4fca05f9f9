package dev.snapforge.journey.engine;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.client.Arm64Client;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.Snapforge;
import dev.snapforge.engine.Arm64Engines;
import dev.snapforge.kernel.Digest;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.VerificationException;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

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
        JsonNode engines = json(service.get("/api/v1/engines")).at("/items");

        assertThat(engines.findValuesAsString("target")).contains(Arm64Engines.CURRENT, Arm64Engines.OLDEST);
        for (JsonNode engine : engines) {
            boolean arm64 = engine.at("/arch").asString().equals("arm64");
            assertThat(engine.at("/emulated").asBoolean(!arm64)).isEqualTo(arm64 && Arm64Engines.emulated());
            assertThat(engine.at("/isolation").asString()).isEqualTo("bwrap");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Arm64Engines.CURRENT, Arm64Engines.OLDEST})
    void buildsProvesAndMeasures(String target) throws IOException {
        JsonNode build = service.build(Form.of("greeting.js", Files.readString(Path.of("examples/greeting.js")))
                .spec("""
                        {"targets": ["%s"], "requires": ["greet"], "policy": {"minSpeedup": 0.001},
                         "checks": [{"expression": "greet('Ada', 'fr')", "expected": "Bonjour, Ada!"}]}
                        """.formatted(target)));

        JsonNode snapshot = snapshot(build);
        assertThat(snapshot.at("/target/arch").asString()).isEqualTo("arm64");
        assertThat(snapshot.at("/metrics/emulated").asBoolean()).isEqualTo(Arm64Engines.emulated());
        assertThat(snapshot.at("/metrics/restoredMillis").asDouble()).isPositive();
        assertThat(snapshot.at("/metrics/runs").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {Arm64Engines.CURRENT, Arm64Engines.OLDEST})
    void givesTheSameBytesAgain(String target) {
        JsonNode build =
                service.build(Form.of("table.js", "globalThis.table = new Map([[1, 'one'], [Symbol.iterator, {}]]);")
                        .spec("{\"targets\": [\"" + target + "\"]}"));
        JsonNode rebuilt = service.rebuild(build.at("/id").asString());

        assertThat(rebuilt.at("/jobs/0/snapshot").asString())
                .as(rebuilt.toPrettyString())
                .startsWith("sha256:")
                .isEqualTo(build.at("/jobs/0/snapshot").asString());
        assertThat(snapshot(rebuilt).at("/reproducible").asBoolean(false)).isTrue();
    }

    @Test
    void loadsOnArm64AndNowhereElse(@TempDir Path folder) throws Exception {
        JsonNode build = service.build(Form.of("twice.js", TWICE)
                .spec("{\"targets\": [\"%s\", \"%s\"]}".formatted(Arm64Engines.CURRENT, X64)));
        JsonNode arm64 = snapshot(build, Arm64Engines.CURRENT);
        JsonNode x64 = snapshot(build, X64);
        // One version of V8, which is all that V8 itself would have looked at.
        assertThat(arm64.at("/v8Version")).isEqualTo(x64.at("/v8Version"));
        assertThat(arm64.at("/digest")).isNotEqualTo(x64.at("/digest"));
        Arm64Client onArm64 = new Arm64Client(service.base(), key(folder), folder);

        assertThat(onArm64.run(Arm64Engines.CURRENT, arm64.at("/digest").asString()))
                .contains("twice: 84");
        assertThat(onArm64.run(Arm64Engines.CURRENT, x64.at("/digest").asString()))
                .doesNotContain("twice")
                .contains("VerificationException", "Expected linux-arm64, found linux-x64");
        assertThat(onArm64.run(Arm64Engines.OLDEST, arm64.at("/digest").asString()))
                .doesNotContain("twice")
                .contains("VerificationException", "Expected javet-v8-3.1.3, found javet-v8-4.0.0");
    }

    @Test
    void isRefusedByX64BeforeV8SeesIt(@TempDir Path folder) throws Exception {
        JsonNode build = service.build(Form.of("twice.js", TWICE)
                .spec("{\"targets\": [\"%s\", \"%s\"]}".formatted(Arm64Engines.CURRENT, X64)));
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
        JsonNode build = service.build(Form.of("small.js", "globalThis.small = 1;"));

        List<String> targets = new ArrayList<>();
        build.at("/jobs").forEach(job -> targets.add(job.at("/target").asString()));
        if (Arm64Engines.emulated()) {
            assertThat(targets).containsExactly(X64);
        } else {
            assertThat(targets).contains(Arm64Engines.CURRENT);
        }
    }

    @Test
    void endsWhatNeverEnds() {
        JsonNode build = service.build(
                Form.of("endless.js", "for (;;);").spec("{\"targets\": [\"" + Arm64Engines.CURRENT + "\"]}"));

        assertThat(build.at("/status").asString()).isEqualTo("FAILED");
        assertThat(build.at("/jobs/0/problem/code").asString())
                .as(build.toPrettyString())
                .isEqualTo("cpu-limit");
    }

    private static void assertRefused(String code, String expected, String found, Snapforge client, JsonNode snapshot) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(
                        () -> client.fetch(Digest.parse(snapshot.at("/digest").asString())))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.expected()).isEqualTo(expected);
                    assertThat(refusal.found()).isEqualTo(found);
                });
    }

    private Path key(Path folder) throws IOException {
        String id = json(service.get("/api/v1/keys")).at("/items/0/id").asString();
        return Files.writeString(
                folder.resolve("key.pem"),
                service.get("/api/v1/keys/" + id, "Accept", "application/x-pem-file")
                        .body());
    }

    private JsonNode snapshot(JsonNode build) {
        return snapshot(build, build.at("/jobs/0/target").asString());
    }

    private JsonNode snapshot(JsonNode build, String target) {
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build.at("/jobs")
                .valueStream()
                .filter(job -> job.at("/target").asString().equals(target))
                .map(job -> json(
                        service.get("/api/v1/snapshots/" + job.at("/snapshot").asString())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(build.toPrettyString()));
    }
}
