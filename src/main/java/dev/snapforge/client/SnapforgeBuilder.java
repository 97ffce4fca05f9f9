package dev.snapforge.client;

import dev.snapforge.client.cache.CacheDirectory;
import dev.snapforge.client.cache.ContainerCache;
import dev.snapforge.client.cache.LibraryCache;
import dev.snapforge.client.cache.VerifiedContainers;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.client.javet.IcuDataException;
import dev.snapforge.client.javet.InstalledJavet;
import dev.snapforge.verify.SourcePolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link Snapforge}: trusted keys and a cache folder are needed, everything else has a default. */
public final class SnapforgeBuilder {

    private static final int MEBIBYTE = 1 << 20;

    private final URI server;
    private @Nullable TrustedKeys keys;
    private @Nullable Path folder;
    private @Nullable String authorization;
    private Clock clock = Clock.systemUTC();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(60);
    private int maxContainerSize = 256 * MEBIBYTE;
    private Duration maxAge = Duration.ZERO;
    private VerificationPolicy policy = VerificationPolicy.ONCE;
    private @Nullable SourcePolicy source;
    private boolean refuseVulnerable;
    private Consumer<StartupMetrics> startups = start -> {};

    SnapforgeBuilder(URI server) {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "Expected http(s)://host[:port][/path], found " + server.getScheme() + "://" + server.getHost());
        }
        this.server = server;
    }

    /**
     * Whose signatures count. Get the keys over a way you trust, not from the server that also sends the snapshots. Keys that one
     * of these vouches for count as well, and none that the service says it has revoked: see {@link Snapforge#refreshKeys}.
     */
    public SnapforgeBuilder trusting(TrustedKeys trusted) {
        this.keys = trusted;
        return this;
    }

    /** Where verified snapshots are kept; it is made if it is absent, and other processes may use it as well. */
    public SnapforgeBuilder cachingIn(Path cacheFolder) {
        this.folder = cacheFolder;
        return this;
    }

    /** The value of the header {@code Authorization}, for example {@code Bearer …}; by default there is none. */
    public SnapforgeBuilder authorizedBy(String headerValue) {
        this.authorization = headerValue;
        return this;
    }

    /**
     * Uses Javet's V8 with Intl, with ICU's data from this file: see {@link InstalledJavet#useIntl}.
     *
     * @throws IcuDataException if the file holds nothing of the kind, or this JVM uses another V8 already
     */
    public SnapforgeBuilder withIntl(Path icuData) {
        InstalledJavet.useIntl(icuData);
        return this;
    }

    /** How long making a connection may take; 5 seconds by default. */
    public SnapforgeBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return this;
    }

    /** How long one request may take until the last byte of its answer; 60 seconds by default. */
    public SnapforgeBuilder requestTimeout(Duration timeout) {
        this.requestTimeout = timeout;
        return this;
    }

    /** The largest container to accept, in bytes; 256 MiB by default. */
    public SnapforgeBuilder maxContainerSize(int bytes) {
        this.maxContainerSize = bytes;
        return this;
    }

    /**
     * How long an answer of the service may be used without asking again, by this process and others with the same cache folder; by
     * default each {@link Snapforge#resolve} asks. A start then needs no network, and follows a promotion or a rollback that much later.
     * It has no effect where others can write to the cache folder.
     */
    public SnapforgeBuilder maxAge(Duration age) {
        this.maxAge = age;
        return this;
    }

    /** How often a cached snapshot is verified in full; by default {@link VerificationPolicy#ONCE}. */
    public SnapforgeBuilder verification(VerificationPolicy often) {
        this.policy = often;
        return this;
    }

    /**
     * Accepts only snapshots whose attestation proves that they were built from this source; by default any that a trusted key has
     * signed. The attestation comes with the snapshot, is kept in the cache folder, and is verified at each start.
     */
    public SnapforgeBuilder builtFrom(SourcePolicy required) {
        this.source = required;
        return this;
    }

    /**
     * Resolves no name to a snapshot that stands on a vulnerable engine, whatever the service's own policy is: the resolution is
     * {@link ResolutionSource#PLAIN} with the code {@code engine-vulnerable}. By default there is a {@link Resolution#warnings() warning}.
     * The service says which engines those are; nothing is refused without asking it.
     */
    public SnapforgeBuilder refusingVulnerableEngines() {
        this.refuseVulnerable = true;
        return this;
    }

    /**
     * Is told what each {@link Snapforge#open} took, on its thread, for example
     * {@link dev.snapforge.client.micrometer.StartupMeters}; runtimes of pools are not among them. An exception that it throws closes
     * the runtime and comes out of {@code open}.
     */
    public SnapforgeBuilder onStartup(Consumer<StartupMetrics> listener) {
        this.startups = listener;
        return this;
    }

    /** Tells whether a key is valid now; the system's clock by default. */
    public SnapforgeBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /**
     * A client with these settings; nothing is contacted yet. Javet's library begins to load in a thread of its own, so flags of V8 must
     * be set before.
     *
     * @throws IllegalStateException if trusted keys or the cache folder are missing
     */
    public Snapforge build() {
        if (keys == null || folder == null) {
            throw new IllegalStateException("A client needs trusting(…) and cachingIn(…)");
        }
        CacheDirectory cache = new CacheDirectory(folder);
        InstalledJavet.unpackInto(new LibraryCache(cache));
        InstalledJavet.startLoading();
        ServiceApi service = new ServiceApi(
                server, authorization, connectTimeout, requestTimeout, maxContainerSize, refuseVulnerable);
        KeyTrustStore known = new KeyTrustStore(keys.forVerification(), service, cache, clock);
        ContainerCache containers = new ContainerCache(cache, maxContainerSize);
        VerifiedSnapshotStore snapshots = new VerifiedSnapshotStore(
                service,
                containers,
                new VerifiedContainers(cache, maxContainerSize),
                known,
                new SourceRequirement(source, service, containers, known, clock),
                policy,
                clock);
        return new Snapforge(
                snapshots,
                new ReleaseLookup(
                        service,
                        snapshots,
                        new CapabilityRequirement(service, containers, known, clock),
                        known,
                        clock,
                        cache,
                        maxAge),
                known,
                startups);
    }
}
