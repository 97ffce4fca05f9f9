package dev.snapforge.client.pool;

import com.caoccao.javet.exceptions.JavetException;
import dev.snapforge.client.javet.InstalledJavet;
import dev.snapforge.client.javet.OpenRuntimeRegistry;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Duration;

/** The settings of a {@link RuntimePool}; each has a default. */
public final class RuntimePoolBuilder {

    private final VerifiedSnapshot snapshot;
    private int maxRuntimes = Math.max(2, Runtime.getRuntime().availableProcessors());
    private int maxIdle = 2;
    private int spares = 1;
    private ReusePolicy reuse = ReusePolicy.NEVER;
    private Duration closeTimeout = Duration.ofSeconds(10);

    public RuntimePoolBuilder(VerifiedSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * How many runtimes there may be at once, borrowed, idle and starting together; at least 1, by default one for each
     * processor and at least 2.
     */
    public RuntimePoolBuilder maxRuntimes(int most) {
        this.maxRuntimes = most;
        return this;
    }

    /** How many runtimes may wait for a borrower; from 0, by default 2. Those that come back beyond it are closed. */
    public RuntimePoolBuilder maxIdle(int most) {
        this.maxIdle = most;
        return this;
    }

    /**
     * How many unused runtimes are started ahead in the background; from 0 to {@code maxIdle}, by default 1. A spare saves its
     * borrower the start and costs memory meanwhile.
     */
    public RuntimePoolBuilder spares(int count) {
        this.spares = count;
        return this;
    }

    /** What becomes of a runtime that comes back; by default {@link ReusePolicy#NEVER}. */
    public RuntimePoolBuilder reuse(ReusePolicy kind) {
        this.reuse = kind;
        return this;
    }

    /** How long {@link RuntimePool#close()} waits for what is borrowed; 10 seconds by default. */
    public RuntimePoolBuilder closeTimeout(Duration timeout) {
        this.closeTimeout = timeout;
        return this;
    }

    /**
     * Opens the pool; its spares start in the background.
     *
     * @throws IllegalArgumentException if a setting is out of its range
     * @throws VerificationException if the snapshot was verified for another runtime than this one
     * @throws JavetException if Javet cannot load its library
     */
    public RuntimePool open() throws JavetException {
        PoolLimits limits = new PoolLimits(maxRuntimes, maxIdle, spares);
        // Verified it is, but perhaps for another engine: V8 would end the process.
        InstalledJavet.expectation().check(snapshot.metadata());
        return new RuntimePool(() -> OpenRuntimeRegistry.open(snapshot), limits, reuse, closeTimeout);
    }
}
