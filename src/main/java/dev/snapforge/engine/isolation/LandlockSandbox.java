package dev.snapforge.engine.isolation;

import java.util.List;

/**
 * The sandbox program alone, for machines on which nobody may make namespaces, such as pods of the restricted standard: Landlock
 * shows the process the same files as bubblewrap would, and the filter keeps it from sockets, other processes and processes of its
 * own. Sources: landlock(7), seccomp(2).
 */
final class LandlockSandbox implements Isolation {

    private final SandboxProgram sandbox;

    LandlockSandbox(SandboxProgram sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return "landlock";
    }

    @Override
    public boolean namespaces() {
        return false;
    }

    @Override
    public List<String> wrap(ConfinedCommand confined) {
        // Without namespaces the kernel would count every thread of the service's user: threads have no limit here but
        // memory's.
        return SandboxProgram.confined(sandbox.file().toString(), confined, confined.readable().stream(), 0);
    }
}
