package dev.snapforge.journey.cli;

import static dev.snapforge.support.TestTargets.CURRENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.support.CommandLineProgram;
import dev.snapforge.support.CommandLineProgram.Run;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.SampleSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whether a snapshot comes out of its bundle again, as somebody asks who has only the files. */
@WholeService
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ReproduceJourneyTest {

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    private CommandLineProgram program;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(folder.resolve("home"));
        program = new CommandLineProgram(folder, "http://127.0.0.1:" + port);
        write("main.js", "globalThis.answer = () => 42;\n");
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws Exception {
        String file = download(
                "reproduce-same",
                "main.js",
                "--check",
                "answer()",
                "--expect",
                "42",
                "--warmup",
                "answer()",
                "--runtime-state",
                "warn");
        Run same = program.run("reproduce", file, "main.js").done();
        assertThat(same.out()).contains("the same");
        assertThat(same.err()).doesNotContain("no attestation");

        // A bundle of Sigstore's form will do as well, and what has been released since does not matter.
        Files.delete(folder.resolve(file + ".attestation.json"));
        JsonNode json = ServiceClient.json(
                program.run("reproduce", file, "main.js", "--json").done().out());
        assertThat(json.path("reproduced").asBoolean()).isTrue();
        assertThat(json.at("/build/name").isNull()).isTrue();

        // With the file and its signature alone, the service is asked.
        Files.delete(folder.resolve(file + ".sigstore.json"));
        program.run("reproduce", file, "main.js").done();
    }

    @Test
    void whatIsAnotherIsNamed() throws Exception {
        String file = download("reproduce-other", "main.js");
        Run prelude = program.run("reproduce", file, "main.js", "--prelude", "web", "--output", "sarif")
                .ended(1);
        assertThat(ServiceClient.json(prelude.out())
                        .at("/runs/0/results/0/ruleId")
                        .asString())
                .isEqualTo("other-spec");

        write("main.js", "globalThis.answer = () => 43;\n");
        Run bundle = program.run("reproduce", file, "main.js").ended(1);
        assertThat(bundle.err())
                .contains("error[other-bundle]: another bundle", "another file main.js: expected sha256:");
        write("other/app.js", "globalThis.answer = () => 42;\n");
        assertThat(program.run("reproduce", file, "other/app.js").ended(1).err())
                .contains("another file app.js: expected none of this name");

        byte[] damaged = Files.readAllBytes(folder.resolve(file));
        damaged[damaged.length - 9] ^= 1;
        Files.write(folder.resolve(file), damaged);
        assertThat(program.run("reproduce", file, "main.js").ended(4).err()).contains("error[crc-mismatch]");
    }

    @Test
    void aSnapshotOfAnotherServiceNeedsItsEngine() throws Exception {
        String key = sample("absent.v8ss", Target.parse("linux-x64/javet-v8-9.9.9"));
        Run absent =
                program.run("reproduce", "absent.v8ss", "main.js", "--key", key).ended(3);
        assertThat(absent.err()).contains("error[no-such-target]", "expected: linux-x64/javet-v8-9.9.9");

        String other = sample("patched.v8ss", Target.parse(CURRENT));
        Run patched = program.run("reproduce", "patched.v8ss", "main.js", "--key", other)
                .ended(1);
        assertThat(patched.err()).contains("error[other-engine]: another native library: expected sha256:");
        assertThat(program.run("reproduce", "patched.v8ss", "main.js", "--key", key)
                        .ended(4)
                        .err())
                .contains("error[bad-signature]");
    }

    @Test
    void aSnapshotThatKeepsTheTimeIsNotReproducible() throws Exception {
        write("main.js", "globalThis.loaded = Date.now();\n");
        String file = download("reproduce-time", "main.js", "--runtime-state", "warn");
        Run differs = program.run("reproduce", file, "main.js").ended(1);
        assertThat(differs.err()).contains("error[other-bytes]: another blob: expected", " bytes differ in ");
    }

    @Test
    void doctorTakesAnArchiveThatWouldRelease() throws Exception {
        write("app/main.js", "globalThis.answer = () => 42;\n");
        write("app/snapforge.json", "{\"name\": \"doctor-archive\", \"version\": \"1.0.0\", \"files\": [\"main.js\"]}");
        Process tar = new ProcessBuilder("tar", "czf", "app.tar.gz", "-C", "app", "main.js", "snapforge.json")
                .directory(folder.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();

        assertThat(program.run("doctor", "app.tar.gz", "--target", CURRENT)
                        .done()
                        .out())
                .contains("Nothing is in the way.");
        assertThat(program.run("resolve", "doctor-archive").ended(3).err()).contains("error[unknown-name]");
    }

    private String download(String name, String bundle, String... more) throws IOException, InterruptedException {
        String[] fixed = {"build", bundle, "--name", name, "--version", "1.0.0", "--target", CURRENT};
        program.run(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new))
                .done();
        program.run("download", name + "@1.0.0", "-d", "dl").done();
        return "dl/" + name + "-1.0.0-linux-x64-javet-v8-5.0.6.v8ss";
    }

    /** Files of a service that nothing is known of here; its public key's file. */
    private String sample(String name, Target target) throws IOException {
        KeyPair pair = SampleSnapshots.keyPair();
        byte[] blob = SampleSnapshots.blob(SampleSnapshots.V8_VERSION, 10_000);
        byte[] container = Container.write(
                SampleSnapshots.patched(SampleSnapshots.metadata(target, SampleSnapshots.V8_VERSION, blob)), blob);
        Files.write(folder.resolve(name), container);
        Files.write(folder.resolve(name + ".sig"), SampleSnapshots.sign(pair, container));
        String key = name + ".pem";
        Files.write(
                folder.resolve(key),
                List.of(SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE).toPem()));
        return key;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
