package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Adding an engine is a folder: what docs/engines.md says, with a Javet that the service was neither compiled nor shipped with. The
 * build only fetches its jar.
 */
@WholeService
@DirtiesContext
class AddedEngineTest {

    private static final String TARGET = "linux-x64/javet-v8-3.1.3";
    private static final String LIBRARY = "libjavet-v8-linux-x86_64.v.3.1.3.so";

    @TempDir
    static Path engines;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void useTheFolder(DynamicPropertyRegistry registry) {
        registry.add("snapforge.engine.directory", () -> prepare().toString());
        registry.add("snapforge.engine.targets", () -> "*");
    }

    @Test
    void buildsProvesAndServesForTheAddedEngine() throws IOException {
        ServiceClient service = new ServiceClient(port);
        BuildAnswer build = service.build(
                Form.of("app.js", "globalThis.greet = (name) => `Hello, ${name}!`; globalThis.started = Date.now();")
                        .spec(spec().name("added")
                                .prelude("web")
                                .requires("greet")
                                .warmup("greet('Ada')")
                                .minSpeedup(0.01)
                                .check("greet('Ada')", "Hello, Ada!")));

        assertThat(build).succeeded().hasTargets(TARGET);
        assertThat(verify(service, Digest.parse(build.snapshot())).metadata().v8Version())
                .isEqualTo("12.6.228.13");
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
        assertThat(service.build(Form.of("app.js", "globalThis.r = ; "))).failedWith("syntax-error");
    }

    /** What a client does before it gives the bytes to V8. */
    private static VerifiedSnapshot verify(ServiceClient service, Digest digest) {
        String path = "/api/v1/snapshots/" + digest;
        String key = service.snapshot(digest.toString()).keyId();
        String pem = service.pem(key);
        Target target = Target.parse(TARGET);
        return new SnapshotVerifier(VerificationKeys.fromPem(pem), Clock.systemUTC())
                .verify(
                        service.bytes(path + "/container").body(),
                        service.bytes(path + "/signature").body(),
                        key,
                        new RuntimeRequirements(digest, target.platform(), target.engine(), "12.6.228.13"));
    }

    private static Path prepare() {
        Path engine = engines.resolve(TARGET);
        try {
            if (Files.exists(engine)) {
                return engines;
            }
            Files.createDirectories(engine.resolve("lib"));
            Files.createDirectories(engine.resolve("native"));
            Path built = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"));
            Files.copy(built.resolve("snapforge-engine-process.jar"), engines.resolve("snapforge-engine-process.jar"));
            Path jar =
                    Files.copy(Path.of("target/added-engine/javet-3.1.3.jar"), engine.resolve("lib/javet-3.1.3.jar"));
            try (ZipFile zip = new ZipFile(jar.toFile());
                    InputStream library = zip.getInputStream(zip.getEntry(LIBRARY))) {
                Files.copy(library, engine.resolve("native").resolve(LIBRARY));
            }
            Files.writeString(engine.resolve("engine.json"), """
                    {
                      "kind": "javet-v8",
                      "version": "3.1.3",
                      "os": "linux",
                      "arch": "x64",
                      "classPath": ["lib/javet-3.1.3.jar"],
                      "nativeLibrary": "native/libjavet-v8-linux-x86_64.v.3.1.3.so"
                    }
                    """);
            return engines;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
