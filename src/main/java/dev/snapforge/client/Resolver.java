package dev.snapforge.client;

import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.ChannelPosition;
import dev.snapforge.signing.ChannelStatement;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.ReleaseVerifier;
import dev.snapforge.signing.VerifiedRelease;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Wanted;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what a name stands for: asks the service, else trusts what the cache can prove, else nothing. */
final class Resolver {

    private final Service service;
    private final Snapshots snapshots;
    private final ClientKeys keys;
    private final Clock clock;
    private final LastGood lastGood;
    private final ChannelMemory channels;

    Resolver(Service service, Snapshots snapshots, ClientKeys keys, Clock clock, CacheFolder folder) {
        this.service = service;
        this.snapshots = snapshots;
        this.keys = keys;
        this.clock = clock;
        this.lastGood = new LastGood(folder);
        this.channels = new ChannelMemory(folder);
    }

    Resolution resolve(Wanted wanted, Expectation runtime) {
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

    private Resolution fresh(Wanted wanted, Expectation runtime) {
        Optional<ResolveAnswer> last = lastGood.read(wanted, runtime);
        if (last.isPresent() && last.get().etag() != null) {
            Optional<ResolveAnswer> changed =
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
        ResolveAnswer answer = service.resolve(wanted, runtime, null)
                .orElseThrow(() -> Service.unexpected("/resolve", "status 200", "status 304, unasked"));
        return accept(answer, wanted, runtime);
    }

    private Resolution accept(ResolveAnswer answer, Wanted wanted, Expectation runtime) {
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

    private Resolution cached(Wanted wanted, Expectation runtime, SnapforgeException problem) {
        try {
            ResolveAnswer last = lastGood.read(wanted, runtime)
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

    private VerifiedRelease verify(ResolveAnswer answer, Wanted wanted, Expectation runtime) {
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
