package dev.snapforge.client;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.ContainerException;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.VerificationException;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Verifier;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

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
 * VerifiedSnapshot snapshot = snapforge.fetch(Digest.parse("sha256:…"));
 * try (V8Runtime runtime = snapforge.open(snapshot)) {
 *     runtime.getExecutor("_.camelCase('hello world')").executeString();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads; several processes may share a cache folder.
 */
public final class Snapforge {

    /** These say that the entry is not what was once verified; the other refusals would come again for a fresh copy. */
    private static final Set<String> DAMAGE = Set.of("digest-mismatch", "bad-signature", "unknown-key");

    private final Service service;
    private final Cache cache;
    private final Verifier verifier;

    Snapforge(Service service, Cache cache, Verifier verifier) {
        this.service = service;
        this.cache = cache;
        this.verifier = verifier;
    }

    /** Starts the settings of a client for the service at this address, {@code http} or {@code https}. */
    public static SnapforgeBuilder at(URI server) {
        return new SnapforgeBuilder(server);
    }

    /**
     * The snapshot with this digest, verified for the Javet at hand. It comes from the cache if it is there and sound, without
     * asking the service; a damaged entry is dropped and fetched anew.
     *
     * @throws VerificationException if it must not be trusted, or does not fit this runtime
     * @throws ContainerException if it breaks a rule of the format
     * @throws ServiceException if the service gives no usable answer
     * @throws JavetException if Javet cannot load its library
     */
    public VerifiedSnapshot fetch(Digest digest) throws JavetException {
        Expectation expectation = JavetAtHand.expectation().withDigest(digest);
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

    /**
     * The newest active snapshot of this name for the Javet at hand. Where the service cannot be reached, it is the one that the
     * name meant last time, from the cache.
     *
     * <p><b>A name by itself is not signed yet:</b> container and signature are verified as for {@link #fetch(Digest)}, but which
     * genuine snapshot the name stands for is the service's word, and the cache's when offline. Who could change either could
     * pass off another, or an older, snapshot signed by the same keys and made for this engine. Where that matters, pin the digest.
     *
     * @throws NoMatchingSnapshotException if there is none
     * @throws VerificationException if it must not be trusted, or does not fit this runtime
     * @throws ContainerException if it breaks a rule of the format
     * @throws ServiceException if the service gives no usable answer
     * @throws JavetException if Javet cannot load its library
     */
    public VerifiedSnapshot fetch(String name) throws JavetException {
        Expectation runtime = JavetAtHand.expectation();
        Digest digest;
        try {
            digest = service.newest(name, runtime);
        } catch (ServiceException e) {
            if (!e.mayPass()) {
                throw e;
            }
            return fetch(cache.lastMeaning(name, runtime).orElseThrow(() -> e));
        }
        VerifiedSnapshot snapshot = fetch(digest);
        cache.remember(name, runtime, digest);
        return snapshot;
    }

    /**
     * A runtime made from the snapshot, in Javet's V8 mode; the caller closes it. Runtimes of the same snapshot may be open
     * together; one of another snapshot only once all others are closed, because V8 would end the process. Runtimes made without
     * this client count as well; do not make such a one in another thread during this call, V8 has no lock against that.
     *
     * @throws OtherSnapshotOpenException if runtimes are open that were made otherwise
     * @throws VerificationException if it was verified for another runtime than this one
     * @throws JavetException if Javet cannot make the runtime
     */
    public V8Runtime open(VerifiedSnapshot snapshot) throws JavetException {
        // Verified it is, but the one who did may have expected another engine: V8 would end the process.
        JavetAtHand.expectation().check(snapshot.metadata());
        return OpenRuntimes.open(snapshot);
    }

    /** Starts the settings of a pool of runtimes made from this snapshot. */
    public RuntimePoolBuilder pool(VerifiedSnapshot snapshot) {
        return new RuntimePoolBuilder(snapshot);
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
        return verifier.verify(download.container(), download.signature(), download.keyId(), expectation);
    }
}
