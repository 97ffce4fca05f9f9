package dev.snapforge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The README's commands, as a reader pastes them one after the other, on a running service. */
@WholeService
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ReadmeTest {

    /** A reader looks whether the build has ended; its events end with it. */
    private static final String UNTIL_IT_HAS_ENDED = """
            BUILD=$(curl -sS 'http://127.0.0.1:8080/api/v1/builds?name=capitals&limit=1' | sed 's/.*"items":\\[{"id":"\\([^"]*\\)".*/\\1/')
            curl -sS http://127.0.0.1:8080/api/v1/builds/$BUILD/events
            """;

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Test
    void leadsFromABundleToAVerifiedSnapshot() throws Exception {
        Path examples = Files.createDirectory(folder.resolve("examples"));
        Files.copy(Path.of("examples/capitals.js"), examples.resolve("capitals.js"));
        Files.createSymbolicLink(folder.resolve("bin"), Path.of("bin").toAbsolutePath());

        String output = new PastedCommands(folder, port).output(commands());

        assertThat(output)
                .contains("capitals stable is now 1.0.0", "checksums.txt")
                .contains("build-succeeded")
                .contains("\"metrics\":")
                .contains("\"channel\":\"stable\"", "\"version\":\"1.0.0\"", "\"channelStatement\":{")
                .contains("Signature Verified Successfully")
                .doesNotContain("application/problem", "\"code\":");
    }

    /** Those that talk to the service. */
    private String commands() throws IOException {
        return MarkdownPage.read(Path.of("README.md")).shellBlocks().stream()
                .filter(block -> block.contains("curl") || block.contains("bin/snapforge"))
                .map(block -> block.contains("-F file=") ? block + UNTIL_IT_HAS_ENDED : block)
                .collect(Collectors.joining("\n"));
    }
}
