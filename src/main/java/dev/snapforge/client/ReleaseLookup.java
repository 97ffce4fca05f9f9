package dev.snapforge.client;

import com.caoccao.javet.exceptions.JavetException;
import dev.snapforge.client.cache.CacheDirectory;
import dev.snapforge.client.cache.ChannelRevisionStore;
import dev.snapforge.client.cache.NotCachedException;
import dev.snapforge.client.cache.RecentAnswers;
import dev.snapforge.client.cache.VerifiedReleaseCache;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.client.http.ServiceRefusedException;
import dev.snapforge.client.http.UnverifiedResolution;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.ChannelPosition;
import dev.snapforge.verify.ChannelStatement;
import dev.snapforge.verify.ReleaseReceipt;
import dev.snapforge.verify.ReleaseVerifier;
import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerifiedRelease;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what a name stands for: asks the service, else trusts what the cache can prove, else nothing. */
final class ReleaseLookup {

    private final ServiceApi service;
    private final VerifiedSnapshotStore snapshots;
    private final CapabilityRequirement capabilities;
    private final KeyTrustStore keys;
    private final Clock clock;
    private final VerifiedReleaseCache lastGood;
    private final ChannelRevisionStore channels;
    private final RecentAnswers recent;
    private final Duration maxAge;

    /** The runtime at hand, once its library is loaded. */
    @FunctionalInterface
    interface LoadedRuntime {
        RuntimeRequirements get() throws JavetException;
    }

    ReleaseLookup(
            ServiceApi service,
            VerifiedSnapshotStore snapshots,
            CapabilityRequirement capabilities,
            KeyTrustStore keys,
            Clock clock,
            CacheDirectory folder,
            Duration maxAge) {
        this.service = service;
        this.snapshots = snapshots;
        this.capabilities = capabilities;
        this.keys = keys;
        this.clock = clock;
        this.lastGood = new VerifiedReleaseCache(folder);
        this.channels = new ChannelRevisionStore(folder);
        this.recent = new RecentAnswers(folder, clock);
        this.maxAge = maxAge;
    }

    /**
     * What the name stands for.
     *
     * @param target platform and engine alone
     * @param runtime waited for when everything else is at hand
     */
    Resolution resolve(RequestedRelease wanted, RuntimeRequirements target, LoadedRuntime runtime)
            throws JavetException {
        Resolution young = recent(wanted, target, runtime);
        if (young != null) {
            keys.refreshDailyInBackground();
            return young;
        }
        try {
            Resolution fresh = fresh(wanted, target, runtime);
            keys.refreshDaily();
            return fresh;
        } catch (ServiceRefusedException e) {
            // The service is there and says no, for instance because the snapshot was revoked: no case for the cache.
            if (e.code().equals("key-revoked")) {
                keys.refreshQuietly(e);
            }
            return e.mayPass() ? cached(wanted, target, runtime, e) : Resolution.plain(e);
        } catch (SnapforgeException e) {
            return cached(wanted, target, runtime, e);
        }
    }

    /** What the service said within the max-age, if it still holds; null if it has to be asked. */
    private @Nullable Resolution recent(RequestedRelease wanted, RuntimeRequirements target, LoadedRuntime runtime)
            throws JavetException {
        RecentAnswers.Answer answer = recent.find(wanted, target, maxAge);
        if (answer == null) {
            return null;
        }
        try {
            VerifiedRelease release = keys.checkLocally(
                    trusted -> ReleaseReceipt.redeem(answer.receipt(), trusted, clock, wanted, target));
            if (release == null || isOutdated(release.channel())) {
                return null;
            }
            Digest digest = release.release().snapshot();
            capabilities.requireCached(digest, wanted.requires());
            snapshots.preload(digest);
            VerifiedSnapshot snapshot =
                    snapshots.findCached(digest, runtime.get()).orElse(null);
            return snapshot == null ? null : Resolution.recent(snapshot, release, answer.warnings());
        } catch (SnapforgeException e) {
            // Not trusted any more, or damaged: the service says what holds now.
            return null;
        }
    }

    private Resolution fresh(RequestedRelease wanted, RuntimeRequirements target, LoadedRuntime runtime)
            throws JavetException {
        Optional<UnverifiedResolution> last = lastGood.read(wanted, target);
        if (last.isPresent() && last.get().etag() != null) {
            Optional<UnverifiedResolution> changed =
                    service.resolve(wanted, target, last.get().etag());
            if (changed.isPresent()) {
                return accept(changed.get(), wanted, target, runtime);
            }
            try {
                return accept(last.get(), wanted, target, runtime);
            } catch (SnapforgeException e) {
                // What the cache kept is damaged, or no longer trusted: it takes the whole answer.
            }
        }
        UnverifiedResolution answer = service.resolve(wanted, target, null)
                .orElseThrow(() -> ServiceApi.unexpected("/resolve", "status 200", "status 304, unasked"));
        return accept(answer, wanted, target, runtime);
    }

    private Resolution accept(
            UnverifiedResolution answer, RequestedRelease wanted, RuntimeRequirements target, LoadedRuntime runtime)
            throws JavetException {
        VerifiedRelease release = verify(answer, wanted, target);
        ChannelPosition rolledBackFrom = checkAgainstMemory(release.channel());
        capabilities.require(release.release().snapshot(), wanted.requires());
        VerifiedSnapshot snapshot = snapshots.get(release.release().snapshot(), runtime.get());
        // Only now: what could not be started from must not keep the last good one from being used.
        if (release.channel() != null) {
            channels.remember(release.channel());
        }
        lastGood.write(wanted, target, answer);
        recent.write(wanted, target, release, answer.warnings());
        return Resolution.fresh(snapshot, release, rolledBackFrom, answer.warnings());
    }

    private Resolution cached(
            RequestedRelease wanted, RuntimeRequirements target, LoadedRuntime runtime, SnapforgeException problem)
            throws JavetException {
        try {
            UnverifiedResolution last = lastGood.read(wanted, target)
                    .orElseThrow(() -> new NotCachedException(wanted.toString(), "no statement"));
            VerifiedRelease release = verify(last, wanted, target);
            checkAgainstMemory(release.channel());
            capabilities.requireCached(release.release().snapshot(), wanted.requires());
            VerifiedSnapshot snapshot = snapshots
                    .findCached(release.release().snapshot(), runtime.get())
                    .orElseThrow(() -> new NotCachedException(wanted.toString(), "a statement without its snapshot"));
            return Resolution.cached(snapshot, release, last.warnings(), problem);
        } catch (SnapforgeException e) {
            problem.addSuppressed(e);
            return Resolution.plain(problem);
        }
    }

    /** Whether another process has seen a later revision of the channel since. */
    private boolean isOutdated(@Nullable ChannelStatement statement) {
        return statement != null && channels.highest(statement.name(), statement.channel()) != statement.revision();
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
