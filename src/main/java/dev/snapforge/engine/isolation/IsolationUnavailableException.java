package dev.snapforge.engine.isolation;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** {@code snapforge.engine.isolation=required}, and bubblewrap does not work here. */
final class IsolationUnavailableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    IsolationUnavailableException(String trouble) {
        super(
                ErrorCategory.UNAVAILABLE,
                "isolation-unavailable",
                "Engine processes must run under bubblewrap (snapforge.engine.isolation=required), and it does not work here.",
                "bwrap that can make user, pid, network and mount namespaces",
                trouble,
                "Install bubblewrap and allow unprivileged user namespaces, or set snapforge.engine.isolation=auto.");
    }
}
