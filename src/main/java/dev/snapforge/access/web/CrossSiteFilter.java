package dev.snapforge.access.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where nobody is asked who they are, a page of another site could make the browser of somebody on this machine ask for builds.
 * Browsers say so themselves (Fetch Metadata Request Headers, section 2.3), and other clients do not send the header.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final SecurityProblemHandler problems;

    CrossSiteFilter(SecurityProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site) && !SAFE.contains(request.getMethod())) {
            problems.answer(request, response, new CrossSiteException());
            return;
        }
        chain.doFilter(request, response);
    }

    /** Another site's page asked. */
    private static final class CrossSiteException extends SnapforgeException {

        private static final long serialVersionUID = 1L;

        CrossSiteException() {
            super(
                    ErrorCategory.FORBIDDEN,
                    "cross-site-request",
                    "A page of another site must not change anything here.",
                    "a request of this service's own pages, or of a client that is no browser",
                    "a browser's request from another site",
                    null);
        }
    }
}
