package dev.snapforge.access.web;

import dev.snapforge.access.Caller;
import dev.snapforge.access.OpenBadges;
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
    private final OpenBadges badges;
    private final SecurityProblemHandler problems;

    RateLimitFilter(RateLimiter limits, OpenBadges badges, SecurityProblemHandler problems) {
        this.limits = limits;
        this.badges = badges;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller =
                RequestCallerContext.of(SecurityContextHolder.getContext().getAuthentication());
        // Health, keys and documentation cost nothing, so whoever asks for them without a credential is not counted.
        // Badges are looked up:
        // all such callers together have the share of one principal.
        if (!caller.grants().isEmpty() || badges.areAt(EndpointScopes.path(request))) {
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
