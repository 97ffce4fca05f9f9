package dev.snapforge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The commands of docs/cli.md, one after the other, on a running service. */
@WholeService
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CommandLinePageTest {

    private static final Path PAGE = Path.of("docs/cli.md");

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Test
    void itsCommandsDoWhatItSays() throws Exception {
        Files.createDirectories(folder.resolve("examples"));
        Files.createDirectories(folder.resolve("home"));
        Files.copy(Path.of("examples/capitals.js"), folder.resolve("examples/capitals.js"));

        String output = new PastedCommands(folder, port)
                .output(String.join("\n", MarkdownPage.read(PAGE).shellBlocks()));

        assertThat(output)
                .contains("capitals stable is now 2.0.0")
                .contains("use --prelude web: then it builds (tried)")
                .contains("linux-x64/javet-v8-9.9.9 is left out")
                .contains("checksums.txt", ".v8ss: OK", "verified: sha256:", "capitals stable is now 2.1.0");
        assertThat(folder.resolve("completion.bash")).isNotEmptyFile();
    }

    @Test
    void listsEveryExitCode() throws IOException {
        String page = Files.readString(PAGE);
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("\n| " + code.number() + " | ");
        }
    }
}
