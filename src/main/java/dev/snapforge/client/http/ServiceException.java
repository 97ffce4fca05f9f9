package dev.snapforge.client.http;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;

/** The service gave no usable answer. The subclasses say why; none of them is about what a snapshot contains. */
public abstract class ServiceException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    ServiceException(
            ErrorCategory kind,
            String code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        super(kind, code, message, expected, found, hint);
    }

    /** Whether the same question may be answered later: the service was not there, or not well, or busy. */
    public abstract boolean mayPass();
}
