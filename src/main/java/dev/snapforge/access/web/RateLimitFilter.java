package dev.snapforge.access.web;

import dev.snapforge.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request for its principal before anything is done for it. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimiter limits;
    private final SecurityProblemHandler problems;

    RateLimitFilter(RateLimiter limits, SecurityProblemHandler problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller =
                RequestCallerContext.of(SecurityContextHolder.getContext().getAuthentication());
        // Who is nobody gets health, keys and documentation only, and shares no principal with others.
        if (!caller.grants().isEmpty()) {
            try {
                limits.count(caller.principal());
            } catch (RuntimeException e) {
                problems.answer(request, response, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
