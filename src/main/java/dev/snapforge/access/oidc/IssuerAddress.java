package dev.snapforge.access.oidc;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells addresses from which keys may be taken: nobody on the way could change them. */
final class IssuerAddress {

    private IssuerAddress() {}

    /** Whether it is https, or plain http on this machine. */
    static boolean is(URI address) {
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isHere(address.getHost()));
    }

    private static boolean isHere(@Nullable String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }
}
