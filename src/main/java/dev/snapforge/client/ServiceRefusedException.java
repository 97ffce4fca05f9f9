package dev.snapforge.client;

import dev.snapforge.kernel.Kind;

/** The service answered with a problem (RFC 9457); {@link #code()} is the problem's own code, such as {@code snapshot-revoked}. */
public final class ServiceRefusedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ServiceRefusedException(String path, int status, String code, String detail) {
        super(
                status == 404 ? Kind.NOT_FOUND : status == 410 ? Kind.GONE : Kind.UNPROCESSABLE,
                code,
                "The service refused GET " + path + " with " + status + ", code " + code + ": " + detail,
                "status 200",
                "status " + status,
                null);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    @Override
    public boolean mayPass() {
        return status >= 500 || status == 429;
    }
}
