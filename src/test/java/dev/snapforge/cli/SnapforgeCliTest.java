package dev.snapforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.cli.service.JsonView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says without a service: help, misuse, colours, files that are nothing. */
class SnapforgeCliTest {

    private static final String NOWHERE = "http://127.0.0.1:9";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("build", "doctor", "completion", "Exit codes:", "4    Verification failed");
        assertThat(run("--version")).isZero();
        assertThat(text(out)).startsWith("snapforge ");
        assertThat(run("build", "--help")).isZero();
        assertThat(text(out)).contains("--min-speedup", "--promote", "--url");
    }

    @Test
    void misuseIsToldWithWhatWasMeant() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("biuld")).isEqualTo(2);
        assertThat(run("build")).isEqualTo(2);
        assertThat(text(err)).contains("error[usage]: Missing required parameter: 'PATH'");
        assertThat(run("build", "--nam", "x", "a.js")).isEqualTo(2);
        assertThat(text(err)).contains("--name", "'snapforge build --help' explains it");
        assertThat(run("build", "a.js", "--timeout", "soon")).isEqualTo(2);
        assertThat(text(err)).contains("expected for example 90s, 10m or 2h");
    }

    @Test
    void aSpecThatIsNoneIsRefused() throws IOException {
        Path script = Files.writeString(folder.resolve("a.js"), "1");
        Path spec = Files.writeString(folder.resolve("spec.json"), "[]");
        assertThat(run("build", script.toString(), "--spec", spec.toString())).isEqualTo(2);
        assertThat(text(err)).contains("error[malformed-spec]", "expected: a JSON object");
        assertThat(run("build", script.toString(), "--check", "a", "--expect", "no JSON"))
                .isEqualTo(2);
        assertThat(text(err)).contains("error[usage]: --expect is not JSON.");
    }

    @Test
    void aServiceThatIsNotThereIsToldWithoutATrace() {
        assertThat(run("engines", "--url", NOWHERE, "--json")).isEqualTo(5);
        assertThat(text(err))
                .contains("There is no answer from " + NOWHERE, "connection refused", "SNAPFORGE_URL")
                .doesNotContain("Exception", "\tat ");
        JsonView error = JsonView.parse(out.toByteArray()).orElseThrow().at("error");
        assertThat(error.text("code")).isEqualTo("service-unreachable");
        assertThat(error.number("exit")).isEqualTo(5);
    }

    @Test
    void coloursAreForTerminalsOfThoseWhoWantThem() {
        System.setProperty("snapforge.terminal", "12");
        try {
            run("engines", "--url", NOWHERE);
            assertThat(text(err)).contains("\u001B[1;31merror[service-unreachable]\u001B[0m");
            run("engines", "--url", NOWHERE, "--no-color");
            assertThat(text(err)).doesNotContain("\u001B");
            environment.put("NO_COLOR", "1");
            run("engines", "--url", NOWHERE);
            assertThat(text(err)).doesNotContain("\u001B");
        } finally {
            System.clearProperty("snapforge.terminal");
        }
    }

    @Test
    void aFileThatIsNoSnapshotIsRefusedAsSuch() throws IOException {
        Path file = Files.writeString(folder.resolve("a.v8ss"), "hello");
        Files.write(folder.resolve("a.v8ss.sig"), new byte[64]);
        assertThat(run("inspect", file.toString())).isEqualTo(4);
        assertThat(text(err)).contains("error[bad-magic]");
        assertThat(run("verify", file.toString())).isEqualTo(4);
        assertThat(run(
                        "verify",
                        file.toString(),
                        "--key",
                        folder.resolve("absent.pem").toString()))
                .isEqualTo(2);
    }

    @Test
    void aTokenThatGoesOutUnencryptedIsToldBeforehand() {
        environment.put("HOME", folder.toString());
        InputStream typed = new ByteArrayInputStream("token".getBytes(StandardCharsets.UTF_8));
        assertThat(new SnapforgeCli(stream(out), stream(err), typed, environment)
                        .run(folder, "login", "--url", "http://snapforge.invalid"))
                .isEqualTo(5);
        assertThat(text(err)).contains("warning: the token goes to snapforge.invalid unencrypted");
    }

    @Test
    void aResultThatCannotBeWrittenIsNotDone() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        PrintStream lost = new PrintStream(full, true, StandardCharsets.UTF_8);
        assertThat(new SnapforgeCli(lost, stream(err), InputStream.nullInputStream(), environment)
                        .run(folder, "--help"))
                .isEqualTo(2);
        assertThat(text(err)).contains("error[unwritable-file]");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        environment.put("HOME", folder.toString());
        return new SnapforgeCli(stream(out), stream(err), InputStream.nullInputStream(), environment)
                .run(folder, arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}
