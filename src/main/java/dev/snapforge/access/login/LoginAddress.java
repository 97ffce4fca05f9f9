package dev.snapforge.access.login;

import dev.snapforge.access.oidc.IssuerAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers find this service.
 *
 * @param configured the setting; null if each request says so by its own address
 */
record LoginAddress(@Nullable URI configured) {

    private static final String CALLBACK = "/sign-in/{registrationId}/callback";

    LoginAddress {
        if (configured != null && !isUsable(configured)) {
            throw new IllegalArgumentException(
                    "snapforge.access.oidc.address needs another value: an https address, or http of this machine, without a user, a query"
                            + " or a fragment, for example https://snapforge.example.");
        }
    }

    /** Where an issuer sends people back to, with Spring's names for what differs. */
    String redirect() {
        return (configured == null ? "{baseUrl}" : configured.toString().replaceAll("/+$", "")) + CALLBACK;
    }

    /** Whether the browser comes over TLS, also if a proxy ends it and does not say so. */
    boolean isOverTls(HttpServletRequest request) {
        return configured == null ? request.isSecure() : "https".equals(configured.getScheme());
    }

    private static boolean isUsable(URI address) {
        return IssuerAddress.is(address)
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
