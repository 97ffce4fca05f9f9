package dev.snapforge.cli.release;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.ProvenanceAttestation;
import dev.snapforge.verify.SourcePolicy;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an attestation is signed by a trusted key, about this container, names the source that is asked for, and what the snapshot must offer. */
final class AttestationCheck {

    private final VerificationKeys keys;
    private final Clock clock;
    private final @Nullable SourcePolicy policy;
    private final List<String> requires;

    /**
     * @param policy which source it must name, or null for any
     * @param requires what the snapshot must offer
     */
    public AttestationCheck(VerificationKeys keys, Clock clock, @Nullable SourcePolicy policy, List<String> requires) {
        this.keys = keys;
        this.clock = clock;
        this.policy = policy;
        this.requires = requires;
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
     * @throws VerificationException {@code no-attestation}, {@code capability-missing}, or as {@link SourcePolicy#require}
     */
    public void require(byte @Nullable [] envelope, Digest container) {
        if (envelope != null) {
            if (policy != null) {
                policy.require(envelope, container, keys, clock);
            }
            SourcePolicy.about(envelope, container, keys, clock).requireCapabilities(requires);
        } else if (policy != null) {
            throw policy.missing("no file with it");
        } else if (!requires.isEmpty()) {
            throw ProvenanceAttestation.capabilityMissing(requires, "no attestation with it");
        }
    }
}
