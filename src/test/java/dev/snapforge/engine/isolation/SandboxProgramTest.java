package dev.snapforge.engine.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed sandbox programs, and what the one for this machine does where something is not as it should be. */
class SandboxProgramTest {

    private static final Path SOURCES = Path.of("src/main/sandbox");
    private static final Path COMMITTED = Path.of("src/main/resources/dev/snapforge/engine/isolation");

    /** The compilers that src/main/sandbox/build names; others make other bytes. */
    private static final String COMPILER = "(Debian 12.2.0-14";

    @TempDir
    private Path folder;

    @Test
    void committedProgramsAndTheirSourceHaveTheNotedDigests() throws Exception {
        Map<String, String> noted = Files.readAllLines(COMMITTED.resolve("sandbox.sha256")).stream()
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));

        assertThat(noted)
                .containsEntry("sandbox.c", digest(SOURCES.resolve("sandbox.c")))
                .containsEntry("sandbox-linux-x64", digest(COMMITTED.resolve("sandbox-linux-x64")))
                .containsEntry("sandbox-linux-arm64", digest(COMMITTED.resolve("sandbox-linux-arm64")))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-linux-gnu-gcc x64", "aarch64-linux-gnu-gcc arm64"})
    void committedProgramsAreWhatTheirSourceGives(String compilerAndArch) throws Exception {
        String[] parts = compilerAndArch.split(" ", 2);
        assumeThat(version(parts[0])).as(parts[0]).contains(COMPILER);
        Process build = new ProcessBuilder(SOURCES.resolve("build").toString(), folder.toString(), parts[1])
                .redirectErrorStream(true)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).as(output).isZero();
        String program = "sandbox-linux-" + parts[1];
        assertThat(folder.resolve(program)).hasSameBinaryContentAs(COMMITTED.resolve(program));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--",
                "--filter",
                "--no-such-option -- true",
                "--limit 4 0 -- true",
                "--limit four 0 0 -- true",
                "--limit 4000 0 0 -- true",
                "--read -- true",
                "--no-exec /usr -- true",
                "--filter -- no-such-program",
                "--filter --read /usr -- /usr/bin/true",
            })
    void startsNothingUnlessAllThatWasAskedForIsInForce(String arguments) throws Exception {
        Process process = start(arguments);

        assertThat(process.waitFor()).isEqualTo(126);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("sandbox: ")
                .endsWith("\n");
    }

    @Test
    void handsTheCommandItsArgumentsAndItsExitCode() throws Exception {
        Process process = start("--filter --limit 4 0 0 -- sh -c exit${IFS}7");

        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void takesPrivilegesAwayAndSetsLimits() throws Exception {
        Process process = start("--filter --limit 7 64 64 --limit 4 0 0 -- cat /proc/self/status /proc/self/limits");
        String status = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(status)
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2")
                .containsPattern("CapPrm:\\s+0{16}")
                .containsPattern("CapEff:\\s+0{16}")
                .containsPattern("Max open files\\s+64\\s+64")
                .containsPattern("Max core file size\\s+0\\s+0");
    }

    private Process start(String arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(SandboxProgram.in(folder).file().toString()));
        command.addAll(List.of(arguments.split(" ")));
        return new ProcessBuilder(command).start();
    }

    private static String version(String compiler) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(compiler, "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return version;
        } catch (IOException e) {
            return "not installed";
        }
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
