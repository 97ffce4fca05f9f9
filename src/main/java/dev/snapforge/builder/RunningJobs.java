package dev.snapforge.builder;

import dev.snapforge.builder.measure.MeasurementLane;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.postgres.Notifications;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What this builder is running now, so that it can be stopped. */
@Component
@BuilderRole
class RunningJobs {

    /** Says which job was cancelled. */
    private static final String CHANNEL = "snapforge_cancel";

    private final Map<UUID, EngineSession> sessions = new ConcurrentHashMap<>();
    private final MeasurementLane lane;
    private volatile boolean stopping;

    RunningJobs(MeasurementLane lane, Notifications notifications) {
        this.lane = lane;
        notifications.subscribe(CHANNEL, this::cancel);
    }

    void add(UUID job, EngineSession session) {
        lane.jobBegins();
        sessions.put(job, session);
        if (stopping) {
            session.cancel();
        }
    }

    /** Once for each that was added: another attempt of the same job may be there by now, and stays. */
    void remove(UUID job, EngineSession session) {
        sessions.remove(job, session);
        lane.jobEnds();
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Whether jobs end because the builder stops, not because someone cancelled them. */
    boolean stopping() {
        return stopping;
    }

    /** Ends all that runs; the jobs are handed back. */
    void stopAll() {
        stopping = true;
        sessions.values().forEach(EngineSession::cancel);
    }

    private void cancel(String job) {
        // An empty text says that messages may have been missed: the job's next stage finds out.
        if (!job.isEmpty()) {
            EngineSession session = sessions.get(UUID.fromString(job));
            if (session != null) {
                session.cancel();
            }
        }
    }
}
