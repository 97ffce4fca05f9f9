package dev.snapforge.access.web;

import dev.snapforge.access.Caller;
import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.api.body.GuardedBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens the body of a request that was authorised, up to its limit. */
final class BodyAdmissionFilter extends OncePerRequestFilter {

    private final BodyLimits limits;
    private final SecurityProblemHandler problems;

    BodyAdmissionFilter(BodyLimits limits, SecurityProblemHandler problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        GuardedBody body = GuardedBody.of(request);
        if (!body.isPending()) {
            // There is nothing in it, which anybody may find out.
            body.admit(0);
            chain.doFilter(request, response);
            return;
        }
        Caller caller =
                RequestCallerContext.of(SecurityContextHolder.getContext().getAuthentication());
        ConcurrencyLimit.Permit permit;
        try {
            permit = limits.admit(body, request, caller);
        } catch (RuntimeException e) {
            problems.answer(request, response, e);
            return;
        }
        try (permit) {
            chain.doFilter(request, response);
        }
    }
}
