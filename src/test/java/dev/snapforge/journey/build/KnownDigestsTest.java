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
        "greeting.js, sha256:78e6da117dade02564c0d679e6817a9f07c341bfe5351f729e0baa80fc8cf859, sha256:41db91e09f6686312ab43f2776a65ef7cadbed6d80dad748021d5f5b8b9d0aff",
        "lodash/lodash.js, sha256:3b466acf10d915d866443184b1fb3a2c51616edefca5c49e92f145c6d0665800, sha256:f372ea71775b5543cdb54695584e0f9efc579ac276e218ba42ff70d6f73c3a73",
        "typescript/lib/typescript.js, sha256:d345fc6df16da20faa02979004d15ddf12415294dd73072fdafb480e64e800b4, sha256:fac21be518aeb2032a61dd914e7510e74f3aff0585ff1308a98850c4e78c1f7a",
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
