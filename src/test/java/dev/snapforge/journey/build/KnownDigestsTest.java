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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Snapshots are the ones that other machines made on other days.
 *
 * <p>Whoever changes what is in every snapshot (a script that a creating runtime runs first, the container's form) or a pinned
 * bundle writes down the new digests, and by that says that everybody's snapshots change with the next release.
 */
@Tag("bundles")
@WholeService
@TestPropertySource(
        properties =
                "snapforge.engine.targets=linux-x64/javet-v8-4.0.0,linux-x64/javet-v8-4.1.5,linux-x64/javet-v8-5.0.6")
@DirtiesContext
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
        "greeting.js, sha256:b5d823d23f920419492b9007e3fe6b34576d10f1781e0d6270dad96b853fbbf0, sha256:d5fd352b7be98785a84f894d5bf469019462bd7b0c17ec1db2799c2ce8a5aeb9, sha256:7eece51806cf90681aee4c5c76d6f935466aad29d6049f06dc7c87a0cd864fad",
        "lodash/lodash.js, sha256:b1407f1d40b5e057ebbf277c69543342f824ed387e38b492b407099797c3edaf, sha256:1f13bc7bfb9f2fe1f434e4f434bc96294922218d0d0f2eb7ea0d0b1764b44f16, sha256:84799899c573c1b1d8eed7cd2aa98f393a88e3dd844f71c77e21e98182d8c728",
        "typescript/lib/typescript.js, sha256:8124f09d9555295173a5273ee221c75760aa50837a1af798ccc8ff38b933701c, sha256:3ba59c49fda46c5c752d1a9b2d1c6b346fd274a01dab33173d96530b21aeaf33, sha256:530a2a2ac390c208b9a7d63ebce2b46785671b6dbfc7c22110e9ca70500e6a16",
    })
    void areTheSameEverywhere(String file, String on4, String on41, String on5) throws Exception {
        Path source = file.contains("/") ? MODULES.resolve(file) : EXAMPLES.resolve(file);
        assertThat(source).as("run bench/fetch-bundles first").isRegularFile();

        BuildAnswer build = service.build(new Form().file(source.getFileName().toString(), Files.readAllBytes(source)));

        Map<String, String> digests = new TreeMap<>();
        build.jobs().forEach(job -> digests.put(job.target(), job.snapshot()));
        assertThat(digests)
                .isEqualTo(Map.of(
                        "linux-x64/javet-v8-4.0.0",
                        on4,
                        "linux-x64/javet-v8-4.1.5",
                        on41,
                        "linux-x64/javet-v8-5.0.6",
                        on5));
    }
}
