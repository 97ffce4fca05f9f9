package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that arguments name. */
final class LocalFiles {

    private LocalFiles() {}

    /** @throws CommandException {@code unreadable-file} */
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }
}
