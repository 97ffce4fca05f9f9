package dev.snapforge.client;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.ContainerException;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.VerificationException;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Verifier;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Verified snapshots by digest, from the cache or from the service. */
final class Snapshots {

    /** These say that the entry is not what was once verified; the other refusals would come again for a fresh copy. */
    private static final Set<String> DAMAGE = Set.of("digest-mismatch", "bad-signature", "unknown-key");

    private final Service service;
    private final Cache cache;
    private final ClientKeys keys;
    private final Clock clock;

    Snapshots(Service service, Cache cache, ClientKeys keys, Clock clock) {
        this.service = service;
        this.cache = cache;
        this.keys = keys;
        this.clock = clock;
    }

    VerifiedSnapshot get(Digest digest, Expectation runtime) {
        Expectation expectation = runtime.withDigest(digest);
        Optional<Download> cached = cache.read(digest);
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

    /** From the cache only; empty where it has none, verified where it has one. */
    Optional<VerifiedSnapshot> findCached(Digest digest, Expectation runtime) {
        return cache.read(digest).map(found -> verify(found, runtime.withDigest(digest)));
    }

    private VerifiedSnapshot downloadAnew(Digest digest, Expectation expectation, SnapforgeException damage) {
        try {
            return download(digest, expectation);
        } catch (SnapforgeException e) {
            e.addSuppressed(damage);
            throw e;
        }
    }

    private VerifiedSnapshot download(Digest digest, Expectation expectation) {
        Download download = service.download(digest);
        VerifiedSnapshot snapshot = verify(download, expectation);
        cache.write(digest, download);
        return snapshot;
    }

    private VerifiedSnapshot verify(Download download, Expectation expectation) {
        return keys.check(trusted -> new Verifier(trusted, clock)
                .verify(download.container(), download.signature(), download.keyId(), expectation));
    }
}
