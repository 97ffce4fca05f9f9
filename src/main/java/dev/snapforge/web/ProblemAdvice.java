package dev.snapforge.web;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.RetryLater;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.observe.VerificationFailures;
import java.net.URI;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception into an {@code application/problem+json} answer. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    private final VerificationFailures failures;

    ProblemAdvice(VerificationFailures failures) {
        this.failures = failures;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(SnapforgeException refusal, WebRequest request) {
        HttpStatus status = Problems.status(refusal.kind());
        if (refusal.kind() == Kind.DAMAGED || refusal.kind() == Kind.INTERNAL) {
            LOG.error("Answered {} {}", status.value(), refusal.code(), refusal);
            failures.note(refusal);
        }
        HttpHeaders headers = new HttpHeaders();
        if (refusal instanceof RetryLater later) {
            // Rounded up: a client that is told too little asks in vain.
            long seconds = later.retryAfter().plusMillis(999).toSeconds();
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        }
        return answer(refusal, Problems.of(refusal), headers, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> malformedMultipart(MultipartException failure, WebRequest request) {
        return answer(failure, Problems.malformedMultipart(), new HttpHeaders(), request);
    }

    // Spring takes every limit for one on size; too many parts are told apart by the cause.
    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileCountLimitExceededException limit) {
                return answer(failure, Problems.tooManyParts(limit.getLimit()), new HttpHeaders(), request);
            }
        }
        return super.handleMaxUploadSizeExceededException(failure, headers, status, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        if (DatabaseAway.causes(failure)) {
            LOG.warn("The database is away: {}", failure.getMessage());
            return answer(failure, Problems.databaseUnavailable(), new HttpHeaders(), request);
        }
        LOG.error("Answered 500", failure);
        return answer(failure, Problems.internalError(), new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail made ? made : ProblemDetail.forStatus(status);
        if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
            Problems.describe(problem, Problems.code(status));
        }
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        return answer(failure, problem, all, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception failure, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(problem.getStatus());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        boolean later = status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
        if (later && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (problem.getInstance() == null && request instanceof ServletWebRequest servlet) {
            problem.setInstance(URI.create(servlet.getRequest().getRequestURI()));
        }
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }
}
