package dev.snapforge.builds.submit;

import dev.snapforge.access.Caller;
import dev.snapforge.access.CallerContext;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildEvents;
import dev.snapforge.builds.BuildStatus;
import dev.snapforge.builds.JobQueue;
import dev.snapforge.builds.JobRow;
import dev.snapforge.builds.JobStatus;
import dev.snapforge.builds.submit.NewBuildRepository.KeyedRequest;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.CiRun;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.core.TimeOrderedId;
import dev.snapforge.observe.TracePropagation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts builds where builders find them, once for each idempotency key, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BuildEnqueuer {

    private static final Pattern KEY = Pattern.compile("(?=.*[!-~])[ -~]{1,255}");

    private final NewBuildRepository builds;
    private final BuildEvents events;
    private final JobQueue queue;
    private final CallerContext access;
    private final TracePropagation origins;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    BuildEnqueuer(
            NewBuildRepository builds,
            BuildEvents events,
            JobQueue queue,
            CallerContext access,
            TracePropagation origins,
            ApplicationEventPublisher changes,
            Clock clock) {
        this.builds = builds;
        this.events = events;
        this.queue = queue;
        this.access = access;
        this.origins = origins;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Checks the form of a key.
     *
     * @throws SubmissionException {@code invalid-idempotency-key}
     */
    static void check(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw SubmissionException.invalidIdempotencyKey(key.length());
        }
    }

    /**
     * The build that the same key and request of the same principal made before.
     *
     * @throws SubmissionException if the key stands for another request
     */
    Optional<UUID> earlier(@Nullable String key, Digest request) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<KeyedRequest> found = builds.findByKey(access.caller().principal(), key);
        found.filter(it -> !it.request().equals(request)).ifPresent(it -> {
            throw SubmissionException.idempotencyConflict(it.build());
        });
        return found.map(KeyedRequest::build);
    }

    /**
     * Refuses more jobs than the caller's principal may have waiting. It is a guard and no invariant: requests that come at the
     * same moment do not see each other.
     *
     * @throws QueueFullException {@code queue-full}
     */
    void requireRoom(int jobs) {
        int waiting = builds.countQueued(access.caller().principal());
        if (waiting + jobs > access.mostQueuedJobs()) {
            throw new QueueFullException(access.mostQueuedJobs(), waiting, jobs);
        }
    }

    /**
     * Stores the build, its jobs, their places in the queue and the first events.
     *
     * @param original the build that it repeats, or null
     * @return its id, or that of the build that the same key and request made at the same time
     */
    UUID add(NewBuild asked, @Nullable Build original, @Nullable String key, Digest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = TimeOrderedId.next(clock);
        Caller caller = access.caller();
        Build build = new Build(
                id,
                BuildStatus.QUEUED,
                asked.spec(),
                asked.bundle(),
                original == null ? null : original.id(),
                caller.principal(),
                source(caller, original),
                now,
                null,
                List.of());
        if (!builds.insert(build, asked, key, key == null ? null : request, origins.current())) {
            return earlier(key, request).orElseThrow();
        }
        enqueue(build, asked, now);
        changes.publishEvent(new AuditableChange(
                original == null ? "build-submitted" : "build-rebuilt", id.toString(), details(build)));
        return id;
    }

    /**
     * What the caller's token proves is about what the caller hands in. A rebuild hands in nothing: it is of a source if its caller proves
     * the very commit that the original was proved to be of, or if no caller but the service itself repeats it.
     */
    private static @Nullable CiRun source(Caller caller, @Nullable Build original) {
        CiRun own = caller.run();
        if (original == null) {
            return own;
        }
        CiRun first = original.source();
        if (caller.equals(Caller.SERVICE)) {
            return first;
        }
        return own != null && first != null && own.isOfSameCommit(first) ? own : null;
    }

    private static Map<String, Object> details(Build build) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("bundle", build.bundle().toString());
        details.put(
                "targets", build.spec().targets().stream().map(Target::toString).toList());
        putUnlessNull(details, "name", build.spec().name());
        putUnlessNull(details, "version", build.spec().version());
        putUnlessNull(details, "base", build.spec().base());
        putUnlessNull(
                details,
                "rebuildOf",
                build.rebuildOf() == null ? null : build.rebuildOf().toString());
        CiRun source = build.source();
        putUnlessNull(details, "source", source == null ? null : source.uri());
        putUnlessNull(details, "commit", source == null ? null : source.commit());
        return details;
    }

    private static void putUnlessNull(Map<String, Object> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private void enqueue(Build build, NewBuild asked, Instant now) {
        events.buildIs(build.id(), BuildStatus.QUEUED);
        List<Target> targets = build.spec().targets();
        for (int position = 0; position < targets.size(); position++) {
            JobRow job = new JobRow(
                    TimeOrderedId.next(clock), build.id(), targets.get(position), JobStatus.QUEUED, 0, false);
            builds.insertJob(build.id(), position, job, asked.layers(job.target()), now);
            events.jobIs(job, JobStatus.QUEUED, 0, Map.of());
            queue.enqueue(job.id(), job.target(), build.principal());
        }
    }
}
