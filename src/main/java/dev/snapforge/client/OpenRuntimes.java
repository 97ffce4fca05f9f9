package dev.snapforge.client;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.kernel.Digest;
import dev.snapforge.signing.VerifiedSnapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps V8 from aborting: all runtimes that are open at one time share the read-only heap of the first one, and loading a
 * snapshot with another read-only heap beside them ends the process (measured with Javet 4.0.0 and 5.0.6, and with Intl). One for
 * each library in the JVM, because V8's read-only heap is.
 */
final class OpenRuntimes {

    private static final Map<JavetKind, OpenRuntimes> ALL = new EnumMap<>(JavetKind.class);

    private final V8Host host;
    private final List<V8Runtime> open = new ArrayList<>();
    private @Nullable Digest shared;
    // One copy for all of them: a runtime's options keep it for as long as the runtime lives.
    private byte @Nullable [] blob;

    private OpenRuntimes(V8Host host) {
        this.host = host;
    }

    static synchronized V8Runtime open(JavetKind kind, VerifiedSnapshot snapshot) throws JavetException {
        OpenRuntimes runtimes = ALL.get(kind);
        if (runtimes == null) {
            runtimes = new OpenRuntimes(kind.host());
            ALL.put(kind, runtimes);
        }
        return runtimes.open(snapshot);
    }

    private V8Runtime open(VerifiedSnapshot snapshot) throws JavetException {
        open.removeIf(V8Runtime::isClosed);
        // While one of these is open, the read-only heap is its snapshot's: the first of them was alone when it was
        // opened.
        if (open.isEmpty() && host.getV8RuntimeCount() > 0) {
            throw new OtherSnapshotOpenException(
                    "no open runtime", host.getV8RuntimeCount() + " made without this client");
        }
        if (!open.isEmpty() && !snapshot.digest().equals(shared)) {
            throw new OtherSnapshotOpenException("runtimes of " + snapshot.digest() + " only", "some of " + shared);
        }
        byte[] bytes = open.isEmpty() || blob == null ? snapshot.blob() : blob;
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(bytes);
        V8Runtime runtime = host.createV8Runtime(options);
        open.add(runtime);
        shared = snapshot.digest();
        blob = bytes;
        return runtime;
    }
}
