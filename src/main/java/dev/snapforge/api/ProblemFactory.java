package dev.snapforge.api;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** Builds problem details (RFC 9457): the one table from kinds to status codes, and from status codes to words. */
final class ProblemFactory {

    private ProblemFactory() {}

    static HttpStatus status(ErrorCategory kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNSUPPORTED_MEDIA -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case PRECONDITION -> HttpStatus.PRECONDITION_FAILED;
            case GONE -> HttpStatus.GONE;
            case RANGE -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
            case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case DAMAGED, INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    static ProblemDetail of(SnapforgeException refusal) {
        ProblemDetail problem = of(status(refusal.kind()), refusal.code(), refusal.getMessage());
        setUnlessNull(problem, "expected", refusal.expected());
        setUnlessNull(problem, "found", refusal.found());
        setUnlessNull(problem, "hint", refusal.hint());
        if (refusal instanceof ProblemExtensions more) {
            more.problemMembers().forEach(problem::setProperty);
        }
        return problem;
    }

    static ProblemDetail of(HttpStatusCode status, String code, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        describe(problem, code);
        problem.setDetail(detail);
        return problem;
    }

    /** A page for a browser, which {@code pages} makes of the same problem; for others JSON. */
    static MediaType mediaType(WebRequest request) {
        return request instanceof ServletWebRequest servlet && BrowserRequest.is(servlet.getRequest())
                ? MediaType.TEXT_HTML
                : MediaType.APPLICATION_PROBLEM_JSON;
    }

    /** A refusal by nothing but HTTP's own word for it. */
    static ProblemDetail of(HttpStatus status) {
        ProblemDetail problem = of(status, code(status), detail(status));
        setUnlessNull(problem, "hint", HttpRefusal.hint(status.value()));
        return problem;
    }

    static ProblemDetail malformedMultipart() {
        ProblemDetail problem = of(
                HttpStatus.BAD_REQUEST,
                "malformed-multipart",
                "The body is not a well-formed multipart/form-data body.");
        problem.setProperty("hint", "Let the HTTP client make the body, for example curl -F file=@main.js.");
        return problem;
    }

    static ProblemDetail tooManyParts(long limit) {
        ProblemDetail problem =
                of(HttpStatus.CONTENT_TOO_LARGE, "too-many-parts", "The form has more parts than are accepted.");
        problem.setProperty("expected", "at most " + limit + " parts");
        problem.setProperty("hint", "Bundle the files first, or send them as one .zip or .tar.gz.");
        return problem;
    }

    static ProblemDetail databaseUnavailable() {
        ProblemDetail problem = of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-unavailable",
                "The database cannot be reached at the moment.");
        problem.setProperty("hint", "Send the same request again later.");
        return problem;
    }

    static ProblemDetail unstorableText() {
        ProblemDetail problem =
                of(HttpStatus.BAD_REQUEST, "malformed-request", "Text in the request holds the character U+0000.");
        problem.setProperty("expected", "text without U+0000");
        problem.setProperty("hint", "Leave the character out: nothing here has one in its name.");
        return problem;
    }

    static ProblemDetail internalError() {
        ProblemDetail problem = of(HttpStatus.INTERNAL_SERVER_ERROR);
        problem.setDetail("Something went wrong inside the service.");
        return problem;
    }

    /** Gives a problem that Spring made the members that all of ours have. */
    static void describe(ProblemDetail problem, String code) {
        problem.setType(ProblemType.of(code));
        problem.setTitle(title(code));
        problem.setProperty("code", code);
    }

    /** The word for a refusal that HTTP itself has a status for. */
    static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "malformed-request";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 408 -> "upload-too-slow";
            case 413 -> "request-too-large";
            case 415 -> "unsupported-media-type";
            case 416 -> "range-not-satisfiable";
            case 417 -> "expectation-failed";
            case 501 -> "transfer-coding-unknown";
            case 503 -> "unavailable";
            case 505 -> "http-version-unsupported";
            default -> status.is4xxClientError() ? "refused" : "internal-error";
        };
    }

    /** What a refusal says that nobody has said more about. */
    static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                "The request is not well-formed HTTP, or holds characters that are not allowed where they are.";
            case NOT_FOUND -> "There is nothing at this address.";
            case EXPECTATION_FAILED -> "The only expectation that is met is 100-continue.";
            case NOT_IMPLEMENTED -> "The only transfer coding that is known is chunked.";
            case HTTP_VERSION_NOT_SUPPORTED -> "The versions of HTTP that are spoken here are 1.0 and 1.1.";
            default -> status.getReasonPhrase() + ".";
        };
    }

    static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void setUnlessNull(ProblemDetail problem, String name, @Nullable String value) {
        if (value != null) {
            problem.setProperty(name, value);
        }
    }
}
