package dev.snapforge.client.http;

import dev.snapforge.core.ErrorCategory;
import org.jspecify.annotations.Nullable;

/** The service answered with a problem (RFC 9457); {@link #code()} is the problem's own code, for example {@code snapshot-revoked}. */
public class ServiceRefusedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ServiceRefusedException(String path, int status, String code, String detail) {
        this(
                status,
                code,
                "The service refused GET " + path + " with " + status + ", code " + code + ": " + detail,
                "status 200",
                "status " + status,
                null);
    }

    ServiceRefusedException(
            int status, String code, String message, String expected, String found, @Nullable String hint) {
        super(
                status == 404
                        ? ErrorCategory.NOT_FOUND
                        : status == 410 ? ErrorCategory.GONE : ErrorCategory.UNPROCESSABLE,
                code,
                message,
                expected,
                found,
                hint);
        this.status = status;
    }

    /** The HTTP status. */
    public final int status() {
        return status;
    }

    @Override
    public final boolean mayPass() {
        return status >= 500 || status == 429;
    }
}
