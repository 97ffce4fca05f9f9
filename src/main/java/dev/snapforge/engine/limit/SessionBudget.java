package dev.snapforge.engine.limit;

import java.time.Duration;

/** What the engine processes of one job may use together: time, and the service's heap for their answers. */
public final class SessionBudget implements AutoCloseable {

    /** An answer, what is made of it, and the one that it is compared with. */
    private static final int COPIES = 3;

    private final AnswerMemory memory;
    private final Duration explanation;
    private long deadline;
    private long taken;
    private boolean closed;

    /**
     * @param time of all processes together
     * @param explanation how much of it a closer look at a failure may take
     */
    public SessionBudget(AnswerMemory memory, Duration time, Duration explanation) {
        this.memory = memory;
        this.explanation = explanation;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** From now on only a closer look at a failure is taken. */
    public synchronized void explain() {
        long end = System.nanoTime() + explanation.toNanos();
        deadline = end - deadline < 0 ? end : deadline;
    }

    /** What is left of the time; zero or less if nothing is. */
    public synchronized Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /**
     * Makes room for an answer; earlier ones that were not larger are garbage by now.
     *
     * @throws BuilderOutOfMemoryException if there is none
     */
    public void admit(long bytes) {
        long more = bytes * COPIES - taken();
        if (more <= 0) {
            return;
        }
        // May wait for other jobs; meanwhile left() still answers.
        memory.take(more);
        if (!keep(more)) {
            memory.giveBack(more);
            throw new IllegalStateException("An answer came after its session was closed");
        }
    }

    /**
     * Makes room for something of the job's that is no answer, if there is room now.
     *
     * @param bytes of heap that it takes
     */
    public boolean tryAdmit(long bytes) {
        if (!memory.tryTake(bytes)) {
            return false;
        }
        boolean kept = keep(bytes);
        if (!kept) {
            memory.giveBack(bytes);
        }
        return kept;
    }

    private synchronized long taken() {
        return taken;
    }

    private synchronized boolean keep(long more) {
        if (!closed) {
            taken += more;
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        memory.giveBack(taken);
        taken = 0;
    }
}
