package dev.snapforge.client.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.VerifiedSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps V8 from aborting: all runtimes that are open at one time share the read-only heap of the first one, and loading a
 * snapshot with another read-only heap beside them ends the process (measured with Javet 4.0.0 and 5.0.6). One for the whole
 * JVM, because V8's read-only heap is.
 */
public final class OpenRuntimeRegistry {

    private static final List<V8Runtime> OPEN = new ArrayList<>();
    private static @Nullable Digest shared;
    // One copy for all of them: a runtime's options keep it for as long as the runtime lives.
    private static byte @Nullable [] blob;

    private OpenRuntimeRegistry() {}

    public static synchronized V8Runtime open(VerifiedSnapshot snapshot) throws JavetException {
        OPEN.removeIf(V8Runtime::isClosed);
        V8Host host = InstalledJavet.host();
        // While one of these is open, the read-only heap is its snapshot's: the first of them was alone when it was
        // opened.
        if (OPEN.isEmpty() && host.getV8RuntimeCount() > 0) {
            throw new ConflictingSnapshotException(
                    "no open runtime", host.getV8RuntimeCount() + " made without this client");
        }
        if (!OPEN.isEmpty() && !snapshot.digest().equals(shared)) {
            throw new ConflictingSnapshotException("runtimes of " + snapshot.digest() + " only", "some of " + shared);
        }
        byte[] bytes = OPEN.isEmpty() || blob == null ? snapshot.sharedBlob() : blob;
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(bytes);
        V8Runtime runtime = host.createV8Runtime(options);
        OPEN.add(runtime);
        shared = snapshot.digest();
        blob = bytes;
        return runtime;
    }
}
