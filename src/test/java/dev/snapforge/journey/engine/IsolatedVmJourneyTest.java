package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.SnapforgeApplication;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** From a bundle over HTTP to a published snapshot for isolates of isolated-vm. */
@Tag("node")
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/isolated-vm/blobs",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/isolated-vm/signing-key.pem",
            "snapforge.engine.work-directory=${tests.fork.folder:target/tests}/isolated-vm/engine",
            "snapforge.engine.targets=linux-x64/isolated-vm-7.0.1-node-24",
            "snapforge.builder.measurement-runs=1",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
class IsolatedVmJourneyTest {

    private static final String TARGET = "linux-x64/isolated-vm-7.0.1-node-24";

    private static final Path ENGINE = Path.of(
                    System.getProperty("snapforge.engine.directory", "target/engines"), TARGET)
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void isProvedMeasuredPublishedAndTheSameOnceMore() {
        BuildAnswer build = build(
                """
                globalThis.made = Date.now();
                globalThis.pick = (list) => list[Math.floor(Math.random() * list.length)];
                globalThis.total = (numbers) => numbers.reduce((sum, it) => sum + it, 0);
                """,
                spec().name("totals")
                        .requires("total")
                        .check("total([1, 2, 3])", 6)
                        .check("Promise.resolve(total([4]))", 4)
                        .metrics("wait"));

        assertThat(build).succeeded().hasFindings("frozen-time");
        SnapshotAnswer snapshot = service.snapshot(build.snapshot());
        assertThat(snapshot)
                .has("v8Version", "13.6.233.17-node.53")
                .has("languageMode", "sloppy")
                .has("sharesProcess", true)
                .object("engineBuild")
                .has("isolatedVmVersion", "7.0.1")
                .has("nodeVersion", "24.21.0");
        assertThat(snapshot.object("metrics").decimal("plainMillis")).isPositive();
        assertThat(snapshot.object("metrics").decimal("restoredMillis")).isPositive();
        byte[] container = service.bytes("/api/v1/snapshots/" + build.snapshot() + "/container")
                .body();
        assertThat(Container.read(container).metadata().target()).hasToString(TARGET);
        assertThat(Container.read(container).metadata().engineVersion()).isEqualTo("7.0.1-node-24.21.0");
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
    }

    @Test
    void thePreludeIsThereWithItsSlotsAndTheWarmUpIsLeftOut() {
        BuildAnswer build = build(
                """
                const snapforge = globalThis[Symbol.for('snapforge')];
                globalThis.rows = snapforge.slot('rows', { required: true });
                globalThis.host = new URL('https://example.org/a?b').host;
                """,
                spec().prelude("web")
                        .warmup("host")
                        .requires("host")
                        .check("new URL('https://a.example').host", "a.example"));

        assertThat(build).succeeded().hasFindings("warm-up-left-out").lacksFindings("prelude-left-out");
        assertThat(service.snapshot(build.snapshot())).has("prelude", "web");
    }

    @Test
    void whatFailsIsToldWithItsPlace() {
        assertThat(build("globalThis.f = () => {\n  null.x;\n};\nf();", spec())).failedWith("script-threw");
        assertThat(build("1;\n  Promise.reject(new Error('late'));", spec())).failedWith("unhandled-rejection");
        assertThat(build("globalThis.it = require('fs');", spec())).failedWith("script-threw");
        assertThat(build("globalThis.seed = {};", spec().check("seed.random = 1, Math.random() > 2", true)))
                .failedWith("check-unexpected");
        assertThat(service.build(Form.of("main.mjs", "export const a = 1;").spec(spec().target(TARGET))))
                .failedWith("modules-unsupported");
    }

    @Test
    void theExampleServesIsolatesFromWhatTheClientVerified() throws Exception {
        String bundle = Files.readString(Path.of("examples/isolated-vm/totals.js"));
        assertThat(Files.readString(Path.of("docs/isolated-vm.md")))
                .contains(Files.readString(Path.of("examples/isolated-vm/serve.mjs")));
        BuildAnswer build = build(
                bundle, spec().name("isolates").version("1.0.0").prelude("web").requires("handle"));
        assertThat(build).succeeded();
        install(build.snapshot());

        assertThat(serve("--no-node-snapshot", "isolates"))
                .contains("30 isolates, total 8555, 30 lines of audit, the last \"tenant 29 asks for 29\"");
        assertThat(serve("--no-warnings", "isolates")).contains("node-snapshot-used");
        assertThat(serve("--no-node-snapshot", "absent")).contains("unknown-name");
    }

    /** As npm does, with the native part that the engine has. */
    private void install(String snapshot) throws IOException {
        Path modules = Files.createDirectories(folder.resolve("node_modules"));
        Path client = Files.createDirectories(modules.resolve("snapforge-client"));
        for (String file : List.of("package.json", "snapforge.mjs")) {
            Files.copy(Path.of("clients/node", file), client.resolve(file));
        }
        Path addon = Files.createDirectories(modules.resolve("isolated-vm"));
        for (String file : List.of("package.json", "isolated-vm.node")) {
            Files.copy(ENGINE.resolve("isolated-vm").resolve(file), addon.resolve(file));
        }
        Files.writeString(addon.resolve("isolated-vm.js"), "module.exports = require('./isolated-vm.node').ivm;");
        Files.copy(Path.of("examples/isolated-vm/serve.mjs"), folder.resolve("serve.mjs"));
        Files.writeString(
                folder.resolve("key.pem"),
                service.pem(service.snapshot(snapshot).object("signature").text("keyId")));
    }

    /** What plain Node prints, outside of every sandbox of ours. */
    private String serve(String option, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ENGINE.resolve("bin/node").toString(),
                        option,
                        "serve.mjs",
                        "http://127.0.0.1:" + port,
                        "key.pem",
                        name,
                        "30")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private BuildAnswer build(String source, SpecBuilder spec) {
        return service.build(Form.of("main.js", source).spec(spec.target(TARGET)));
    }
}
