package dev.snapforge.client.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.VerifiedSnapshot;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps V8 from aborting: all runtimes that are open at one time share the read-only heap of the first one. A snapshot whose metadata
 * say that it shares a process extends nothing there. One that does not say so has the process for itself, since loading it beside
 * another read-only heap ends the process or gives wrong values (docs/decisions/0064). One registry for the whole JVM, because V8's
 * read-only heap is.
 */
public final class OpenRuntimeRegistry {

    private static final List<V8Runtime> ALONE = new ArrayList<>();
    private static @Nullable Digest alone;

    // One copy for all runtimes of a snapshot: their options keep it for as long as they live.
    private static final Map<Digest, WeakReference<byte[]>> BLOBS = new HashMap<>();

    private OpenRuntimeRegistry() {}

    /**
     * Opens a runtime of this snapshot.
     *
     * @throws ConflictingSnapshotException if it cannot be open beside what is open
     * @throws JavetException if Javet cannot make the runtime
     */
    public static synchronized V8Runtime open(VerifiedSnapshot snapshot) throws JavetException {
        forgetClosed();
        V8Host host = InstalledJavet.host();
        boolean shares = snapshot.metadata().sharesProcess();
        // While one of these is open, the read-only heap is its snapshot's: the first of them was alone when it was
        // opened.
        if (!ALONE.isEmpty() && !snapshot.digest().equals(alone)) {
            throw new ConflictingSnapshotException("runtimes of " + snapshot.digest() + " only", "some of " + alone);
        }
        if (ALONE.isEmpty() && !shares && host.getV8RuntimeCount() > 0) {
            throw new ConflictingSnapshotException(
                    "no open runtime beside those of " + snapshot.digest(), host.getV8RuntimeCount() + " of others");
        }
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(shared(snapshot));
        V8Runtime runtime = host.createV8Runtime(options);
        if (!shares) {
            ALONE.add(runtime);
            alone = snapshot.digest();
        }
        return runtime;
    }

    // Loops, because linking a first lambda is milliseconds of a cold start.

    private static void forgetClosed() {
        for (Iterator<V8Runtime> runtimes = ALONE.iterator(); runtimes.hasNext(); ) {
            if (runtimes.next().isClosed()) {
                runtimes.remove();
            }
        }
    }

    private static void forgetUnused() {
        for (Iterator<WeakReference<byte[]>> blobs = BLOBS.values().iterator(); blobs.hasNext(); ) {
            if (blobs.next().get() == null) {
                blobs.remove();
            }
        }
    }

    private static byte[] shared(VerifiedSnapshot snapshot) {
        forgetUnused();
        WeakReference<byte[]> known = BLOBS.get(snapshot.digest());
        byte[] blob = known == null ? null : known.get();
        if (blob == null) {
            blob = snapshot.sharedBlob();
            BLOBS.put(snapshot.digest(), new WeakReference<>(blob));
        }
        return blob;
    }
}
