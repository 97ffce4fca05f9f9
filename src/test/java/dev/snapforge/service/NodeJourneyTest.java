package dev.snapforge.service;

import static dev.snapforge.service.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.kernel.Digest;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.service.ServiceClient.Form;
import dev.snapforge.signing.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** From a bundle over HTTP to a process that plain Node started from the published blob. */
@Tag("node")
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/node/blobs",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/node/signing-key.pem",
            "snapforge.engine.work-directory=${tests.fork.folder:target/tests}/node/engine",
            "snapforge.engine.targets=linux-x64/node-*",
            "snapforge.builder.measurement-runs=1",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
class NodeJourneyTest {

    private static final String TARGET = "linux-x64/node-24.21.0";
    private static final Path NODE =
            Path.of(System.getProperty("snapforge.engine.directory", "target/engines"), TARGET, "bin", "node");

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void whatABundleLeavesInThePlaceOfASnapshotIsNotPublished() {
        JsonNode build = build("""
                require('fs').writeFileSync('/snapforge/answer', 'uses \\nreconciled \\nmissing \\nfrozen \\n');
                require('fs').writeFileSync('/snapforge/snapshot.blob', 'no snapshot');
                process.reallyExit(0);
                """, "{\"targets\": [\"%s\"]}");

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("FAILED");
        assertThat(build.at("/jobs/0/problem/code").asString()).isEqualTo("unknown-blob-form");
        assertThat(build.at("/jobs/0/snapshot").isNull()).isTrue();
    }

    @Test
    void plainNodeRunsAScriptInThePublishedSnapshot() throws Exception {
        JsonNode build = build("""
                const { createHash } = require('crypto');
                globalThis.digestOf = (text) => createHash('sha256').update(text).digest('hex');
                """, """
                {"name": "hashes", "targets": ["%s"], "requires": ["digestOf"],
                 "checks": [{"expression": "digestOf('a').slice(0, 8)", "expected": "ca978112"}]}
                """);
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        JsonNode snapshot = json(service.get("/api/v1/snapshots/" + snapshot(build)));
        assertThat(snapshot.at("/v8Version").asString()).isEqualTo("13.6.233.17-node.53");
        assertThat(snapshot.at("/engineBuild/nodeVersion").asString()).isEqualTo("24.21.0");
        assertThat(snapshot.at("/metrics/plainMillis").asDouble()).isPositive();
        assertThat(snapshot.at("/metrics/restoredMillis").asDouble()).isPositive();
        byte[] container = service.bytes("/api/v1/snapshots/" + snapshot(build) + "/container")
                .body();
        assertThat(Digest.of(container).toString()).isEqualTo(snapshot(build));
        assertThat(Container.read(container).metadata().target()).hasToString(TARGET);

        Path script =
                Files.writeString(folder.resolve("use.js"), "console.log(digestOf(process.argv[2]), __filename);");
        assertThat(node(build, script.toString(), "b"))
                .isEqualTo("3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d " + script);
    }

    @Test
    void theMainFunctionRunsAsNodeRunsIt() throws Exception {
        JsonNode build = build("""
                const { addSerializeCallback, addDeserializeCallback, setDeserializeMainFunction } =
                  require('v8').startupSnapshot;
                const state = { built: 'yes' };
                addSerializeCallback((it) => { it.closed = true; }, state);
                addDeserializeCallback((it) => { it.opened = process.argv.length; }, state);
                setDeserializeMainFunction((it) => {
                  console.log(JSON.stringify([it, process.argv.slice(1), process.env.WHO, typeof require('fs').readFileSync]));
                }, state);
                globalThis.state = state;
                """, """
                {"name": "main", "targets": ["%s"], "requires": ["state.built"],
                 "checks": [{"expression": "state.closed", "expected": true}, {"expression": "typeof state.opened"},
                            {"expression": "Promise.resolve(state.built)", "expected": "yes"}]}
                """);
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(node(build, "one", "two"))
                .isEqualTo("[{\"built\":\"yes\",\"closed\":true,\"opened\":3},[\"one\",\"two\"],\"Ada\",\"function\"]");
    }

    @Test
    void aRebuildGivesTheSameSnapshot() {
        JsonNode build = build("globalThis.made = Date.now(); globalThis.chance = Math.random();", """
                {"name": "same", "targets": ["%s"], "requires": ["made"]}
                """);
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(codes(build)).contains("frozen-time", "frozen-random");
        JsonNode rebuilt = service.rebuild(build.at("/id").asString());
        assertThat(snapshot(rebuilt)).isEqualTo(snapshot(build));
    }

    @Test
    void findingsNameWhatBelongsToTheProcess() {
        JsonNode build = build("""
                globalThis.kept = [process.argv.length, process.cwd(), process.env.HOME ?? 'none', performance.now()];
                """, """
                {"name": "process", "targets": ["%s"], "requires": ["kept"]}
                """);
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(codes(build)).contains("process-state-read", "environment-read");
        assertThat(build.at("/jobs/0/findings").toString())
                .contains("process.argv", "process.cwd", "performance.now", "process.env.HOME");
    }

    @Test
    void whatNodeEnginesDoNotDoIsRefusedWithACode() {
        assertThat(problem("process.exit(0);", "\"requires\": []")).isEqualTo("process-exited");
        assertThat(problem("setInterval(() => {}, 1000);", "\"requires\": []")).isEqualTo("still-active");
    }

    @Test
    void whatNodeDoesNotNeedIsLeftOutAndToldSoThatOneSpecServesAllTargets() {
        String source = "globalThis.x = typeof URL;";
        JsonNode build = build(
                source, "{\"targets\": [\"%s\"], \"prelude\": \"web\", \"warmup\": \"x\", \"requires\": [\"x\"]}");
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(codes(build)).contains("prelude-left-out", "warm-up-left-out");
        JsonNode snapshot = json(service.get("/api/v1/snapshots/" + snapshot(build)));
        assertThat(snapshot.at("/prelude").asString()).isEqualTo("none");

        JsonNode bare = build(source, "{\"targets\": [\"%s\"], \"requires\": [\"x\"]}");
        assertThat(codes(bare)).doesNotContain("prelude-left-out", "warm-up-left-out");
        assertThat(snapshot(bare)).isEqualTo(snapshot(build));
    }

    private String problem(String source, String field) {
        JsonNode build = build(source, "{\"targets\": [\"%s\"], " + field + "}");
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("FAILED");
        return build.at("/jobs/0/problem/code").asString();
    }

    private JsonNode build(String source, String spec) {
        return service.build(new Form()
                .file("main.js", source.getBytes(StandardCharsets.UTF_8))
                .spec(spec.formatted(TARGET)));
    }

    private static String snapshot(JsonNode build) {
        return build.at("/jobs/0/snapshot").asString();
    }

    private static List<String> codes(JsonNode build) {
        List<String> codes = new ArrayList<>();
        build.at("/jobs/0/findings").forEach(it -> codes.add(it.at("/code").asString()));
        return codes;
    }

    /** What plain Node prints that is started from the published blob, outside of every sandbox of ours. */
    private String node(JsonNode build, String... arguments) throws IOException, InterruptedException {
        byte[] blob =
                service.bytes("/api/v1/snapshots/" + snapshot(build) + "/blob").body();
        Path file = Files.write(folder.resolve("published.blob"), blob);
        List<String> command =
                new ArrayList<>(List.of(NODE.toAbsolutePath().toString(), "--snapshot-blob", file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("WHO", "Ada");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
