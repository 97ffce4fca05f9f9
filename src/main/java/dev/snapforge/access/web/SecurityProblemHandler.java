package dev.snapforge.access.web;

import dev.snapforge.access.AuthenticationRequiredException;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.Scope;
import dev.snapforge.access.ScopeMissingException;
import dev.snapforge.api.BrowserRequest;
import dev.snapforge.api.body.GuardedBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers what is refused before any controller is asked. The refusals go through the same table as all others, so that clients
 * get problem details from here as well.
 */
@Component
class SecurityProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String CHALLENGE = "Bearer realm=\"snapforge\"";

    private final HandlerExceptionResolver problems;

    SecurityProblemHandler(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** Nobody knows who asks. The challenges are those of RFC 6750, section 3. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        RuntimeException reason = reason(failure);
        boolean unknown = reason instanceof InvalidTokenException || reason instanceof AuthenticationRequiredException;
        if (unknown && sendsToSignIn(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, signIn(request));
            return;
        }
        if (reason instanceof InvalidTokenException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        } else if (reason instanceof AuthenticationRequiredException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        answer(request, response, reason);
    }

    /** It is known who asks, and that one may not. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        Set<Scope> anyOf = denied instanceof AuthorizationDeniedException e
                        && e.getAuthorizationResult() instanceof EndpointScopes.Decision decision
                ? decision.anyOf()
                : Set.of(Scope.ADMIN);
        ScopeMissingException refusal = new ScopeMissingException(anyOf);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + String.join(" ", refusal.missing()) + "\"");
        answer(request, response, refusal);
    }

    /** Whether a person asks for a page, whom a form helps more than a challenge. */
    private static boolean sendsToSignIn(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && BrowserRequest.is(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private static String signIn(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return UriComponentsBuilder.fromPath(request.getContextPath() + CredentialResolver.SIGN_IN)
                .queryParam("to", "{to}")
                .encode()
                .buildAndExpand(path + (query == null ? "" : "?" + query))
                .toUriString();
    }

    /** Answers with any refusal. Whoever is refused here need not send the rest of a body. */
    void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException refusal) {
        if (GuardedBody.of(request).isPending()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        if (problems.resolveException(request, response, null, refusal) == null) {
            throw refusal;
        }
    }

    private static RuntimeException reason(AuthenticationException failure) {
        if (failure instanceof NotAuthenticatedException e) {
            return e.reason();
        }
        return failure instanceof OAuth2AuthenticationException
                ? new InvalidTokenException("one header 'Authorization: Bearer …' with one token", "another form")
                : new AuthenticationRequiredException();
    }
}
