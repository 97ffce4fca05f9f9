package dev.snapforge.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;

/** What a request that HTTP itself has a status for should have been, what it was, and what to do. */
final class HttpRefusal {

    private HttpRefusal() {}

    /** Adds to a problem what Spring knows and does not say. */
    static void explain(Exception failure, ProblemDetail problem) {
        if (failure instanceof HttpRequestMethodNotSupportedException it && it.getSupportedMethods() != null) {
            set(problem, "expected", String.join(", ", it.getSupportedMethods()));
            set(problem, "found", it.getMethod());
        } else if (failure instanceof HttpMediaTypeNotSupportedException it) {
            set(problem, "expected", types(it.getSupportedMediaTypes()));
            set(
                    problem,
                    "found",
                    it.getContentType() == null
                            ? "no media type"
                            : it.getContentType().toString());
        } else if (failure instanceof HttpMediaTypeNotAcceptableException it) {
            set(problem, "expected", types(it.getSupportedMediaTypes()));
        } else if (failure instanceof TypeMismatchException it && it.getRequiredType() != null) {
            set(problem, "expected", it.getRequiredType().getSimpleName());
            set(problem, "found", String.valueOf(it.getValue()));
        } else if (failure instanceof ServletRequestBindingException) {
            set(problem, "expected", "all parameters and headers that the operation requires");
        }
        set(problem, "hint", hint(problem.getStatus()));
    }

    private static String types(List<MediaType> types) {
        return types.isEmpty()
                ? "a request without a body"
                : types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }

    /** What to do about a refusal that has no other code than its status. */
    static @Nullable String hint(int status) {
        return switch (status) {
            case 400 ->
                "Compare the request with the operation's entry in /swagger-ui.html; an HTTP client quotes what must be quoted.";
            case 404 -> "Compare the address with those in /swagger-ui.html.";
            case 405 -> "Use one of the methods that are expected: the header Allow has them as well.";
            case 406 -> "Ask for one of the media types that are expected, or for */*.";
            case 413 -> "Bundle and minify the files first, or ask the operator for a larger limit.";
            case 415 -> "Send the body with one of the media types that are expected, in the header Content-Type.";
            case 416 -> "Ask for a range that begins within the file, or for all of it.";
            case 417 -> "Leave the header Expect out, or let it be 100-continue.";
            case 501 -> "Send the body with a Content-Length, or with Transfer-Encoding: chunked.";
            case 505 -> "Speak HTTP/1.1.";
            case 500 -> "Send the same request again later. If it happens again, tell the operator its X-Request-Id.";
            default -> null;
        };
    }

    private static void set(ProblemDetail problem, String member, @Nullable String value) {
        if (value != null
                && (problem.getProperties() == null || !problem.getProperties().containsKey(member))) {
            problem.setProperty(member, value);
        }
    }
}
