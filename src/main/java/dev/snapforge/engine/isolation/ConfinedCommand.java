package dev.snapforge.engine.isolation;

import java.nio.file.Path;
import java.util.List;

/**
 * A command that runs hostile code, and what it needs.
 *
 * @param command the program and its arguments
 * @param folder its working folder
 * @param writable whether it may write there; it may not write anywhere else
 * @param readable files and folders that it needs to read, besides the system's libraries, Java and its folder
 * @param host whether it does not run hostile code itself, but in sandboxes that it starts
 * @param box how large, in bytes, a file system in memory is that a host finds under {@code box} in its folder
 * @param limits what each of its processes may use
 */
public record ConfinedCommand(
        List<String> command,
        Path folder,
        boolean writable,
        List<Path> readable,
        boolean host,
        long box,
        ProcessLimits limits) {

    public ConfinedCommand {
        command = List.copyOf(command);
        readable = List.copyOf(readable);
    }
}
