package dev.snapforge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which archive of classes {@code bin/snapforge} makes and uses, with a Java that only says how it was started. */
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {

    private static final Path SCRIPT = Path.of("bin/snapforge").toAbsolutePath();

    @TempDir
    Path folder;

    private Path home;
    private Path cache;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectory(folder.resolve("a home"));
        cache = home.resolve(".cache/snapforge");
        Files.writeString(folder.resolve("snapforge.jar"), "");
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for it in "$@"; do
                  case $it in
                    -XX:SharedArchiveFile=*draft*) echo archive >"${it#*=}" ;;
                  esac
                  printf '%s\\n' "$it"
                done
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theSecondStartUsesWhatTheFirstOneHasMade() throws Exception {
        assertThat(start()).noneMatch(it -> it.contains("SharedArchiveFile"));
        Path archive = archive();
        assertThat(start()).contains("-XX:SharedArchiveFile=" + archive, "dev.snapforge.cli.SnapforgeCli", "engines");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        await().until(() -> names().equals(List.of(archive.getFileName().toString())));
    }

    @Test
    void whatAnotherUserCouldHavePutThereIsNotUsed() throws Exception {
        start();
        archive();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(start()).noneMatch(it -> it.contains("SharedArchiveFile"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        assertThat(start()).anyMatch(it -> it.contains("SharedArchiveFile"));
    }

    private Path archive() {
        await().until(() -> names().stream().anyMatch(it -> it.startsWith("cli-")));
        return cache.resolve(
                names().stream().filter(it -> it.startsWith("cli-")).findFirst().orElseThrow());
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(it -> it.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<String> start() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString(), "engines")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment()
                .keySet()
                .removeIf(it -> it.startsWith("SNAPFORGE_") || it.startsWith("XDG_") || it.equals("CI"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", folder.toString());
        builder.environment()
                .put("SNAPFORGE_CLI_JAR", folder.resolve("snapforge.jar").toString());
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(out);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
