package dev.snapforge.api;

import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

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
        Map<String, Object> problem = new LinkedHashMap<>();
        String code = ProblemFactory.code(status);
        problem.put("type", ProblemType.of(code).toString());
        problem.put("title", ProblemFactory.title(code));
        problem.put("status", (long) status.value());
        problem.put("detail", ProblemFactory.detail(status));
        problem.put("code", code);
        String hint = HttpRefusal.hint(status.value());
        if (hint != null) {
            problem.put("hint", hint);
        }
        return problem;
    }

    private static boolean isWritable(Response response) {
        AtomicBoolean writable = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        return writable.get();
    }
}
