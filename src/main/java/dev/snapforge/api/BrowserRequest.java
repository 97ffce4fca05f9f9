package dev.snapforge.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells requests of people with a browser, who read pages, from those of clients, which read JSON. */
public final class BrowserRequest {

    /** Below these nothing is a page, whatever a request accepts. */
    private static final List<String> NO_PAGES = List.of("/api/", "/actuator/", "/v3/", "/.well-known/");

    private BrowserRequest() {}

    /** Whether an HTML page is the right answer: the address is not one of the API's, and the client asks for HTML by name. */
    public static boolean is(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = path(request);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && NO_PAGES.stream().noneMatch(path::startsWith);
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed instanceof String text ? text : request.getRequestURI();
        return uri.substring(Math.min(uri.length(), request.getContextPath().length()));
    }
}
