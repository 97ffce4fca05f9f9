package dev.snapforge.cli.release;

import dev.snapforge.client.ReleaseSelector;
import dev.snapforge.client.cache.CacheDirectory;
import dev.snapforge.client.cache.ChannelRevisionStore;
import dev.snapforge.client.cache.ContainerCache;
import dev.snapforge.client.cache.VerifiedReleaseCache;
import dev.snapforge.client.http.UnverifiedContainer;
import dev.snapforge.client.http.UnverifiedResolution;
import dev.snapforge.verify.ChannelStatement;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Puts snapshots into the folder that the Java client caches in: a program that is started with it needs no service. The client verifies
 * what it reads there all the same.
 */
final class CacheInstaller {

    private static final int MAX_CONTAINER = 256 << 20;

    private final CacheDirectory cache;
    private final VerificationKeys keys;
    private final Clock clock;

    /** @param folder what the client's {@code cachingIn(…)} is given; is made if it is absent */
    public CacheInstaller(Path folder, VerificationKeys keys, Clock clock) {
        this.cache = new CacheDirectory(folder);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Keeps the snapshot, and what the reference stands for.
     *
     * @throws dev.snapforge.verify.VerificationException if this folder has seen a later revision of the channel
     */
    public void install(ReleaseReference reference, ReleaseCatalogue.FoundVersion found, FetchedSnapshot snapshot) {
        byte[] release = snapshot.release();
        byte[] channel = found.channelStatement() == null
                ? null
                : found.channelStatement().bytes();
        if (channel != null) {
            ChannelStatement statement = ChannelStatement.verified(channel, keys, clock);
            ChannelRevisionStore revisions = new ChannelRevisionStore(cache);
            revisions
                    .latest(statement.name(), statement.channel())
                    .ifPresent(it -> it.requireNotAfter(statement.position()));
            revisions.remember(statement);
        }
        ContainerCache containers = new ContainerCache(cache, MAX_CONTAINER);
        containers.write(
                snapshot.digest(),
                new UnverifiedContainer(snapshot.container(), snapshot.signature(), snapshot.keyId()));
        containers.writeAttestation(snapshot.digest(), snapshot.attestation());
        if (release != null) {
            ReleaseSelector selector = reference.selector();
            RuntimeRequirements runtime = new RuntimeRequirements(
                    snapshot.digest(),
                    snapshot.target().platform(),
                    snapshot.target().engine(),
                    "");
            new VerifiedReleaseCache(cache)
                    .write(selector, runtime, new UnverifiedResolution(null, release, channel, List.of()));
        }
    }
}
