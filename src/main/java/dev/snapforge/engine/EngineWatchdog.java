package dev.snapforge.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks at every engine process twenty times a second and ends those that are beyond their limits. */
@Component
@BuilderRole
class EngineWatchdog implements DisposableBean {

    private static final long PERIOD_MILLIS = 50;

    private final Set<EngineProcess> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "engine-watchdog");

    EngineWatchdog() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!thread.isInterrupted()) {
                watched.forEach(EngineProcess::checkLimits);
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
        }
    }

    void watch(EngineProcess process) {
        watched.add(process);
    }

    void forget(EngineProcess process) {
        watched.remove(process);
    }

    @Override
    public void destroy() {
        thread.interrupt();
        watched.forEach(EngineProcess::close);
    }
}
