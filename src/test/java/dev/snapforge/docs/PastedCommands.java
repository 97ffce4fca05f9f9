package dev.snapforge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.CommandLineProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A page's commands as a reader pastes them into a shell, with another address of the service. */
final class PastedCommands {

    private static final String ADDRESS = "127.0.0.1:8080";

    private final Path folder;
    private final int port;

    /** @param folder the reader's working directory */
    PastedCommands(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** What they print; each must do what it is for. */
    String output(String commands) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", "set -e\n" + commands.replace(ADDRESS, "127.0.0.1:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(CommandLineProgram.environment(folder));
        builder.environment().put("SNAPFORGE_URL", "http://127.0.0.1:" + port);
        Process bash = builder.start();
        try {
            assertThat(bash.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            bash.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(bash.exitValue()).as(text).isZero();
        return text;
    }
}
