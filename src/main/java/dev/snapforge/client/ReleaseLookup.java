package dev.snapforge.client;

import dev.snapforge.client.cache.CacheDirectory;
import dev.snapforge.client.cache.ChannelRevisionStore;
import dev.snapforge.client.cache.NotCachedException;
import dev.snapforge.client.cache.VerifiedReleaseCache;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.client.http.ServiceRefusedException;
import dev.snapforge.client.http.UnverifiedResolution;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.ChannelPosition;
import dev.snapforge.verify.ChannelStatement;
import dev.snapforge.verify.ReleaseVerifier;
import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerifiedRelease;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what a name stands for: asks the service, else trusts what the cache can prove, else nothing. */
final class ReleaseLookup {

    private final ServiceApi service;
    private final VerifiedSnapshotStore snapshots;
    private final KeyTrustStore keys;
    private final Clock clock;
    private final VerifiedReleaseCache lastGood;
    private final ChannelRevisionStore channels;

    ReleaseLookup(
            ServiceApi service,
            VerifiedSnapshotStore snapshots,
            KeyTrustStore keys,
            Clock clock,
            CacheDirectory folder) {
        this.service = service;
        this.snapshots = snapshots;
        this.keys = keys;
        this.clock = clock;
        this.lastGood = new VerifiedReleaseCache(folder);
        this.channels = new ChannelRevisionStore(folder);
    }

    Resolution resolve(RequestedRelease wanted, RuntimeRequirements runtime) {
        try {
            return fresh(wanted, runtime);
        } catch (ServiceRefusedException e) {
            // The service is there and says no, for instance because the snapshot was revoked: no case for the cache.
            if (e.code().equals("key-revoked")) {
                keys.refreshQuietly(e);
            }
            return e.mayPass() ? cached(wanted, runtime, e) : Resolution.plain(e);
        } catch (SnapforgeException e) {
            return cached(wanted, runtime, e);
        }
    }

    private Resolution fresh(RequestedRelease wanted, RuntimeRequirements runtime) {
        Optional<UnverifiedResolution> last = lastGood.read(wanted, runtime);
        if (last.isPresent() && last.get().etag() != null) {
            Optional<UnverifiedResolution> changed =
                    service.resolve(wanted, runtime, last.get().etag());
            if (changed.isPresent()) {
                return accept(changed.get(), wanted, runtime);
            }
            try {
                return accept(last.get(), wanted, runtime);
            } catch (SnapforgeException e) {
                // What the cache kept is damaged, or no longer trusted: it takes the whole answer.
            }
        }
        UnverifiedResolution answer = service.resolve(wanted, runtime, null)
                .orElseThrow(() -> ServiceApi.unexpected("/resolve", "status 200", "status 304, unasked"));
        return accept(answer, wanted, runtime);
    }

    private Resolution accept(UnverifiedResolution answer, RequestedRelease wanted, RuntimeRequirements runtime) {
        VerifiedRelease release = verify(answer, wanted, runtime);
        ChannelPosition rolledBackFrom = checkAgainstMemory(release.channel());
        VerifiedSnapshot snapshot = snapshots.get(release.release().snapshot(), runtime);
        // Only now: what could not be started from must not keep the last good one from being used.
        if (release.channel() != null) {
            channels.remember(release.channel());
        }
        lastGood.write(wanted, runtime, answer);
        return Resolution.fresh(snapshot, release, rolledBackFrom);
    }

    private Resolution cached(RequestedRelease wanted, RuntimeRequirements runtime, SnapforgeException problem) {
        try {
            UnverifiedResolution last = lastGood.read(wanted, runtime)
                    .orElseThrow(() -> new NotCachedException(wanted.toString(), "no statement"));
            VerifiedRelease release = verify(last, wanted, runtime);
            checkAgainstMemory(release.channel());
            VerifiedSnapshot snapshot = snapshots
                    .findCached(release.release().snapshot(), runtime)
                    .orElseThrow(() -> new NotCachedException(wanted.toString(), "a statement without its snapshot"));
            return Resolution.cached(snapshot, release, problem);
        } catch (SnapforgeException e) {
            problem.addSuppressed(e);
            return Resolution.plain(problem);
        }
    }

    private VerifiedRelease verify(UnverifiedResolution answer, RequestedRelease wanted, RuntimeRequirements runtime) {
        return keys.check(trusted ->
                new ReleaseVerifier(trusted, clock).verify(answer.release(), answer.channel(), wanted, runtime));
    }

    private @Nullable ChannelPosition checkAgainstMemory(@Nullable ChannelStatement statement) {
        if (statement == null) {
            return null;
        }
        ChannelPosition next = statement.position();
        Optional<ChannelPosition> seen = channels.latest(statement.name(), statement.channel());
        seen.ifPresent(it -> it.requireNotAfter(next));
        return seen.filter(it -> it.isRolledBackBy(next)).orElse(null);
    }
}
