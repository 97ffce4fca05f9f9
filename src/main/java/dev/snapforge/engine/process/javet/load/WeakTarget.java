package dev.snapforge.engine.process.javet.load;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;

/** An object to which a bundle may or may not hold on: a weak reference tells, once the garbage is gone. */
public final class WeakTarget implements AutoCloseable {

    /** Its target stays alive until microtasks have run, and here there are some. In syntax alone, but for the name itself. */
    private static final String WEAKLY = "(it) => { (async () => { await 0; })(); return new WeakRef(it); }";

    private final V8ValueObject reference;

    private WeakTarget(V8ValueObject reference) {
        this.reference = reference;
    }

    /**
     * A weak reference; the caller's own has to be closed before the question makes sense.
     *
     * @throws JavetException if the bundle has taken {@code WeakRef} away
     */
    public static WeakTarget of(V8Runtime runtime, V8Value target) throws JavetException {
        try (V8ValueFunction weakly =
                runtime.getExecutor(WEAKLY).setResourceName("snapforge:weakly").execute()) {
            return new WeakTarget(weakly.call(null, target));
        }
    }

    /** Whether anything held it when {@linkplain V8Runtime#lowMemoryNotification the garbage was last collected}. */
    public boolean isHeld() throws JavetException {
        try (V8Value target = reference.invoke("deref")) {
            return !target.isUndefined();
        }
    }

    @Override
    public void close() throws JavetException {
        reference.close();
    }
}
