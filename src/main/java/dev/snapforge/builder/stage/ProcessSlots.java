package dev.snapforge.builder.stage;

import dev.snapforge.engine.BuilderRole;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many engine processes of this builder are at work: at most as many as jobs may run, so that a second process of one job takes no
 * memory that a pod has not got.
 */
@Component
@BuilderRole
public class ProcessSlots {

    private final Semaphore free;
    private final boolean several = Runtime.getRuntime().availableProcessors() > 1;

    ProcessSlots(BuilderSettings settings) {
        this.free = new Semaphore(settings.concurrency(), true);
    }

    /** Takes a job's own slot; waits where the second process of another job has it, which is not for long. */
    public void take() {
        free.acquireUninterruptibly();
    }

    /** Gives a job's own slot back. */
    public void giveBack() {
        free.release();
    }

    /**
     * Does something at once, beside what the caller goes on with, if a slot and a processor are free for it; otherwise when it is asked
     * for.
     *
     * @param work what it gives; ends when the session of its job is closed
     */
    public <T> Supplier<T> ahead(Supplier<T> work) {
        if (!several || !free.tryAcquire()) {
            return work;
        }
        FutureTask<T> begun = new FutureTask<>(() -> {
            try {
                return work.get();
            } finally {
                free.release();
            }
        });
        if (!begins(begun)) {
            free.release();
            return work;
        }
        return () -> result(begun);
    }

    /** Where the system makes no more threads, there is no process for it either. */
    private static boolean begins(FutureTask<?> task) {
        try {
            new Thread(task, "job-ahead").start();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private static <T> T result(FutureTask<T> begun) {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("Suppliers throw nothing that is checked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the plain side was compared", e);
        }
    }
}
