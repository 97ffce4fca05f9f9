package dev.snapforge.engine.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Namespaces of its own for each process (user, pid, network, mount, ipc, uts): no network, no other process, and a file system
 * that holds the system's libraries, Java and the engine, read-only. Source: bwrap(1).
 */
final class Bubblewrap implements Isolation {

    private static final List<Path> SYSTEM = Stream.of("/usr", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache")
            .map(Path::of)
            .toList();

    @Override
    public String name() {
        return "bwrap";
    }

    @Override
    public List<String> wrap(List<String> command, Path privateFolder, List<Path> readable, long box) {
        List<String> wrapped = new ArrayList<>(
                List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"));
        // Not root, whoever the service runs as: root's number cannot be given to a sandbox inside this one.
        wrapped.addAll(List.of("--uid", "1000", "--gid", "1000"));
        wrapped.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        Stream.concat(Stream.concat(SYSTEM.stream(), javaFolders()), readable.stream())
                .filter(Files::exists)
                .distinct()
                .forEach(path -> wrapped.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        String folder = privateFolder.toString();
        wrapped.addAll(List.of("--bind", folder, folder));
        if (box > 0) {
            wrapped.addAll(List.of("--size", Long.toString(box), "--tmpfs", folder + "/box"));
        }
        wrapped.addAll(List.of("--chdir", folder, "--"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Java's home, and where its configuration really lies: distributions keep it below {@code /etc} behind links. */
    private static Stream<Path> javaFolders() {
        Path home = Path.of(System.getProperty("java.home"));
        return Stream.concat(
                Stream.of(home),
                Stream.of("lib/jvm.cfg", "conf/security/java.security")
                        .map(home::resolve)
                        .filter(Files::exists)
                        .flatMap(Bubblewrap::realFolder));
    }

    private static Stream<Path> realFolder(Path file) {
        try {
            return Stream.ofNullable(file.toRealPath().getParent());
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
