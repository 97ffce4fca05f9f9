package dev.snapforge.engine;

import dev.snapforge.engine.EngineTermination.Cause;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks at every engine process twenty times a second and ends those that are beyond their limits. */
@Component
@BuilderRole
class EngineWatchdog implements DisposableBean {

    private static final long PERIOD_MILLIS = 50;

    /** Far more than a round takes, also on a machine that is busy. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatchdog.class);

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "engine-watchdog");

    private final AtomicInteger troubles = new AtomicInteger();
    private volatile long lastRound = System.nanoTime();

    EngineWatchdog() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!thread.isInterrupted()) {
                watched.forEach(this::check);
                lastRound = System.nanoTime();
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
        }
    }

    private void check(Watched process) {
        try {
            process.checkLimits();
        } catch (Throwable e) {
            // Whatever it was, the others have limits, too, and this one has none that anybody enforces.
            troubles.incrementAndGet();
            end(process);
        }
    }

    private void end(Watched process) {
        try {
            process.kill(Cause.MACHINE);
            LOG.error("An engine process whose limits could not be checked was ended");
        } catch (Throwable e) {
            // Tried again in the next round.
            troubles.incrementAndGet();
        }
    }

    /** Whether limits are enforced: the thread lives and has looked at every process not long ago. */
    boolean alive() {
        return thread.isAlive() && sinceLastRound().compareTo(SILENCE) < 0;
    }

    /** How long ago every process was last looked at. */
    Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - lastRound);
    }

    /** How often a process could not be looked at. */
    int troubles() {
        return troubles.get();
    }

    void watch(Watched process) {
        watched.add(process);
    }

    void forget(Watched process) {
        watched.remove(process);
    }

    /** What it looks at. */
    interface Watched extends AutoCloseable {

        /** Ends the process if it is beyond one of its limits. */
        void checkLimits();

        /** Ends the process now; the first cause that is given stays. */
        void kill(Cause cause);

        @Override
        void close();
    }

    @Override
    public void destroy() {
        thread.interrupt();
        watched.forEach(Watched::close);
    }
}
