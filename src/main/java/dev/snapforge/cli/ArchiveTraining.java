package dev.snapforge.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What {@code bin/snapforge} runs once to find out which classes belong into the archive that later starts use. */
final class ArchiveTraining {

    private ArchiveTraining() {}

    /** Runs commands that load what most commands need, and ends well whatever becomes of them. */
    public static void main(String[] arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        SnapforgeCli program = new SnapforgeCli(
                nowhere, nowhere, java.io.InputStream.nullInputStream(), Map.of("HOME", "/nonexistent"));
        Path here = Path.of("");
        program.run(here, "--help");
        program.run(here, "build", "--help");
        // Nothing listens on the port "discard": the classes of HTTP are loaded, and nothing is sent.
        program.run(here, "engines", "--url", "http://127.0.0.1:9");
        program.run(here, "inspect", "/nonexistent");
    }
}
