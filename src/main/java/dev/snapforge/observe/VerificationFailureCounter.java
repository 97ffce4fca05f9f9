package dev.snapforge.observe;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Counts content that is not what was stored or signed, by the code of the refusal. Each code is there with 0 from the start: an
 * alert on an increase would not see the first failure of a series that begins with 1.
 */
@Component
public class VerificationFailureCounter {

    private static final String NAME = "snapforge.verification.failures";

    /** What the store says of content, and what the verifier says of a container's contents and signature. */
    private static final Set<String> CODES = Set.of(
            "blob-damaged",
            "blob-missing",
            "bad-magic",
            "unknown-container-version",
            "trailing-bytes",
            "nonzero-padding",
            "crc-mismatch",
            "blob-digest-mismatch",
            "blob-checksum-mismatch",
            "length-out-of-range",
            "v8-version-disagrees",
            "node-build-disagrees",
            "digest-mismatch",
            "unknown-key",
            "revoked-key",
            "key-not-valid",
            "bad-signature",
            "other-platform",
            "other-engine",
            "other-v8-version");

    private static final String OTHER = "other";

    private final MeterRegistry meters;

    VerificationFailureCounter(MeterRegistry meters) {
        this.meters = meters;
        CODES.forEach(this::counter);
        counter(OTHER);
    }

    /** Counts the refusal if it says that content is not what it was; any other changes nothing. */
    public void note(SnapforgeException refusal) {
        if (CODES.contains(refusal.code())) {
            counter(refusal.code()).increment();
        } else if (refusal.kind() == ErrorCategory.DAMAGED) {
            counter(OTHER).increment();
        }
    }

    private Counter counter(String code) {
        return Counter.builder(NAME)
                .description("Content that is not what was stored or signed")
                .tag("code", code)
                .register(meters);
    }
}
