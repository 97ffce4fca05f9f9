package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.engine.Arm64Engines;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Node for arm64, which qemu runs on machines of another architecture. */
@Tag("arm64")
@WholeService
@TestPropertySource(properties = {"snapforge.engine.limits.wall-clock=60s", "snapforge.engine.emulation-slowdown=6"})
class NodeArm64JourneyTest {

    @LocalServerPort
    private int port;

    @BeforeAll
    static void needNode() throws IOException {
        Arm64Engines.assumeMachineCanRunThem();
        assumeTrue(
                Files.isExecutable(Arm64Engines.node()),
                "Node for arm64 is missing: run src/main/engines/prepare-node linux-arm64 first");
    }

    @Test
    void buildsProvesAndStarts(@TempDir Path folder) throws Exception {
        ServiceClient service = new ServiceClient(port);
        BuildAnswer build = service.build(Form.of("twice.js", "globalThis.twice = (x) => process.arch + ' ' + 2 * x;")
                .spec(spec().target(Arm64Engines.NODE).requires("twice").check("twice(21)", "arm64 42")));

        assertThat(build).succeeded();
        SnapshotAnswer snapshot = service.snapshot(build.snapshot());
        assertThat(snapshot).object("target").has("arch", "arm64");
        assertThat(snapshot).object("engineBuild").has("nodeVersion", "24.21.0");
        String path = "/api/v1/snapshots/" + snapshot.digest();
        Path blob = Files.write(
                folder.resolve("published.blob"), service.bytes(path + "/blob").body());
        Path script = Files.writeString(folder.resolve("use.js"), "console.log(twice(4));");
        assertThat(node("--snapshot-blob", blob.toString(), script.toString())).isEqualTo("arm64 8");
    }

    private static String node(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arm64Engines.nodeCommand());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
