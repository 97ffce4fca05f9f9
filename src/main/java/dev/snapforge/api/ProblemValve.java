package dev.snapforge.api;

import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Answers what Tomcat refuses by itself, and what is refused again on the way to {@link ProblemErrorController}: Tomcat would send
 * a page of HTML.
 */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null
                || !status.isError()
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !isWritable(response)) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding((String) null);
            response.getOutputStream().write(CanonicalJson.write(problem(status)));
            response.finishResponse();
        } catch (IOException e) {
            // The client has gone: there is nobody to tell.
            getContainer().getLogger().debug("No answer was sent", e);
        }
    }

    private static Map<String, Object> problem(HttpStatus status) {
        ProblemDetail made = ProblemFactory.of(status);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Objects.requireNonNull(made.getType()).toString());
        problem.put("title", made.getTitle());
        problem.put("status", (long) made.getStatus());
        problem.put("detail", made.getDetail());
        problem.putAll(Objects.requireNonNull(made.getProperties()));
        return problem;
    }

    private static boolean isWritable(Response response) {
        AtomicBoolean writable = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        return writable.get();
    }
}
