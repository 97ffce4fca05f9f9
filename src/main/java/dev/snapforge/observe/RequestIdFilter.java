package dev.snapforge.observe;

import dev.snapforge.core.TimeOrderedId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id: the one that it brings, if that has a harmless form, or a new one. Log lines have it, the answer has it
 * as a header, and {@link RequestIdInProblems} writes it into refusals.
 */
@Component
// Before the filters that refuse requests, behind the one that begins the trace.
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    /** The name under which log lines have it. */
    static final String LOGGED_AS = "requestId";

    private static final String ATTRIBUTE = RequestIdFilter.class.getName();

    /** No blank, quote or control character: it goes into logs and headers as it is. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=:+/-]{0,127}");

    private final Clock clock;

    RequestIdFilter(Clock clock) {
        this.clock = clock;
    }

    /** Of this request, or null if the filter has not seen it. */
    static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = of(request);
        if (id == null) {
            id = choose(request.getHeader(HEADER));
            request.setAttribute(ATTRIBUTE, id);
            response.setHeader(HEADER, id);
        }
        MDC.put(LOGGED_AS, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }

    private String choose(@Nullable String brought) {
        return brought != null && WELL_FORMED.matcher(brought).matches()
                ? brought
                : TimeOrderedId.next(clock).toString();
    }

    /** The rest of a request that waited runs on another thread, whose log lines are the request's, too. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
