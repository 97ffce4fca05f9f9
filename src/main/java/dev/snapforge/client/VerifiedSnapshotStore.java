package dev.snapforge.client;

import dev.snapforge.client.cache.ContainerCache;
import dev.snapforge.client.cache.FileIdentity;
import dev.snapforge.client.cache.VerifiedContainer;
import dev.snapforge.client.cache.VerifiedContainers;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.client.http.UnverifiedContainer;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.ContainerException;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotReceipt;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verified snapshots by digest, from the cache or from the service. */
final class VerifiedSnapshotStore {

    /** These say that the entry is not what was once verified; the other refusals would come again for a fresh copy. */
    private static final Set<String> DAMAGE = Set.of("digest-mismatch", "bad-signature", "unknown-key");

    private final ServiceApi service;
    private final ContainerCache cache;
    private final VerifiedContainers verified;
    private final KeyTrustStore keys;
    private final SourceRequirement sources;
    private final VerificationPolicy policy;
    private final Clock clock;
    private final SnapshotsInMemory memory = new SnapshotsInMemory();
    private volatile SnapshotOrigin origin = SnapshotOrigin.SERVICE;

    VerifiedSnapshotStore(
            ServiceApi service,
            ContainerCache cache,
            VerifiedContainers verified,
            KeyTrustStore keys,
            SourceRequirement sources,
            VerificationPolicy policy,
            Clock clock) {
        this.service = service;
        this.cache = cache;
        this.verified = verified;
        this.keys = keys;
        this.sources = sources;
        this.policy = policy;
        this.clock = clock;
    }

    VerifiedSnapshot get(Digest digest, RuntimeRequirements runtime) {
        VerifiedSnapshot snapshot = find(digest, runtime);
        sources.require(digest);
        return snapshot;
    }

    private VerifiedSnapshot find(Digest digest, RuntimeRequirements runtime) {
        RuntimeRequirements expectation = runtime.withDigest(digest);
        VerifiedSnapshot known = verifiedBefore(digest, expectation);
        if (known != null) {
            return known;
        }
        FileIdentity file = verified.identity(digest);
        Optional<UnverifiedContainer> cached = cache.read(digest);
        if (cached.isEmpty()) {
            return download(digest, expectation);
        }
        try {
            return accept(cached.get(), expectation, file);
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
        Optional<VerifiedSnapshot> snapshot = findCachedBytes(digest, runtime);
        if (snapshot.isPresent()) {
            sources.requireCached(digest);
        }
        return snapshot;
    }

    private Optional<VerifiedSnapshot> findCachedBytes(Digest digest, RuntimeRequirements runtime) {
        RuntimeRequirements expectation = runtime.withDigest(digest);
        VerifiedSnapshot known = verifiedBefore(digest, expectation);
        if (known != null) {
            return Optional.of(known);
        }
        FileIdentity file = verified.identity(digest);
        return cache.read(digest).map(found -> accept(found, expectation, file));
    }

    /** Reads a snapshot ahead, while something else is waited for: {@link #get} finds it in memory. */
    void preload(Digest digest) {
        if (policy == VerificationPolicy.ONCE) {
            VerifiedContainer entry = verified.find(digest);
            if (entry != null && memory.find(entry) == null) {
                try {
                    memory.preloaded(entry, verified.read(entry));
                } catch (ContainerException e) {
                    // The one who asks for it meets that, and knows what to do.
                }
            }
        }
    }

    /** Where the snapshot that was last asked for came from. */
    SnapshotOrigin origin() {
        return origin;
    }

    /** What this machine or this process has verified, if that still counts; null otherwise. */
    private @Nullable VerifiedSnapshot verifiedBefore(Digest digest, RuntimeRequirements expectation) {
        VerifiedContainer entry = policy == VerificationPolicy.ALWAYS ? null : verified.find(digest);
        if (entry == null) {
            return null;
        }
        try {
            return keys.check(trusted -> redeem(entry, trusted, expectation));
        } catch (ContainerException | VerificationException e) {
            if (e instanceof VerificationException && !DAMAGE.contains(e.code())) {
                throw e;
            }
            return null;
        }
    }

    private @Nullable VerifiedSnapshot redeem(
            VerifiedContainer entry, VerificationKeys trusted, RuntimeRequirements expectation) {
        VerifiedSnapshot known = memory.find(entry);
        SnapshotOrigin found = known == null ? SnapshotOrigin.VERIFIED_BEFORE : SnapshotOrigin.MEMORY;
        if (known == null) {
            known = memory.takePreloaded(entry);
        }
        if (known == null) {
            known = verified.read(entry);
        }
        if (known != null) {
            SnapshotReceipt.requireUsable(known, trusted, clock, expectation);
            memory.remember(entry, known);
            origin = found;
        }
        return known;
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
        note(snapshot, verified.identity(digest));
        origin = SnapshotOrigin.SERVICE;
        return snapshot;
    }

    private VerifiedSnapshot accept(
            UnverifiedContainer cached, RuntimeRequirements expectation, @Nullable FileIdentity file) {
        VerifiedSnapshot snapshot = verify(cached, expectation);
        note(snapshot, file);
        origin = SnapshotOrigin.CACHE;
        return snapshot;
    }

    private VerifiedSnapshot verify(UnverifiedContainer found, RuntimeRequirements expectation) {
        return keys.check(trusted -> new SnapshotVerifier(trusted, clock)
                .verifyOwned(found.container(), found.signature(), found.keyId(), expectation));
    }

    /** Only if it is the same file before it was read, and after all was verified. */
    private void note(VerifiedSnapshot snapshot, @Nullable FileIdentity file) {
        if (file != null && file.equals(verified.identity(snapshot.digest()))) {
            verified.write(snapshot.receipt(), file);
            memory.remember(new VerifiedContainer(snapshot.receipt(), file), snapshot);
        }
    }
}
