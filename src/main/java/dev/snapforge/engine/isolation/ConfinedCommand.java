package dev.snapforge.engine.isolation;

import java.nio.file.Path;
import java.util.List;

/**
 * A command that runs hostile code, and what it needs.
 *
 * @param command the program and its arguments
 * @param folder its working folder
 * @param writable files and folders below it that it may write, or the folder itself; nothing else
 * @param readable files and folders that it needs to read, besides the system's libraries, Java and its folder
 * @param host whether it does not run hostile code itself, but in sandboxes that it starts
 * @param box how large, in bytes, a file system in memory is that a host finds under {@code box} in its folder
 * @param limits what each of its processes may use
 */
public record ConfinedCommand(
        List<String> command,
        Path folder,
        List<Path> writable,
        List<Path> readable,
        boolean host,
        long box,
        ProcessLimits limits) {

    public ConfinedCommand {
        command = List.copyOf(command);
        writable = List.copyOf(writable);
        readable = List.copyOf(readable);
    }
}
