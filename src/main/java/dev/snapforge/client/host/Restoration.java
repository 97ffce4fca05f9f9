package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import org.jspecify.annotations.Nullable;

/** What a bundle does after a restore, seen from Java: the promises that its callbacks returned, as one. */
final class Restoration implements AutoCloseable {

    /** Where nothing is waited for. */
    static final Restoration DONE = new Restoration(null);

    private @Nullable V8ValuePromise promise;

    private Restoration(@Nullable V8ValuePromise promise) {
        this.promise = promise;
    }

    /** @param contract the prelude's, which has no such promise in snapshots of older versions */
    static Restoration of(V8ValueObject contract) throws JavetException {
        if (!contract.has("restored")) {
            return DONE;
        }
        V8Value restored = contract.invoke("restored");
        return restored instanceof V8ValuePromise promise ? new Restoration(promise) : DONE;
    }

    /**
     * Whether all of it has ended.
     *
     * @throws RestoreFailedException if a promise was rejected; once
     */
    boolean isDone() throws JavetException {
        V8ValuePromise waiting = promise;
        if (waiting == null) {
            return true;
        }
        V8Runtime runtime = waiting.getV8Runtime();
        if (runtime == null || runtime.isClosed()) {
            promise = null;
            return true;
        }
        if (waiting.isPending()) {
            return false;
        }
        boolean failed = waiting.isRejected();
        String failure = "";
        if (failed) {
            try (V8Value reason = waiting.getResult()) {
                failure = reason.toString();
            }
        }
        close();
        if (failed) {
            throw new RestoreFailedException(failure);
        }
        return true;
    }

    @Override
    public void close() throws JavetException {
        V8ValuePromise waiting = promise;
        promise = null;
        if (waiting != null) {
            waiting.close();
        }
    }
}
