package dev.snapforge.access.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where nobody is asked who they are, a page of another site could make the browser of somebody on this machine ask for builds, or keep
 * the service busy; where browsers have signed in, it could do so in their name, if they sent the cookie in spite of {@code SameSite}. Browsers say so themselves, in {@code Sec-Fetch-Site} (Fetch Metadata Request Headers, section 2.3) and {@code Origin}
 * (RFC 6454, section 7); other clients send neither. Links from elsewhere may be followed.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Predicate<HttpServletRequest> concerned;
    private final SecurityProblemHandler problems;

    /** @param concerned which requests a browser could make for another site's page */
    CrossSiteFilter(Predicate<HttpServletRequest> concerned, SecurityProblemHandler problems) {
        this.concerned = concerned;
        this.problems = problems;
    }

    /**
     * Where callers are asked who they are: requests by a cookie, and changes without any credential, as signing in and out are. Not by their
     * paths, which have many spellings.
     */
    static boolean isBorrowable(HttpServletRequest request) {
        boolean open = changes(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        return open || CredentialResolver.usesCookie(request);
    }

    private static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !concerned.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean changes = changes(request);
        if (isOfAnotherSite(request, changes) || (changes && isOfAnotherOrigin(request))) {
            problems.answer(request, response, new CrossSiteException());
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isOfAnotherSite(HttpServletRequest request, boolean changes) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean followsLink = !changes && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        return site != null && !OWN.contains(site) && !followsLink;
    }

    private static boolean isOfAnotherOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null
                && !origin.equalsIgnoreCase("http://" + request.getHeader("Host"))
                && !origin.equalsIgnoreCase("https://" + request.getHeader("Host"));
    }

    /** Another site's page asked. */
    private static final class CrossSiteException extends SnapforgeException {

        private static final long serialVersionUID = 1L;

        CrossSiteException() {
            super(
                    ErrorCategory.FORBIDDEN,
                    "cross-site-request",
                    "A page of another site must not use this service.",
                    "a request of this service's own pages, or of a client that is no browser",
                    "a browser's request from another site",
                    null);
        }
    }
}
