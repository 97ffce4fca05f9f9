package dev.snapforge.client;

import dev.snapforge.client.cache.ContainerCache;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.SourcePolicy;
import dev.snapforge.verify.VerificationException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The source that snapshots must have been built from, if one is required. Attestations are verified each time and nothing is noted of
 * that: what another client has accepted in the same cache folder, under its own policy or none, counts for nothing here.
 */
final class SourceRequirement {

    private final @Nullable SourcePolicy policy;
    private final ServiceApi service;
    private final ContainerCache cache;
    private final KeyTrustStore keys;
    private final Clock clock;

    SourceRequirement(
            @Nullable SourcePolicy policy, ServiceApi service, ContainerCache cache, KeyTrustStore keys, Clock clock) {
        this.policy = policy;
        this.service = service;
        this.cache = cache;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Refuses a snapshot without proof that it was built from there; asks the service where the cache has none.
     *
     * @throws VerificationException as {@link SourcePolicy#require}
     */
    void require(Digest digest) {
        if (policy == null) {
            return;
        }
        try {
            verify(policy, cache.readAttestation(digest), digest);
        } catch (VerificationException e) {
            // The one in the cache may be damaged, or that of another build which gave the same snapshot.
            byte[] envelope = service.attestation(digest, policy.repository());
            verify(policy, envelope, digest);
            cache.writeAttestation(digest, envelope);
        }
    }

    /** As {@link #require}, without asking the service. */
    void requireCached(Digest digest) {
        if (policy != null) {
            verify(policy, cache.readAttestation(digest), digest);
        }
    }

    private void verify(SourcePolicy wanted, byte @Nullable [] envelope, Digest digest) {
        if (envelope == null) {
            throw wanted.missing("none in the cache");
        }
        keys.check(trusted -> {
            wanted.require(envelope, digest, trusted, clock);
            return digest;
        });
    }
}
