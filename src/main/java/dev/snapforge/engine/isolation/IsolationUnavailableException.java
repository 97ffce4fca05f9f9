package dev.snapforge.engine.isolation;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An isolation is asked for that does not work here. */
final class IsolationUnavailableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private IsolationUnavailableException(String message, String expected, String trouble, String hint) {
        super(ErrorCategory.UNAVAILABLE, "isolation-unavailable", message, expected, trouble, hint);
    }

    static IsolationUnavailableException bubblewrap(String trouble) {
        return new IsolationUnavailableException(
                "Engine processes must run under bubblewrap (snapforge.engine.isolation=required), and it does not work here.",
                "bwrap that can make user, pid, network and mount namespaces",
                trouble,
                "Install bubblewrap and allow unprivileged user namespaces, or set snapforge.engine.isolation=auto.");
    }

    static IsolationUnavailableException landlock(String trouble) {
        return new IsolationUnavailableException(
                "Engine processes must be confined by Landlock (snapforge.engine.isolation=landlock), and it does not work here.",
                "Linux 5.13 or newer with Landlock and seccomp switched on",
                trouble,
                "Use a kernel whose /sys/kernel/security/lsm lists landlock, and a seccomp profile that allows landlock_* calls, or set"
                        + " snapforge.engine.isolation=auto.");
    }

    /** Nothing works, and callers are asked who they are, so bundles may come from strangers. */
    static IsolationUnavailableException any(String trouble) {
        return new IsolationUnavailableException(
                "Neither bubblewrap nor Landlock works here, and this service takes bundles over the network (snapforge.access.mode).",
                "bubblewrap, or Linux 5.13 or newer with Landlock, around every process that runs a bundle",
                trouble,
                "Install bubblewrap or use a kernel with Landlock. If you know everybody who posts bundles, say"
                        + " snapforge.engine.isolation=none: a hole in V8 then opens everything that this service can read.");
    }
}
