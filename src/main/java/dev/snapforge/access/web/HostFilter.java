package dev.snapforge.access.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for another host. A page can have a name of its own that leads to this machine (DNS rebinding); its browser then takes
 * the service for a part of that page's site, and says so in {@code Host}. Names that are not listed are therefore refused. An address cannot
 * be led elsewhere: that of the connection itself is right, as probes and Prometheus use it.
 */
final class HostFilter extends OncePerRequestFilter {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[([0-9a-fA-F:.]+)]|[^:\\[\\]]+)(?::\\d*)?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> hosts;
    private final SecurityProblemHandler problems;

    /** @param hosts in lower case, without ports */
    HostFilter(Set<String> hosts, SecurityProblemHandler problems) {
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Of HTTP/1.0, which no browser speaks; later versions must have one.
        String host = request.getHeader("Host");
        if (host != null && !isOurs(host, request.getLocalAddr())) {
            problems.answer(request, response, new ForeignHostException());
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(String authority, String localAddress) throws UnknownHostException {
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(1).toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || hosts.contains(host)) {
            return true;
        }
        String literal = matcher.group(2) != null ? matcher.group(2) : host;
        if (matcher.group(2) == null && !IPV4.matcher(host).matches()) {
            return false;
        }
        // A number, so nobody is asked for it.
        InetAddress address = InetAddress.getByName(literal);
        return address.isLoopbackAddress() || address.equals(InetAddress.getByName(localAddress));
    }

    /** The request is for another host. */
    private static final class ForeignHostException extends SnapforgeException {

        private static final long serialVersionUID = 1L;

        ForeignHostException() {
            super(
                    ErrorCategory.FORBIDDEN,
                    "foreign-host",
                    "The request is for a host that is not this service.",
                    "a Host of localhost, a loopback address, the address that the connection came to, or one in snapforge.access.hosts",
                    "another one",
                    "Use http://127.0.0.1 or http://localhost, or add the name to snapforge.access.hosts.");
        }
    }
}
