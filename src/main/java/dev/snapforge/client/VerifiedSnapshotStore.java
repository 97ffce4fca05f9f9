package dev.snapforge.client;

import dev.snapforge.client.cache.ContainerCache;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.client.http.UnverifiedContainer;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.ContainerException;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Verified snapshots by digest, from the cache or from the service. */
final class VerifiedSnapshotStore {

    /** These say that the entry is not what was once verified; the other refusals would come again for a fresh copy. */
    private static final Set<String> DAMAGE = Set.of("digest-mismatch", "bad-signature", "unknown-key");

    private final ServiceApi service;
    private final ContainerCache cache;
    private final KeyTrustStore keys;
    private final Clock clock;

    VerifiedSnapshotStore(ServiceApi service, ContainerCache cache, KeyTrustStore keys, Clock clock) {
        this.service = service;
        this.cache = cache;
        this.keys = keys;
        this.clock = clock;
    }

    VerifiedSnapshot get(Digest digest, RuntimeRequirements runtime) {
        RuntimeRequirements expectation = runtime.withDigest(digest);
        Optional<UnverifiedContainer> cached = cache.read(digest);
        if (cached.isEmpty()) {
            return download(digest, expectation);
        }
        try {
            return verify(cached.get(), expectation);
        } catch (ContainerException | VerificationException e) {
            if (e instanceof VerificationException && !DAMAGE.contains(e.code())) {
                throw e;
            }
            cache.drop(digest);
            return downloadAnew(digest, expectation, e);
        }
    }

    /** From the cache only; empty if it has none, verified where it has one. */
    Optional<VerifiedSnapshot> findCached(Digest digest, RuntimeRequirements runtime) {
        return cache.read(digest).map(found -> verify(found, runtime.withDigest(digest)));
    }

    private VerifiedSnapshot downloadAnew(Digest digest, RuntimeRequirements expectation, SnapforgeException damage) {
        try {
            return download(digest, expectation);
        } catch (SnapforgeException e) {
            e.addSuppressed(damage);
            throw e;
        }
    }

    private VerifiedSnapshot download(Digest digest, RuntimeRequirements expectation) {
        UnverifiedContainer download = service.download(digest);
        VerifiedSnapshot snapshot = verify(download, expectation);
        cache.write(digest, download);
        return snapshot;
    }

    private VerifiedSnapshot verify(UnverifiedContainer download, RuntimeRequirements expectation) {
        return keys.check(trusted -> new SnapshotVerifier(trusted, clock)
                .verify(download.container(), download.signature(), download.keyId(), expectation));
    }
}
