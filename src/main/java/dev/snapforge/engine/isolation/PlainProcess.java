package dev.snapforge.engine.isolation;

import java.util.ArrayList;
import java.util.List;

/** No more than a process of its own: an empty environment, limits, and no host functions in the isolate. */
final class PlainProcess implements Isolation {

    /**
     * The soft limit is the lower one, so that the signal (SIGXCPU) names the reason, and is set first, because a hard limit below
     * it is refused; no core files. Source: POSIX sh, ulimit (files in blocks of 512 bytes); setrlimit(2), EINVAL.
     */
    private static final String LIMITED =
            "ulimit -c 0; ulimit -f $1; ulimit -S -t $0; ulimit -H -t $(($0 + 5)); shift; exec \"$@\"";

    private static final int BLOCK = 512;

    @Override
    public String name() {
        return "process";
    }

    @Override
    public boolean namespaces() {
        return false;
    }

    @Override
    public List<String> wrap(ConfinedCommand confined) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED));
        wrapped.add(Long.toString(confined.limits().cpuSeconds()));
        wrapped.add(Long.toString(confined.limits().fileBytes() / BLOCK));
        wrapped.addAll(confined.command());
        return wrapped;
    }
}
