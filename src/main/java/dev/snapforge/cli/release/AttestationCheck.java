package dev.snapforge.cli.release;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.SourcePolicy;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whether an attestation is signed by a trusted key, about this container, and names the source that is asked for. */
final class AttestationCheck {

    private final VerificationKeys keys;
    private final Clock clock;
    private final @Nullable SourcePolicy policy;

    /** @param policy which source it must name, or null for any */
    public AttestationCheck(VerificationKeys keys, Clock clock, @Nullable SourcePolicy policy) {
        this.keys = keys;
        this.clock = clock;
        this.policy = policy;
    }

    /** The address of the source that it must name, or null. */
    @Nullable
    String repository() {
        return policy == null ? null : policy.repository();
    }

    /**
     * Refuses an attestation that does not prove where this container comes from.
     *
     * @param envelope DSSE; null if there is none
     * @throws VerificationException {@code no-attestation}, or as {@link SourcePolicy#require}
     */
    public void require(byte @Nullable [] envelope, Digest container) {
        if (policy == null) {
            if (envelope != null) {
                SourcePolicy.about(envelope, container, keys, clock);
            }
        } else if (envelope == null) {
            throw policy.missing("no file with it");
        } else {
            policy.require(envelope, container, keys, clock);
        }
    }
}
