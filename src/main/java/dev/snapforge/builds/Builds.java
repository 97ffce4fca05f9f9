package dev.snapforge.builds;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.CiRun;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import dev.snapforge.postgres.Notifications;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The builds that were asked for. */
@Service
public class Builds {

    /** The channel that carries the id of each running job that was cancelled. */
    public static final String CANCEL_CHANNEL = "snapforge_cancel";

    private final BuildRepository records;
    private final JobRepository jobs;
    private final JobTransitions jobChanges;
    private final JobQueue queue;
    private final Notifications notifications;
    private final ApplicationEventPublisher changes;

    Builds(
            BuildRepository records,
            JobRepository jobs,
            JobTransitions jobChanges,
            JobQueue queue,
            Notifications notifications,
            ApplicationEventPublisher changes) {
        this.records = records;
        this.jobs = jobs;
        this.jobChanges = jobChanges;
        this.queue = queue;
        this.notifications = notifications;
        this.changes = changes;
    }

    /**
     * The build with this id.
     *
     * @throws BuildException if there is none
     */
    public Build get(UUID id) {
        return records.find(id).orElseThrow(() -> BuildException.notFound(id));
    }

    /**
     * The build with this id, if it is within reach.
     *
     * @throws BuildException if there is none, or it is out of reach: nobody learns which ids others have
     */
    public Build get(UUID id, VisibilityFilter reach) {
        return records.find(id)
                .filter(it -> reach.includes(it.spec().name(), it.principal()))
                .orElseThrow(() -> BuildException.notFound(id));
    }

    /** The run of a CI that asked for the build, as its token proved; empty if it proved none. */
    public Optional<CiRun> source(UUID id) {
        return records.source(id);
    }

    /** What a job that exists stands on, the nearest layer first; empty without a base. */
    public List<Layer> layers(UUID job) {
        return records.layers(job);
    }

    /** Keeps a build from being removed until the caller's transaction ends; one that is not there is none of its business. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id) {
        records.hold(id);
    }

    /**
     * Builds, newest first.
     *
     * @param filter only those for which it holds
     * @param before only those older than this one, or null
     * @param reach only those within
     */
    public List<Build> list(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return records.list(filter, before, limit, reach);
    }

    /** As {@link #list}, but with neither stages nor findings of the jobs, of which there may be thousands. */
    public List<Build> overview(BuildFilter filter, @Nullable UUID before, int limit, VisibilityFilter reach) {
        return records.overview(filter, before, limit, reach);
    }

    /** The targets that builds of this name and version, which have not ended, work or wait for. */
    public Set<Target> underway(String name, String version) {
        return records.underway(name, version);
    }

    /**
     * The log of a job's last attempt; empty while it runs.
     *
     * @throws BuildException if there is no such build
     * @throws BuildException if the build has no such job
     */
    public String log(UUID build, UUID job) {
        get(build);
        return records.findLog(build, job).orElseThrow(() -> BuildException.jobNotFound(job));
    }

    /**
     * Cancels every job that has not ended. Running ones can write no more from now on, and their builders are told.
     *
     * @return whether a builder is still to stop its work
     * @throws BuildException if no job is left to cancel
     */
    @Transactional
    public boolean cancel(UUID id) {
        get(id);
        boolean stopping = false;
        boolean any = false;
        for (JobRow job : jobs.lockAll(id)) {
            if (!job.status().ended() && jobs.cancel(job.id())) {
                any = true;
                if (job.status() == JobStatus.RUNNING) {
                    stopping = true;
                    notifications.send(CANCEL_CHANNEL, job.id().toString());
                } else {
                    queue.remove(job.id(), job.target());
                }
                jobChanges.follow(job, JobStatus.CANCELLED, job.attempt(), Map.of());
            }
        }
        if (!any) {
            throw BuildException.alreadyEnded(id, get(id).status());
        }
        changes.publishEvent(new AuditableChange("build-cancelled", id.toString(), Map.of()));
        return stopping;
    }
}
