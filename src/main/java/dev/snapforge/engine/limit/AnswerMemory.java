package dev.snapforge.engine.limit;

import java.time.Duration;

/**
 * How much of the service's heap the answers of engine processes may take, and the containers that are signed, all jobs together. What a job takes
 * is counted until it ends.
 */
public final class AnswerMemory {

    private final long most;
    private final Duration patience;
    private long taken;

    /**
     * @param most in bytes
     * @param patience how long a job waits for others to end
     */
    AnswerMemory(long most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Three fifths of the heap; the rest is for everything else that the service does. */
    public static AnswerMemory ofThisHeap() {
        return new AnswerMemory(Runtime.getRuntime().maxMemory() / 5 * 3, Duration.ofSeconds(30));
    }

    /**
     * Takes so many bytes, and waits for them where other jobs have them.
     *
     * @throws BuilderOutOfMemoryException if there are not so many, or not in time
     */
    synchronized void take(long bytes) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (bytes > most - taken) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (bytes > most || left <= 0) {
                    throw new BuilderOutOfMemoryException(bytes, most - taken, most);
                }
                wait(left);
            }
            taken += bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuilderOutOfMemoryException(bytes, most - taken, most);
        }
    }

    /** Takes so many bytes if nobody has them now. */
    synchronized boolean tryTake(long bytes) {
        boolean free = bytes <= most - taken;
        taken += free ? bytes : 0;
        return free;
    }

    synchronized void giveBack(long bytes) {
        taken -= bytes;
        notifyAll();
    }
}
