package dev.snapforge.journey.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Snapshots are the ones that other machines made on other days.
 *
 * <p>Whoever changes what is in every snapshot (a script that a creating runtime runs first, the container's form) or a pinned
 * bundle writes down the new digests, and by that says that everybody's snapshots change with the next release.
 */
@Tag("bundles")
@WholeService
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class KnownDigestsTest {

    private static final Path EXAMPLES = Path.of("examples");
    private static final Path MODULES = Path.of("bench/bundles/node_modules");

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @CsvSource({
        "greeting.js, sha256:79f0f0e087d1adc2dfb2414494495aae0c7729cedd9715300cfc7c0f1d48ccd9, sha256:0f65629ad0398cddb62e8c8e929f79a34e3f5b9582684daa636f78097ef3daf6",
        "lodash/lodash.js, sha256:4695f206230d014cfe6fa340cd73c99894fc6a075dd198939a2c6e4909914cf8, sha256:9846d095baf72ac98ccb15457564822f31a5f7c1d5a068197d8a580f036dba53",
        "typescript/lib/typescript.js, sha256:339e88dee4341b6309c79e232ccc5b7c11c92430415d2a35fc8034c316a17a74, sha256:2535b64825379c3793ad23014179b5b8641927733898fc9eab8b9d6d4e1fce88",
    })
    void areTheSameEverywhere(String file, String on4, String on5) throws Exception {
        Path source = file.contains("/") ? MODULES.resolve(file) : EXAMPLES.resolve(file);
        assertThat(source).as("run bench/fetch-bundles first").isRegularFile();

        BuildAnswer build = service.build(new Form().file(source.getFileName().toString(), Files.readAllBytes(source)));

        Map<String, String> digests = new TreeMap<>();
        build.jobs().forEach(job -> digests.put(job.target(), job.snapshot()));
        assertThat(digests).isEqualTo(Map.of("linux-x64/javet-v8-4.0.0", on4, "linux-x64/javet-v8-5.0.6", on5));
    }
}
