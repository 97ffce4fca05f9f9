package dev.snapforge.journey.cli;

import static dev.snapforge.support.TestTargets.CURRENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.support.CommandLineProgram;
import dev.snapforge.support.CommandLineProgram.Run;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The verbs of the npm package end as those of the command line do, and print the same JSON; without Node on PATH, this is skipped. */
@Tag("integrations")
@WholeService
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NodeVerbsJourneyTest {

    private static final String FILE = "-linux-x64-javet-v8-5.0.6.v8ss";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    private CommandLineProgram java;
    private CommandLineProgram node;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(CommandLineProgram.hasNode(), "no node on PATH");
        Files.createDirectory(folder.resolve("home"));
        java = new CommandLineProgram(folder, "http://127.0.0.1:" + port);
        node = java.ofNode();
    }

    @Test
    void releaseDownloadVerifyAndRollBackAlike() throws Exception {
        write("main.js", "globalThis.answer = () => 42;");
        JsonNode released = json(node.run(
                "build",
                "main.js",
                "--name",
                "node-verbs",
                "--version",
                "1.0.0",
                "--target",
                CURRENT,
                "--require",
                "answer",
                "--check",
                "answer()",
                "--expect",
                "42",
                "--promote",
                "stable",
                "--reason",
                "It is good",
                "--json"));
        assertThat(released.at("/channel/version").asString()).isEqualTo("1.0.0");
        assertThat(java.run("history", "node-verbs", "stable").done().out()).contains("It is good");
        write("main.js", "globalThis.answer = () => 43;");
        java.run("build", "main.js", "--name", "node-verbs", "--version", "1.1.0", "--target", CURRENT)
                .done();
        node.run("promote", "node-verbs", "1.1.0", "stable").done();

        alike("engines");
        alike("keys");
        alike("keys", "--pem");
        alike("resolve", "node-verbs", "--channel", "stable");
        alike("resolve", "node-verbs@1.0.0", "--target", CURRENT);
        alike("compare", "node-verbs", "1.0.0", "stable");
        alike("compare", "node-verbs", "1.0.0", "stable", "--max-size-growth=-99");

        java.run("download", "node-verbs@1.0.0", "--all", "-d", "java").done();
        node.run("download", "node-verbs@1.0.0", "--all", "-d", "node").done();
        assertThat(contents("node")).isEqualTo(contents("java"));
        String file = "node/node-verbs-1.0.0" + FILE;
        String key = "node/" + key("node");
        alike("inspect", file);
        alike("verify", file, "--key", key);
        alike("verify", file, "--key", key, "--target", "linux-x64/javet-v8-4.0.0");
        alike("verify", file, "--key", key, "--digest", "sha256:" + "0".repeat(64));
        alike("verify", file, "--key", key, "--source", "github.com/acme/tools");
        alike("verify", file, "--key", strangersKey());
        alike("verify", file);
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        bytes[bytes.length - 9] ^= 1;
        Files.write(folder.resolve(file), bytes);
        alike("inspect", file);
        alike("verify", file, "--key", key);
        alike("verify", file, "--key", "main.js");

        assertThat(node.run("rollback", "node-verbs", "stable").done().out())
                .contains("node-verbs stable is now 1.0.0 (revision 3)");
        alike("rollback", "node-verbs", "stable");
        alike("promote", "node-verbs", "9.9.9", "stable");
        alike("promote", "node-verbs", "1.1.0", "stable", "--if-revision", "1");
    }

    @Test
    void buildAlike() throws Exception {
        write("good.js", "globalThis.answer = () => 42;");
        write("syntax.js", "globalThis.answer = (;\n");
        write("throws.js", "'use strict';\nconst host = new URL('http://x/');\n");
        alike("build", "good.js", "--target", CURRENT, "--label", "a=b");
        alike("build", "syntax.js", "--target", CURRENT);
        alike("build", "throws.js", "--target", CURRENT);
        alike("build", "good.js", "--target", "linux-x64/nothing");
        alike("build", "good.js", "--target", "linux-x64/nothing-*");
        alike("build", "good.js", "--target", CURRENT, "--timeout", "0s");
        alike("build", "good.js", "--target", CURRENT, "--name", "Not a name", "--version", "1");
        alike("build", "good.js", "--promote", "stable");
        alike("build", "absent.js");
        alike("build", "good.js", "--spec", "good.js");

        Run text = node.run("build", "throws.js", "--target", CURRENT).ended(1);
        assertThat(text.out())
                .contains("throws.js:2:", "error[script-threw]: The bundle needs URL, which is not there")
                .contains(" 2 | const host = new URL('http://x/');\n   |              ^\n")
                .contains("hint: Set \"prelude\": \"web\"", "http://127.0.0.1:" + port + "/problems/script-threw");
    }

    @Test
    void refuseAlike() throws Exception {
        alike("resolve", "no-such-name");
        alike("resolve", "no-such-name", "--target", CURRENT);
        alike("download", "no-such-name@1.0.0");
        alike("rollback", "no-such-name", "stable");
        alike("compare", "no-such-name", "1", "2");
        alike("keys", "no-such-key");
        alike("engines", "--url", "http://127.0.0.1:9");
        alike("engines", "--url", "gopher://x");
        alike("engines", "--token-file", "absent");
        write("token", "two words");
        alike("engines", "--token-file", "token");
        write("file.v8ss", "no snapshot");
        alike("inspect", "file.v8ss");
        alike("inspect", "absent.v8ss");
        assertThat(node.run("engines", "--nonsense").exit())
                .isEqualTo(java.run("engines", "--nonsense").exit())
                .isEqualTo(2);
    }

    /** Both end with the same code, and print the same document; of errors, texts may differ, and of builds, what is never the same. */
    private void alike(String... arguments) throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        Run expected = java.run(all);
        Run found = node.run(all);
        String command = String.join(" ", arguments);
        assertThat(found.exit()).as(command + "\n" + expected + "\n" + found).isEqualTo(expected.exit());
        JsonNode document = ServiceClient.json(found.out());
        JsonNode same = ServiceClient.json(expected.out());
        if (same.has("error")) {
            for (String member : List.of("/error/code", "/error/exit", "/error/problem/code", "/error/problem/found")) {
                assertThat(document.at(member)).as(command + found).isEqualTo(same.at(member));
            }
        } else if (arguments[0].equals("build")) {
            for (String member : List.of("status", "target", "snapshot")) {
                assertThat(document.at("/builds/0/jobs/0/" + member))
                        .as(command + found)
                        .isEqualTo(same.at("/builds/0/jobs/0/" + member));
            }
            assertThat(document.at("/builds/0/jobs/0/problem/code"))
                    .isEqualTo(same.at("/builds/0/jobs/0/problem/code"));
            assertThat(document.at("/builds/0").propertyNames())
                    .containsExactlyElementsOf(same.at("/builds/0").propertyNames());
        } else {
            assertThat(document).as(command).isEqualTo(same);
        }
    }

    private static JsonNode json(Run run) {
        return ServiceClient.json(run.done().out());
    }

    private List<String> contents(String of) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.sorted()
                    .map(it -> it.getFileName() + " " + Arrays.hashCode(read(it)))
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key(String of) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.startsWith("key-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A key that has signed nothing here. */
    private String strangersKey() throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        write(
                "strange.pem",
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                        + "\n-----END PUBLIC KEY-----\n");
        return "strange.pem";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
