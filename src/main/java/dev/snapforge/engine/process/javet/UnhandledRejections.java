package dev.snapforge.engine.process.javet;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetPromiseRejectCallback;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.javet.load.WeakTarget;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Remembers which promises were rejected while the files ran, to see afterwards whether anyone minds. */
final class UnhandledRejections implements AutoCloseable {

    /** More than a person would read; a bundle can make millions. */
    private static final int MOST = 100;

    private final V8Runtime runtime;
    private final IJavetPromiseRejectCallback before;
    private final List<V8ValuePromise> rejected = new ArrayList<>();

    UnhandledRejections(V8Runtime runtime) {
        this.runtime = runtime;
        this.before = runtime.getPromiseRejectCallback();
        runtime.setPromiseRejectCallback(this::add);
    }

    /** V8 is in the middle of something: only the reference is taken, and no JavaScript runs. */
    private void add(JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value reason) {
        if (event != JavetPromiseRejectEvent.PromiseRejectWithNoHandler) {
            return;
        }
        try {
            if (rejected.size() == MOST) {
                dropHandled();
            }
            if (rejected.size() < MOST) {
                rejected.add(promise.toClone());
            }
        } catch (JavetException e) {
            throw new IllegalStateException("V8 gave no second reference to a promise", e);
        }
    }

    private void dropHandled() throws JavetException {
        for (Iterator<V8ValuePromise> all = rejected.iterator(); all.hasNext(); ) {
            V8ValuePromise promise = all.next();
            if (promise.hasHandler()) {
                promise.close();
                all.remove();
            }
        }
    }

    /**
     * Those that nothing handles by now: what should have come of them is missing in the heap.
     *
     * @throws EngineRefusalException if one of them is the answer to an {@code import()}
     */
    List<UnhandledRejection> found(PromiseFailures failures) throws JavetException {
        dropHandled();
        if (rejected.isEmpty()) {
            return List.of();
        }
        List<UnhandledRejection> found = new ArrayList<>();
        for (V8ValuePromise promise : rejected) {
            try (V8Value reason = promise.getResult()) {
                found.add(failures.unhandled(reason));
            }
        }
        boolean writesSnapshot =
                runtime.getRuntimeOptions() instanceof V8RuntimeOptions options && options.isCreateSnapshotEnabled();
        // What is looked at this way would be in the heap that is written; a plain runtime tells it as well.
        return writesSnapshot ? found : whetherKept(found);
    }

    /** Lets go of the promises, and looks which of them the bundle still holds when the garbage is gone. */
    private List<UnhandledRejection> whetherKept(List<UnhandledRejection> found) throws JavetException {
        List<WeakTarget> targets = new ArrayList<>();
        try {
            for (V8ValuePromise promise : rejected) {
                targets.add(WeakTarget.of(runtime, promise));
                promise.close();
            }
            rejected.clear();
            runtime.lowMemoryNotification();
            List<UnhandledRejection> told = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                UnhandledRejection it = found.get(i);
                told.add(new UnhandledRejection(
                        it.message(),
                        it.file(),
                        it.line(),
                        it.column(),
                        it.stack(),
                        targets.get(i).isHeld()));
            }
            return told;
        } catch (BaseJavetScriptingException e) {
            // The bundle has taken WeakRef away.
            return found;
        } finally {
            for (WeakTarget target : targets) {
                target.close();
            }
        }
    }

    @Override
    public void close() throws JavetException {
        runtime.setPromiseRejectCallback(before);
        for (V8ValuePromise promise : rejected) {
            promise.close();
        }
    }
}
