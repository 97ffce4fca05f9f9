package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.support.answer.SpecBuilder;
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

/** From a bundle over HTTP to a process that plain Node started from the published blob. */
@Tag("node")
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/node/blobs",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/node/signing-key.pem",
            "snapforge.engine.work-directory=${tests.fork.folder:target/tests}/node/engine",
            "snapforge.engine.targets=linux-x64/node-24.21.0",
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
        BuildAnswer build = build("""
                require('fs').writeFileSync('/snapforge/answer', 'uses \\nreconciled \\nmissing \\nfrozen \\n');
                require('fs').writeFileSync('/snapforge/snapshot.blob', 'no snapshot');
                process.reallyExit(0);
                """, spec());

        assertThat(build).failedWith("unknown-blob-form");
    }

    @Test
    void plainNodeRunsAScriptInThePublishedSnapshot() throws Exception {
        BuildAnswer build = build(
                """
                const { createHash } = require('crypto');
                globalThis.digestOf = (text) => createHash('sha256').update(text).digest('hex');
                """,
                spec().name("hashes")
                        .requires("digestOf")
                        .check("digestOf('a').slice(0, 8)", "ca978112")
                        .metrics("wait"));
        assertThat(build).succeeded();
        SnapshotAnswer snapshot = service.snapshot(build.snapshot());
        assertThat(snapshot)
                .has("v8Version", "13.6.233.17-node.53")
                .object("engineBuild")
                .has("nodeVersion", "24.21.0");
        assertThat(snapshot.object("metrics").decimal("plainMillis")).isPositive();
        assertThat(snapshot.object("metrics").decimal("restoredMillis")).isPositive();
        byte[] container = service.bytes("/api/v1/snapshots/" + build.snapshot() + "/container")
                .body();
        assertThat(Digest.of(container).toString()).isEqualTo(build.snapshot());
        assertThat(Container.read(container).metadata().target()).hasToString(TARGET);

        Path script =
                Files.writeString(folder.resolve("use.js"), "console.log(digestOf(process.argv[2]), __filename);");
        assertThat(node(build, script.toString(), "b"))
                .isEqualTo("3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d " + script);
    }

    @Test
    void theMainFunctionRunsAsNodeRunsIt() throws Exception {
        BuildAnswer build = build(
                """
                const { addSerializeCallback, addDeserializeCallback, setDeserializeMainFunction } =
                  require('v8').startupSnapshot;
                const state = { built: 'yes' };
                addSerializeCallback((it) => { it.closed = true; }, state);
                addDeserializeCallback((it) => { it.opened = process.argv.length; }, state);
                setDeserializeMainFunction((it) => {
                  console.log(JSON.stringify([it, process.argv.slice(1), process.env.WHO, typeof require('fs').readFileSync]));
                }, state);
                globalThis.state = state;
                """,
                spec().name("main")
                        .requires("state.built")
                        .check("state.closed", true)
                        .check("typeof state.opened")
                        .check("Promise.resolve(state.built)", "yes"));
        assertThat(build).succeeded();
        assertThat(node(build, "one", "two"))
                .isEqualTo("[{\"built\":\"yes\",\"closed\":true,\"opened\":3},[\"one\",\"two\"],\"Ada\",\"function\"]");
    }

    @Test
    void aRebuildGivesTheSameSnapshot() {
        BuildAnswer build = build(
                "globalThis.made = Date.now(); globalThis.random = Math.random();",
                spec().name("same").requires("made"));
        assertThat(build).succeeded().hasFindings("frozen-time", "frozen-random");
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
    }

    @Test
    void findingsNameWhatBelongsToTheProcess() {
        BuildAnswer build = build("""
                globalThis.kept = [process.argv.length, process.cwd(), process.env.HOME ?? 'none', performance.now()];
                """, spec().name("process").requires("kept"));
        assertThat(build).succeeded().hasFindings("process-state-read", "environment-read");
        assertThat(build.job().json().path("findings").toString())
                .contains("process.argv", "process.cwd", "performance.now", "process.env.HOME");
    }

    @Test
    void whatNodeEnginesDoNotDoIsRefusedWithACode() {
        assertThat(build("process.exit(0);", spec())).failedWith("process-exited");
        assertThat(build("setInterval(() => {}, 1000);", spec())).failedWith("still-active");
    }

    @Test
    void whatNodeDoesNotNeedIsLeftOutAndToldSoThatOneSpecServesAllTargets() {
        String source = "globalThis.x = typeof URL;";
        BuildAnswer build = build(source, spec().prelude("web").warmup("x").requires("x"));
        assertThat(build).succeeded().hasFindings("prelude-left-out", "warm-up-left-out");
        assertThat(service.snapshot(build.snapshot())).has("prelude", "none");

        BuildAnswer bare = build(source, spec().requires("x"));
        assertThat(bare).lacksFindings("prelude-left-out", "warm-up-left-out").hasSnapshotsOf(build);
    }

    private BuildAnswer build(String source, SpecBuilder spec) {
        return service.build(Form.of("main.js", source).spec(spec.target(TARGET)));
    }

    /** What plain Node prints that is started from the published blob, outside of every sandbox of ours. */
    private String node(BuildAnswer build, String... arguments) throws IOException, InterruptedException {
        byte[] blob =
                service.bytes("/api/v1/snapshots/" + build.snapshot() + "/blob").body();
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
