package dev.snapforge.access.login.web;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.access.web.ClientNetwork;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** How many sign-ins may wait for issuers at the same time in this process, before anyone knows whose they are. */
@Component
class LoginLimits {

    static final int PER_ADDRESS = 8;
    static final int ALL = 20;

    private final ConcurrencyLimit concurrent =
            new ConcurrencyLimit("too-many-sign-ins", "sign-ins", "address", PER_ADDRESS, ALL);

    /** @throws dev.snapforge.core.SnapforgeException {@code too-many-sign-ins} */
    ConcurrencyLimit.Permit take(HttpServletRequest request) {
        return take(ClientNetwork.of(request));
    }

    ConcurrencyLimit.Permit take(String network) {
        return concurrent.take(network);
    }
}
