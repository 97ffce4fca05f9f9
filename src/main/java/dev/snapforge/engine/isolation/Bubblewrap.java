package dev.snapforge.engine.isolation;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Namespaces of its own for each process (user, pid, network, mount, ipc, uts): no network, no other process, and a file system
 * that holds the system's libraries, Java and the engine, read-only. Inside it the sandbox program takes the rest away, so that
 * no new namespace can be made. Source: bwrap(1).
 */
final class Bubblewrap implements Isolation {

    /** Counted in the process's own user namespace, for the threads of a JVM, of V8 and of Javet; root's are not counted. */
    private static final int THREADS = 512;

    private final SandboxProgram sandbox;

    Bubblewrap(SandboxProgram sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return "bwrap";
    }

    @Override
    public boolean namespaces() {
        return true;
    }

    @Override
    public List<String> wrap(ConfinedCommand confined) {
        List<String> wrapped = new ArrayList<>(
                List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"));
        // Not root, whoever the service runs as: root's number cannot be given to a sandbox inside this one.
        wrapped.addAll(List.of("--uid", "1000", "--gid", "1000"));
        wrapped.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--dir", "/tmp"));
        Stream.concat(SystemFolders.readable(), confined.readable().stream())
                .filter(Files::exists)
                .distinct()
                .forEach(path -> wrapped.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        wrapped.addAll(List.of("--ro-bind", sandbox.file().toString(), SANDBOX));
        String folder = confined.folder().toString();
        wrapped.addAll(List.of("--ro-bind", folder, folder));
        confined.writable().forEach(path -> wrapped.addAll(List.of("--bind", path.toString(), path.toString())));
        if (confined.host()) {
            wrapped.addAll(List.of("--size", Long.toString(confined.box()), "--tmpfs", folder + "/box"));
        }
        // bubblewrap makes both in memory, which nobody limits.
        wrapped.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        wrapped.addAll(List.of("--chdir", folder, "--"));
        wrapped.addAll(
                confined.host()
                        ? SandboxProgram.host(SANDBOX, confined)
                        : SandboxProgram.confined(SANDBOX, confined, confined.readable().stream(), THREADS));
        return sandbox.limited(confined.limits(), wrapped);
    }
}
