package dev.snapforge.cli.service;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.List;

/** The service answered with a problem (RFC 9457); {@link #code()} is the problem's own code. */
public final class ServiceRefusal extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonView problem;

    ServiceRefusal(int status, JsonView problem) {
        super(
                category(status),
                problem.text("code"),
                problem.text("detail").isEmpty() ? problem.text("title") : problem.text("detail"),
                problem.textOrNull("expected"),
                problem.textOrNull("found"),
                problem.textOrNull("hint"));
        this.problem = problem;
    }

    /** What is wrong with which member of what was sent: pointer and message. */
    public List<JsonView> errors() {
        return problem.list("errors");
    }

    /** The problem as the service wrote it. */
    public JsonView problem() {
        return problem;
    }

    private static ErrorCategory category(int status) {
        return switch (status) {
            case 400 -> ErrorCategory.INVALID;
            case 401 -> ErrorCategory.UNAUTHENTICATED;
            case 403 -> ErrorCategory.FORBIDDEN;
            case 404 -> ErrorCategory.NOT_FOUND;
            case 408 -> ErrorCategory.TOO_SLOW;
            case 409 -> ErrorCategory.CONFLICT;
            case 410 -> ErrorCategory.GONE;
            case 412 -> ErrorCategory.PRECONDITION;
            case 413 -> ErrorCategory.TOO_LARGE;
            case 415 -> ErrorCategory.UNSUPPORTED_MEDIA;
            case 429 -> ErrorCategory.BUSY;
            default -> status >= 500 ? ErrorCategory.UNAVAILABLE : ErrorCategory.UNPROCESSABLE;
        };
    }
}
