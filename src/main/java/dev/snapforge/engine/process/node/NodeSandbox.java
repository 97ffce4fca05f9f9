package dev.snapforge.engine.process.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of one Node process: bubblewrap inside the engine process's bubblewrap, so that not even the engine process can
 * be seen from it. There is nothing in it but Node, the system's libraries and one folder, which is all it can write to; there is
 * no process file system, no network, and no way to start another process. Paths and the process's number are the same every time,
 * because Node keeps some of them in a snapshot.
 */
final class NodeSandbox {

    /** Where Node finds its folder, whatever it is called outside. */
    static final String FOLDER = "/snapforge";

    private static final List<String> SYSTEM = List.of("/usr", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache");
    private static final String BINARY = "/node";

    /** A shell opens the filter's file, because Java cannot hand descriptors down. */
    private static final String WITH_FILTER = "exec bwrap --seccomp 9 \"$@\" 9<\"$0\"";

    private final Path binary;
    private final List<String> prefix;
    private final Path filter;

    /**
     * @param prefix what goes before the binary, for example {@code qemu-aarch64-static -L <sysroot>}
     * @param filter a file with a {@link SystemCallFilter}
     */
    NodeSandbox(Path binary, List<String> prefix, Path filter) {
        this.binary = binary;
        this.prefix = List.copyOf(prefix);
        this.filter = filter;
    }

    /** Starts Node with these arguments; its output and its error output come together. */
    Process start(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/sh", "-c", WITH_FILTER, filter.toString()));
        command.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"));
        command.addAll(List.of("--uid", "1000", "--gid", "1000", "--clearenv"));
        command.addAll(List.of("--tmpfs", "/proc", "--dev", "/dev", "--dir", "/tmp"));
        Stream.concat(SYSTEM.stream(), prefix.stream().filter(word -> word.startsWith("/")))
                .filter(path -> Files.exists(Path.of(path)))
                .distinct()
                .forEach(path -> command.addAll(List.of("--ro-bind", path, path)));
        command.addAll(List.of("--ro-bind", binary.toString(), BINARY, "--bind", folder.toString(), FOLDER));
        command.addAll(List.of("--remount-ro", "/proc", "--remount-ro", "/dev", "--remount-ro", "/"));
        command.addAll(List.of("--chdir", FOLDER, "--"));
        command.addAll(prefix);
        command.add(BINARY);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        return builder.start();
    }
}
