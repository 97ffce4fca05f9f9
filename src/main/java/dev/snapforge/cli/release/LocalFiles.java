package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that arguments name. */
public final class LocalFiles {

    private LocalFiles() {}

    /**
     * All of a file.
     *
     * @throws CommandException {@code unreadable-file}
     */
    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }
}
