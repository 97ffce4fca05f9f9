package dev.snapforge.api;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.RetryLater;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.observe.VerificationFailureCounter;
import java.net.URI;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
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

    private final VerificationFailureCounter failures;

    ProblemAdvice(VerificationFailureCounter failures) {
        this.failures = failures;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(SnapforgeException refusal, WebRequest request) {
        HttpStatus status = ProblemFactory.status(refusal.kind());
        if (refusal.kind() == ErrorCategory.DAMAGED || refusal.kind() == ErrorCategory.INTERNAL) {
            LOG.error("Answered {} {}", status.value(), refusal.code(), refusal);
            failures.note(refusal);
        } else if (refusal.kind() == ErrorCategory.UNAVAILABLE && refusal.getCause() != null) {
            // What a client must not read, and an operator must.
            LOG.warn(
                    "Answered {} {}: {}",
                    status.value(),
                    refusal.code(),
                    NestedExceptionUtils.getMostSpecificCause(refusal).toString());
        }
        HttpHeaders headers = new HttpHeaders();
        if (refusal instanceof RetryLater later) {
            // Rounded up: a client that is told too little asks in vain.
            long seconds = later.retryAfter().plusMillis(999).toSeconds();
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        }
        return answer(refusal, ProblemFactory.of(refusal), headers, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> malformedMultipart(MultipartException failure, WebRequest request) {
        // A form that is too large or too slow as a whole is refused while it is read.
        if (failure.getCause() instanceof SnapforgeException refusal) {
            return refused(refusal, request);
        }
        return answer(failure, ProblemFactory.malformedMultipart(), new HttpHeaders(), request);
    }

    // The firewall looks at headers and parameters when somebody asks for them, which may be as late as in a
    // controller.
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> rejected(RequestRejectedException failure, WebRequest request) {
        return answer(failure, ProblemFactory.of(HttpStatus.BAD_REQUEST), new HttpHeaders(), request);
    }

    // Tomcat reads parameters when the first of them is asked for, and says only then that they cannot be read.
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unreadable(InvalidParameterException failure, WebRequest request) {
        return answer(
                failure, ProblemFactory.of(HttpStatus.valueOf(failure.getErrorCode())), new HttpHeaders(), request);
    }

    // A body that does not keep to its own transfer encoding shows that only while it is read.
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> malformedBody(BadRequestException failure, WebRequest request) {
        return answer(failure, ProblemFactory.of(HttpStatus.BAD_REQUEST), new HttpHeaders(), request);
    }

    // The client has gone, or was silent for too long, which Tomcat answers itself.
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> clientGone(ClientAbortException failure, WebRequest request) {
        LOG.debug("A client left", failure);
        return answer(failure, ProblemFactory.of(HttpStatus.BAD_REQUEST), new HttpHeaders(), request);
    }

    // Spring takes every limit for one on size; too many parts are told apart by the cause.
    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileCountLimitExceededException limit) {
                return answer(failure, ProblemFactory.tooManyParts(limit.getLimit()), new HttpHeaders(), request);
            }
        }
        return super.handleMaxUploadSizeExceededException(failure, headers, status, request);
    }

    // A body that is no JSON, or not what the operation takes.
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return JsonBodies.problem(failure)
                .map(it -> answer(failure, it, new HttpHeaders(), request))
                .orElseGet(() -> super.handleHttpMessageNotReadable(failure, headers, status, request));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        if (DatabaseUnavailability.causes(failure)) {
            LOG.warn("The database is unavailable: {}", failure.getMessage());
            return answer(failure, ProblemFactory.databaseUnavailable(), new HttpHeaders(), request);
        }
        if (UnstorableText.causes(failure)) {
            return answer(failure, ProblemFactory.unstorableText(), new HttpHeaders(), request);
        }
        LOG.error("Answered 500", failure);
        return answer(failure, ProblemFactory.internalError(), new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail made ? made : problem(failure, status);
        if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
            ProblemFactory.describe(problem, ProblemFactory.code(status));
            HttpRefusal.explain(failure, problem);
        }
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        return answer(failure, problem, all, request);
    }

    private ProblemDetail problem(Exception failure, HttpStatusCode status) {
        ProblemDetail problem = failure instanceof ErrorResponse response
                ? response.updateAndGetBody(getMessageSource(), LocaleContextHolder.getLocale())
                : ProblemDetail.forStatus(status);
        if (problem.getDetail() == null || status.value() == HttpStatus.NOT_FOUND.value()) {
            // Spring's words for an unknown address are about static resources.
            problem.setDetail(ProblemFactory.detail(HttpStatus.valueOf(status.value())));
        }
        return problem;
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception failure, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(problem.getStatus());
        headers.setContentType(ProblemFactory.mediaType(request));
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
