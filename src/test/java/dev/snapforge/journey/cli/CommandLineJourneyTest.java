package dev.snapforge.journey.cli;

import static dev.snapforge.support.TestTargets.CURRENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.ReleaseSelector;
import dev.snapforge.client.Resolution;
import dev.snapforge.client.ResolutionSource;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.support.CommandLineProgram;
import dev.snapforge.support.CommandLineProgram.Run;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a bundle to verified files and back, as a pipeline would, with the program's own script and jar. */
@WholeService
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CommandLineJourneyTest {

    private static final String FILE = "-linux-x64-javet-v8-5.0.6.v8ss";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    private CommandLineProgram program;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(folder.resolve("home"));
        program = new CommandLineProgram(folder, "http://127.0.0.1:" + port);
    }

    @Test
    void releasesPromotesDownloadsAndVerifies() throws Exception {
        write("main.js", "globalThis.answer = () => 42;");
        Run built = build(
                        "cli-journey",
                        "1.0.0",
                        "main.js",
                        "--require",
                        "answer",
                        "--check",
                        "answer()",
                        "--expect",
                        "42")
                .done();
        assertThat(built.out())
                .contains("succeeded", "cli-journey stable is now 1.0.0")
                .doesNotContain("\u001B");
        assertThat(built.err()).contains(CURRENT + ": succeeded");

        String digest = program.run("resolve", "cli-journey", "--channel", "stable", "--target", CURRENT)
                .done()
                .out()
                .strip();
        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        program.run("download", "cli-journey@1.0.0", "--all", "-d", "dl").done();
        assertThat(names("dl"))
                .contains("cli-journey-1.0.0" + FILE, "checksums.txt")
                .noneMatch(it -> it.startsWith("."));
        assertThat(shell("cd dl && sha256sum -c --strict checksums.txt")).isZero();
        String key = key("dl");
        String file = "cli-journey-1.0.0" + FILE;
        assertThat(OpenSsl.verify(folder.resolve("dl"), key, file + ".sig", file)
                        .text())
                .contains("Signature Verified Successfully");

        Run verified = program.run("verify", "dl/" + file, "--key", "dl/" + key, "--digest", digest, "--json")
                .done();
        assertThat(ServiceClient.json(verified.out()).path("attestation").asBoolean())
                .isTrue();
        byte[] bytes = Files.readAllBytes(folder.resolve("dl/" + file));
        bytes[bytes.length - 9] ^= 1;
        Files.write(folder.resolve("dl/" + file), bytes);
        assertThat(program.run("verify", "dl/" + file, "--key", "dl/" + key)
                        .ended(4)
                        .err())
                .contains("error[crc-mismatch]");

        program.run("install", "cli-journey@1.0.0", "--cache", "cache", "--key", "dl/" + key)
                .done();
        assertThat(names("cache/sha256")).contains(digest.substring("sha256:".length()) + ".v8ss");
        PreparedEngine.useInThisJvm();
        Resolution offline = Snapforge.at(URI.create("http://127.0.0.1:9"))
                .trusting(TrustedKeys.fromPem(
                        Files.readString(folder.resolve("dl").resolve(key))))
                .cachingIn(folder.resolve("cache"))
                .build()
                .resolve(ReleaseSelector.version("cli-journey", "1.0.0"));
        assertThat(offline.outcome()).isEqualTo(ResolutionSource.CACHED);
    }

    @Test
    void showsTheAuthorsLinesOfARefusedBundle() throws Exception {
        Files.createDirectories(folder.resolve("src"));
        write("src/app.ts", "const x: number = 1;\nexport const host = new URL('http://x/');\n");
        write("dist/main.js", "globalThis.host = new URL('http://x/');\n//# sourceMappingURL=main.js.map\n");
        // Column 18 of the script's first line is column 20 of the original's second one.
        write(
                "dist/main.js.map",
                "{\"version\":3,\"sources\":[\"../src/app.ts\"],\"names\":[],\"mappings\":\"kBACoB\"}");

        Run failed = program.run("build", "dist/main.js", "--target", CURRENT).ended(1);
        assertThat(failed.out())
                .contains("src/app.ts:2:", "error[script-threw]: The bundle needs URL, which is not there")
                .contains(" 2 | export const host = new URL('http://x/');", "^", "hint: Set \"prelude\": \"web\"")
                .contains("http://127.0.0.1:" + port + "/problems/script-threw");

        Run sarif = program.run("build", "dist/main.js", "--target", CURRENT, "--output", "sarif", "-q")
                .ended(1);
        assertThat(sarif.err()).isEmpty();
        JsonNode run = ServiceClient.json(sarif.out()).path("runs").path(0);
        assertThat(run.at("/tool/driver/name").asString()).isEqualTo("snapforge");
        assertThat(run.at("/results/0/ruleId").asString()).isEqualTo("script-threw");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("src/app.ts");
        assertThat(run.at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(2);

        Run doctor = program.run("doctor", "dist/main.js", "--target", CURRENT).ended(1);
        assertThat(doctor.out()).contains("1. use --prelude web: then it builds (tried)");
    }

    @Test
    void anOptionalTargetThatFailsLeavesTheReleaseAlone() throws Exception {
        write("main.js", "globalThis.a = 1;");
        Run built = program.run(
                        "build",
                        "main.js",
                        "--name",
                        "cli-optional",
                        "--version",
                        "1.0.0",
                        "--target",
                        CURRENT,
                        "--target",
                        "linux-x64/javet-v8-9.9.9?",
                        "--json")
                .done();
        assertThat(built.err()).contains("linux-x64/javet-v8-9.9.9 is left out");
        assertThat(ServiceClient.json(built.out()).path("builds")).hasSize(1);

        // The other engine is new to the name: it is built, but alone.
        Run next = program.run("build", "main.js", "--name", "cli-optional", "--version", "1.1.0", "--json")
                .done();
        JsonNode builds = ServiceClient.json(next.out()).path("builds");
        assertThat(builds).hasSize(2);
        assertThat(builds.at("/0/jobs/0/target").asString()).isEqualTo(CURRENT);
        assertThat(builds.at("/0/jobs")).hasSize(1);
    }

    @Test
    void rollsBackAndCompares() throws Exception {
        write("main.js", "globalThis.table = [1];");
        build("cli-history", "1.0.0", "main.js").done();
        write("main.js", "globalThis.table = Array.from({length: 30000}, (_, i) => 'row ' + i);");
        build("cli-history", "1.1.0", "main.js").done();

        Run compared = program.run("compare", "no-such-name", "1.0.0", "1.1.0");
        assertThat(compared.exit()).isEqualTo(3);
        Run grown = program.run("compare", "cli-history", "1.0.0", "stable", "--max-size-growth", "10")
                .ended(1);
        assertThat(grown.out()).contains("size 1.0.0", "size 1.1.0", CURRENT);
        assertThat(grown.err()).contains("error[grown]");
        program.run("download", "cli-history@1.0.0", "-d", "old").done();
        program.run("download", "cli-history@1.1.0", "-d", "new").done();
        String key = Path.of("old", key("old")).toString();
        String file = "new/cli-history-1.1.0" + FILE;
        String other = "old/cli-history-1.0.0" + FILE + ".attestation.json";
        Run swapped = program.run("verify", file, "--key", key, "--attestation", other);
        assertThat(swapped.ended(4).err()).contains("error[other-subject]");
        assertThat(program.run("verify", file).ended(2).err()).contains("error[no-keys]");
        assertThat(program.run("rollback", "cli-history", "stable", "--reason", "It grew")
                        .done()
                        .out())
                .contains("cli-history stable is now 1.0.0");
        assertThat(program.run("history", "cli-history", "stable").done().out()).contains("anonymous  It grew");
    }

    @Test
    void whatCannotBeDoneHasACodeOfItsOwn() throws Exception {
        write("main.js", "globalThis.a = 1;");
        assertThat(program.run("build", "absent.js").ended(2).err()).contains("error[unreadable-file]");
        assertThat(program.run("build", "main.js", "--promote", "stable")
                        .ended(2)
                        .err())
                .contains("error[usage]");
        assertThat(program.run("resolve", "no-such-name").ended(3).err()).contains("error[unknown-name]");
        Run json = program.run("build", "main.js", "--target", "linux-x64/nothing", "--json");
        assertThat(ServiceClient.json(json.out()).at("/error/exit").asInt())
                .isEqualTo(json.exit())
                .isNotZero();
        Run late = program.run("build", "main.js", "--target", CURRENT, "--timeout", "0s");
        assertThat(late.ended(5).err()).contains("error[deadline]", "snapforge status");
        assertThat(program.run("tokens", "list").ended(3).err()).contains("error[no-tokens]");
        Run away = program.with("SNAPFORGE_URL", "http://snapforge.invalid")
                .run("engines")
                .ended(5);
        assertThat(away.err()).contains("no host of the name snapforge.invalid").doesNotContain("\tat ");
    }

    @Test
    void completionIsAScriptOfBash() throws Exception {
        Files.writeString(
                folder.resolve("completion.bash"),
                program.run("completion").done().out());
        assertThat(shell("bash -n completion.bash")).isZero();
        assertThat(program.run("--help").done().out()).contains("Exit codes:", "doctor");
    }

    private Run build(String name, String version, String file, String... more)
            throws IOException, InterruptedException {
        String[] fixed = {
            "build", file, "--name", name, "--version", version, "--target", CURRENT, "--promote", "stable"
        };
        return program.run(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String key(String of) throws IOException {
        return names(of).stream()
                .filter(it -> it.startsWith("key-"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(String of) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    private int shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shell.txt").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
