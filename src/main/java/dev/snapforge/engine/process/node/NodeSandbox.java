package dev.snapforge.engine.process.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private static final List<String> DEVICES = List.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom");
    private static final String BINARY = "/node";

    /** Where Node finds isolated-vm. */
    static final String ADDON = "/isolated-vm";

    private static final String SANDBOX = "/sandbox";

    /** RLIMIT_NPROC (asm-generic/resource.h), counted in the sandbox's own user namespace; root's threads are not counted. */
    private static final String THREADS = "6";

    private static final String MOST_THREADS = "256";

    private final Path binary;
    private final List<String> prefix;
    private final Path sandbox;
    private final @Nullable Path addon;

    /**
     * @param prefix what goes before the binary, for example {@code qemu-aarch64-static -L <sysroot>}
     * @param sandbox the sandbox program, which takes from a process what bubblewrap leaves it
     * @param addon the folder of isolated-vm's native part, or null
     */
    NodeSandbox(Path binary, List<String> prefix, Path sandbox, @Nullable Path addon) {
        this.binary = binary;
        this.prefix = List.copyOf(prefix);
        this.sandbox = sandbox;
        this.addon = addon;
    }

    /** Starts Node with these arguments; its output and its error output come together. */
    Process start(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
        // The one capability is for --no-exec; the sandbox program gives it up.
        command.addAll(List.of("--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN"));
        command.addAll(List.of("--uid", "1000", "--gid", "1000", "--clearenv"));
        // Not --dev: for its terminals bubblewrap would make one more user namespace, in which the capability is worth
        // nothing.
        command.addAll(List.of("--tmpfs", "/proc", "--tmpfs", "/dev", "--dir", "/tmp"));
        DEVICES.forEach(device -> command.addAll(List.of("--dev-bind", device, device)));
        List<String> readable = Stream.concat(SYSTEM.stream(), prefix.stream().filter(word -> word.startsWith("/")))
                .filter(path -> Files.exists(Path.of(path)))
                .distinct()
                .toList();
        readable.forEach(path -> command.addAll(List.of("--ro-bind", path, path)));
        command.addAll(List.of("--ro-bind", sandbox.toString(), SANDBOX));
        command.addAll(List.of("--ro-bind", binary.toString(), BINARY, "--bind", folder.toString(), FOLDER));
        if (addon != null) {
            command.addAll(List.of("--ro-bind", addon.toString(), ADDON));
        }
        command.addAll(List.of("--remount-ro", "/proc", "--remount-ro", "/dev", "--remount-ro", "/"));
        command.addAll(List.of(
                "--chdir",
                FOLDER,
                "--",
                SANDBOX,
                "--filter",
                "--own-files",
                "--limit",
                THREADS,
                MOST_THREADS,
                MOST_THREADS));
        // What a bundle writes is data: not even the loader maps it as code (process.dlopen).
        command.addAll(List.of("--no-exec", FOLDER, "--write", FOLDER, "--write", "/dev/null"));
        Stream.of(
                        readable.stream(),
                        Stream.of(BINARY, "/dev", "/proc", "/tmp"),
                        Stream.ofNullable(addon).map(it -> ADDON))
                .flatMap(it -> it)
                .forEach(path -> command.addAll(List.of(path.startsWith("/lib") ? "--run" : "--read", path)));
        command.add("--");
        command.addAll(prefix);
        command.add(BINARY);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        return builder.start();
    }
}
