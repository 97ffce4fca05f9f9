package dev.snapforge.engine;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes on one thread that never ends. What is to die with its parent (bubblewrap's {@code --die-with-parent}) dies
 * with the thread that started it, and threads of pools end when they have been idle. Source: prctl(2), PR_SET_PDEATHSIG.
 */
final class ProcessStarter {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "engine-parent");
        thread.setDaemon(true);
        return thread;
    });

    private ProcessStarter() {}

    static Process start(ProcessBuilder builder) throws IOException {
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a process was to be started", e);
        }
    }
}
