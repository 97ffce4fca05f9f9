package dev.snapforge.watch;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Looks at something again and again, on a thread of its own, from the start of the service to its end. A look that fails is told to
 * the subclass, and the next one comes all the same.
 */
public abstract class Watch implements SmartLifecycle {

    private final Duration first;
    private final Duration between;
    private final ScheduledExecutorService clockwork;
    private @Nullable ScheduledFuture<?> looks;

    /**
     * @param name of the thread
     * @param first how long after the start the first look comes, from zero
     * @param between from the end of a look to the next one, at least a millisecond
     */
    protected Watch(String name, Duration first, Duration between) {
        this.first = first;
        this.between = between;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory(name + "-"));
    }

    /** What a look does. */
    protected abstract void examine();

    /** Tells of a look that failed. */
    protected abstract void failed(RuntimeException problem);

    /** One look, which never throws. */
    public final void look() {
        try {
            examine();
        } catch (RuntimeException e) {
            // Whatever it was, the next look must come: a task that throws is not run again (ScheduledExecutorService).
            failed(e);
        }
    }

    @Override
    public final synchronized void start() {
        looks = clockwork.scheduleWithFixedDelay(
                this::look, first.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public final synchronized void stop() {
        looks = null;
        end(clockwork);
    }

    /** Ends the thread; a look that is under way is interrupted, unless a subclass knows better. */
    protected void end(ExecutorService thread) {
        thread.shutdownNow();
    }

    @Override
    public final synchronized boolean isRunning() {
        return looks != null;
    }
}
