package dev.snapforge.client;

import dev.snapforge.client.cache.ContainerCache;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.ProvenanceAttestation;
import dev.snapforge.verify.SourcePolicy;
import dev.snapforge.verify.VerificationException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a runtime requires of a snapshot: the service chooses by it, and the attestation has to prove it. */
final class CapabilityRequirement {

    private final ServiceApi service;
    private final ContainerCache cache;
    private final KeyTrustStore keys;
    private final Clock clock;

    CapabilityRequirement(ServiceApi service, ContainerCache cache, KeyTrustStore keys, Clock clock) {
        this.service = service;
        this.cache = cache;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Refuses a snapshot that lacks something; asks the service for the attestation where the cache has none that says enough.
     *
     * @throws VerificationException {@code capability-missing}, or why the attestation does not count
     */
    void require(Digest digest, List<String> requires) {
        if (requires.isEmpty()) {
            return;
        }
        try {
            requireCached(digest, requires);
        } catch (VerificationException e) {
            byte[] envelope = service.attestation(digest, null);
            verify(envelope, digest, requires);
            cache.writeAttestation(digest, envelope);
        }
    }

    /** As {@link #require}, without asking the service. */
    void requireCached(Digest digest, List<String> requires) {
        if (!requires.isEmpty()) {
            verify(cache.readAttestation(digest), digest, requires);
        }
    }

    private void verify(byte @Nullable [] envelope, Digest digest, List<String> requires) {
        if (envelope == null) {
            throw ProvenanceAttestation.capabilityMissing(requires, "no attestation in the cache");
        }
        keys.check(trusted -> SourcePolicy.about(envelope, digest, trusted, clock))
                .requireCapabilities(requires);
    }
}
