package dev.snapforge.access.oidc;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells addresses that can be trusted: nothing on the way can change what is sent. */
public final class IssuerAddress {

    private IssuerAddress() {}

    /** Whether it is https, or plain http on this machine. */
    public static boolean is(URI address) {
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isHere(address.getHost()));
    }

    private static boolean isHere(@Nullable String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }
}
