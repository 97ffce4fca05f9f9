package dev.snapforge.client;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.http.ServiceException;
import dev.snapforge.client.javet.ConflictingSnapshotException;
import dev.snapforge.client.javet.InstalledJavet;
import dev.snapforge.client.javet.OpenRuntimeRegistry;
import dev.snapforge.client.pool.RuntimePoolBuilder;
import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.format.ContainerException;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerifiedSnapshot;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches snapshots from a Snapforge service and opens V8 runtimes from them. V8 checks next to nothing of what it loads and
 * kills the process when something is wrong; so everything is verified here first, and {@link #open(VerifiedSnapshot)} takes
 * nothing else than what was.
 *
 * <pre>{@code
 * Snapforge snapforge = Snapforge.at(URI.create("http://127.0.0.1:8080"))
 *         .trusting(TrustedKeys.fromPem(Files.readString(Path.of("key.pem"))))
 *         .cachingIn(Path.of("snapshots"))
 *         .build();
 * Resolution resolution = snapforge.resolve(ReleaseSelector.channel("text-tools", "stable"));
 * if (resolution.snapshot().isPresent()) {
 *     try (V8Runtime runtime = snapforge.open(resolution.snapshot().get())) {
 *         runtime.getExecutor("_.camelCase('hello world')").executeString();
 *     }
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads; several processes may share a cache folder.
 */
public final class Snapforge {

    private final VerifiedSnapshotStore snapshots;
    private final ReleaseLookup resolver;
    private final KeyTrustStore keys;
    private final Consumer<StartupMetrics> startups;
    private volatile Duration loadAndVerify = Duration.ZERO;
    private volatile @Nullable StartupMetrics startup;

    Snapforge(
            VerifiedSnapshotStore snapshots,
            ReleaseLookup resolver,
            KeyTrustStore keys,
            Consumer<StartupMetrics> startups) {
        this.snapshots = snapshots;
        this.resolver = resolver;
        this.keys = keys;
        this.startups = startups;
    }

    /**
     * Asks the service which keys have taken over from those that this client trusts, and which it must not trust any more. That
     * happens by itself when a signature is by an unknown key, or the service says that a key was revoked; whoever lives on cached
     * snapshots for long calls this from time to time. What was learnt is kept in the cache folder.
     *
     * @throws ServiceException if the service gives no usable answer; nothing has changed then
     */
    public void refreshKeys() {
        keys.refresh();
    }

    /**
     * Starts the settings of a client for the service at this address, {@code http} or {@code https}. Classes of Javet are initialised
     * meanwhile, in a thread of its own; no library is loaded yet, and no flag of V8 is set.
     */
    public static SnapforgeBuilder at(URI server) {
        InstalledJavet.prepare();
        return new SnapforgeBuilder(server);
    }

    /**
     * The snapshot with this digest, verified for the Javet at hand. It comes from the cache if it is there and sound, without
     * asking the service; a damaged entry is dropped and fetched again.
     *
     * @param digest {@code sha256:} and 64 lower-case hexadecimal digits, as the service writes it
     * @throws MalformedValueException {@code malformed-digest}, if it is of another form
     * @throws VerificationException if it must not be trusted, or does not fit this runtime
     * @throws ContainerException if it breaks a rule of the format
     * @throws ServiceException if the service gives no usable answer
     * @throws JavetException if Javet cannot load its library
     */
    public VerifiedSnapshot fetch(String digest) throws JavetException {
        long begin = System.nanoTime();
        Digest wanted = Digest.parse(digest);
        snapshots.preload(wanted);
        VerifiedSnapshot snapshot = snapshots.get(wanted, InstalledJavet.expectation());
        if (snapshots.origin() == SnapshotOrigin.SERVICE) {
            keys.refreshDaily();
        } else {
            keys.refreshDailyInBackground();
        }
        loadAndVerify = Duration.ofNanos(System.nanoTime() - begin);
        return snapshot;
    }

    /**
     * What a name stands for just now, for the Javet at hand. The service is asked, cheaply where nothing has changed since the last
     * time; both the release and, for a channel, the channel's state must be signed by a trusted key. Where the service
     * is unavailable or what it says cannot be trusted, it is the last good snapshot from the cache, verified again; where there is none, or
     * the service says that there is nothing to load, there is no snapshot. The resolution says which of the three it is, and why.
     *
     * <p>An older revision of a channel than one that this cache folder has seen is not accepted: somebody hands out an old
     * statement again. A channel that was moved back has a new revision; that is accepted and reported.
     *
     * @throws JavetException if Javet cannot load its library
     */
    public Resolution resolve(ReleaseSelector wanted) throws JavetException {
        long begin = System.nanoTime();
        Resolution resolution = resolver.resolve(wanted, InstalledJavet.target(), InstalledJavet::expectation);
        loadAndVerify = Duration.ofNanos(System.nanoTime() - begin);
        return resolution;
    }

    /**
     * A runtime made from the snapshot, in Javet's V8 mode; the caller closes it. Runtimes of snapshots that share a process
     * ({@code metadata().sharesProcess()}) may be open together in any order, and beside plain ones. A snapshot that does not share is
     * opened only while nothing else is open but runtimes of itself, because V8 would end the process. Runtimes made without this
     * client count as well then; do not make such a one in another thread during this call, V8 has no lock against that.
     *
     * @throws ConflictingSnapshotException if the snapshot cannot be open beside what is open
     * @throws VerificationException if it was verified for another runtime than this one
     * @throws JavetException if Javet cannot make the runtime
     */
    public V8Runtime open(VerifiedSnapshot snapshot) throws JavetException {
        // Verified it is, but the one who did may have expected another engine: V8 would end the process.
        RuntimeRequirements runtimeAtHand = InstalledJavet.expectation();
        runtimeAtHand.check(snapshot.metadata());
        long begin = System.nanoTime();
        V8Runtime runtime = OpenRuntimeRegistry.open(snapshot);
        StartupMetrics start = new StartupMetrics(
                snapshots.origin(),
                runtimeAtHand.nativeLibrary() == null ? LibraryCheck.UNKNOWN : LibraryCheck.COMPARED,
                InstalledJavet.loadTime(),
                loadAndVerify,
                Duration.ofNanos(System.nanoTime() - begin),
                Duration.ZERO);
        // The next runtime of the same snapshot does not take that again.
        loadAndVerify = Duration.ZERO;
        startup = start;
        try {
            startups.accept(start);
        } catch (RuntimeException e) {
            // Nobody else could close it.
            runtime.close();
            throw e;
        }
        return runtime;
    }

    /**
     * What the last {@link #open} of this client took, and the {@link #resolve} or {@link #fetch} before it, unless an earlier open
     * has told of that; empty before the first. {@link SnapforgeBuilder#onStartup} gets each of them.
     */
    public Optional<StartupMetrics> startup() {
        return Optional.ofNullable(startup);
    }

    /** Starts the settings of a pool of runtimes made from this snapshot. */
    public RuntimePoolBuilder pool(VerifiedSnapshot snapshot) {
        return new RuntimePoolBuilder(snapshot);
    }
}
