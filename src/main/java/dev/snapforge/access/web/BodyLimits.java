package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.api.body.BodySettings;
import dev.snapforge.api.body.GuardedBody;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How large the bodies of requests may be, and how many may come in at the same time. */
@Component
class BodyLimits {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String UPLOADS = "/api/v1/builds";

    /** JSON, of which the longest is a token's or a promotion's. */
    private static final long MOST_ELSEWHERE = DataSize.ofKilobytes(64).toBytes();

    /** A token with which someone signs in, before anyone knows whose it is. */
    private static final long MOST_OF_STRANGERS = DataSize.ofKilobytes(8).toBytes();

    private static final Duration TIME_OF_STRANGERS = Duration.ofSeconds(5);
    private static final int PER_ADDRESS = 8;
    private static final int ALL_STRANGERS = 40;

    private static final int PER_PRINCIPAL = 16;

    private final long mostOfUploads;
    private final ConcurrencyLimit concurrent;

    // Apart from the others, so that uploads keep no one from signing in, and sign-ins keep no uploads out.
    private final ConcurrencyLimit strangers = new ConcurrencyLimit(
            "too-many-uploads", "requests with bodies and without a token", "address", PER_ADDRESS, ALL_STRANGERS);

    BodyLimits(BodySettings settings, MultipartProperties forms, AccessSettings access, MeterRegistry meters) {
        this.mostOfUploads = forms.getMaxRequestSize().toBytes();
        this.concurrent = new ConcurrencyLimit(
                "too-many-uploads",
                "requests with bodies",
                access.shareOf(settings.perPrincipal(), PER_PRINCIPAL, settings.concurrent()),
                settings.concurrent());
        Gauge.builder("snapforge.uploads.open", concurrent, ConcurrencyLimit::open)
                .description("Requests with bodies that are in work")
                .register(meters);
    }

    /**
     * Lets the body of a request be read, and counts the request as long as it is in work.
     *
     * @throws dev.snapforge.core.SnapforgeException {@code too-many-uploads} or {@code request-too-large}
     */
    ConcurrencyLimit.Permit admit(GuardedBody body, HttpServletRequest request, Caller caller) {
        if (caller.grants().isEmpty()) {
            body.admitBriefly(Math.min(most(request), MOST_OF_STRANGERS), TIME_OF_STRANGERS);
            return strangers.take(ClientNetwork.of(request));
        }
        body.admit(most(request));
        return concurrent.take(caller.principal());
    }

    /** How many bytes the body of a request may have; what is only read takes none. */
    private long most(HttpServletRequest request) {
        if (READS.contains(request.getMethod())) {
            return 0;
        }
        boolean upload = request.getMethod().equals("POST")
                && request.getRequestURI()
                        .substring(request.getContextPath().length())
                        .equals(UPLOADS);
        return upload ? mostOfUploads : MOST_ELSEWHERE;
    }
}
