package dev.snapforge.engine.process.javet;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetPromiseRejectCallback;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (event != JavetPromiseRejectEvent.PromiseRejectWithNoHandler || rejected.size() == MOST) {
            return;
        }
        try {
            rejected.add(promise.toClone());
        } catch (JavetException e) {
            throw new IllegalStateException("V8 gave no second reference to a promise", e);
        }
    }

    /** Refuses an import() whose failure nobody handled: what should have come of it is missing in the heap. */
    void refuseDynamicImports(PromiseFailures outcomes) throws JavetException {
        for (V8ValuePromise promise : rejected) {
            if (!promise.hasHandler()) {
                try (V8Value reason = promise.getResult()) {
                    Optional<EngineRefusalException> refusal = outcomes.dynamicImport(reason);
                    if (refusal.isPresent()) {
                        throw refusal.get();
                    }
                }
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
