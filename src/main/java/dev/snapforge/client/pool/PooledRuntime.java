package dev.snapforge.client.pool;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.host.RuntimeClosedException;

/**
 * A runtime that a {@link RuntimePool} has lent. It belongs to the thread that borrowed it, which gives it back with
 * {@link #close()}; whatever was taken from it must not be used afterwards.
 */
public final class PooledRuntime implements AutoCloseable {

    private final RuntimePool pool;
    private final V8Runtime runtime;
    private final Thread owner = Thread.currentThread();
    private boolean discarded;
    private boolean returned;

    PooledRuntime(RuntimePool pool, V8Runtime runtime) {
        this.pool = pool;
        this.runtime = runtime;
    }

    /**
     * The runtime, just as the snapshot left it. Host functions are the borrower's to bind.
     *
     * @throws WrongThreadException if another thread borrowed it
     * @throws RuntimeClosedException if it was given back
     */
    public V8Runtime runtime() {
        requireOwner();
        if (returned) {
            throw new RuntimeClosedException();
        }
        return runtime;
    }

    /**
     * Says that this runtime must not be lent again, whatever the pool's {@link ReusePolicy}: after JavaScript was terminated, ran
     * out of memory, or did what nobody else should meet.
     *
     * @throws WrongThreadException if another thread borrowed it
     */
    public void discard() {
        requireOwner();
        discarded = true;
    }

    /**
     * Gives the runtime back; again, it does nothing.
     *
     * @throws WrongThreadException if another thread borrowed it; it stays borrowed
     * @throws JavetException if Javet cannot close it
     */
    @Override
    public void close() throws JavetException {
        requireOwner();
        if (!returned) {
            returned = true;
            pool.takeBack(this, runtime, discarded);
        }
    }

    String borrower() {
        return "thread '" + owner.getName() + "'";
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new WrongThreadException(owner, Thread.currentThread());
        }
    }
}
