package dev.snapforge.cli.failure;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A refusal by this program itself. Unlike those of the service it may name paths of this machine. */
public final class CommandException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** Takes what a {@link dev.snapforge.core.Refusal} holds, in its order. */
    public CommandException(
            ErrorCategory kind,
            String code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        super(kind, code, message, expected, found, hint);
    }

    /** Arguments that do not go together, or say nothing that can be done. Code {@code usage}. */
    public static CommandException usage(String message, String expected, String found, String hint) {
        return new CommandException(ErrorCategory.INVALID, "usage", message, expected, found, hint);
    }

    /** A file of this machine that cannot be read. Code {@code unreadable-file}. */
    public static CommandException unreadable(Path file, IOException cause) {
        return of("unreadable-file", "Cannot read " + file + ".", "a file that can be read", file, cause);
    }

    /** A file of this machine that cannot be written. Code {@code unwritable-file}. */
    public static CommandException unwritable(Path file, IOException cause) {
        return of(
                "unwritable-file", "Cannot write " + file + ".", "a folder to write to, with space left", file, cause);
    }

    private static CommandException of(String code, String message, String expected, Path file, IOException cause) {
        String found = cause instanceof NoSuchFileException
                ? "nothing of this name"
                : cause instanceof AccessDeniedException
                        ? "no permission"
                        : cause.getClass().getSimpleName();
        CommandException exception = new CommandException(
                ErrorCategory.INVALID, code, message, expected, found, "Check the path " + file + ".");
        exception.initCause(cause);
        return exception;
    }
}
