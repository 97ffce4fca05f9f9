package dev.snapforge.build;

import dev.snapforge.build.BuildRecords.KeyedRequest;
import dev.snapforge.bundle.Upload;
import dev.snapforge.bundle.Uploads;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Target;
import dev.snapforge.kernel.TimeOrderedId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes requests to build. */
@Service
public class Submissions {

    private static final Pattern KEY = Pattern.compile("(?=.*[!-~])[ -~]{1,255}");

    private final Uploads uploads;
    private final TargetChoice targets;
    private final BuildRecords builds;
    private final BuildEvents events;
    private final JobQueue queue;
    private final Clock clock;

    Submissions(
            Uploads uploads,
            TargetChoice targets,
            BuildRecords builds,
            BuildEvents events,
            JobQueue queue,
            Clock clock) {
        this.uploads = uploads;
        this.targets = targets;
        this.builds = builds;
        this.events = events;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Reads a spec as a client wrote it; only its form is checked.
     *
     * @throws MalformedSpecException {@code malformed-spec}
     */
    public static JsonNode parse(byte[] spec) {
        return BuildJson.parse(spec);
    }

    /**
     * Stores the bundle, the build, its jobs, their places in the queue and the first events, all or nothing.
     *
     * @return the new build, or the one that the same idempotency key and request made before
     * @throws dev.snapforge.kernel.SnapforgeException one of this package or of {@code bundle}, for whatever is refused
     */
    @Transactional
    public UUID submit(Submission submission) {
        String key = submission.idempotencyKey();
        if (key != null && !KEY.matcher(key).matches()) {
            throw new InvalidIdempotencyKeyException(key.length());
        }
        Upload upload = uploads.read(submission.files());
        JsonNode asked = merged(upload.manifest(), submission.spec());
        Digest request = BuildJson.requestDigest(upload.bundle().digest(), asked);
        Optional<UUID> earlier = earlier(key, request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        BuildSpec spec = SpecReader.read(asked);
        List<Target> chosen = targets.choose(spec.targets());
        // Whatever can be refused has been: a refusal leaves no content behind.
        uploads.store(upload);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Build build = new Build(
                TimeOrderedId.next(clock),
                BuildStatus.QUEUED,
                spec.withTargets(chosen),
                upload.bundle().digest(),
                now,
                null,
                List.of());
        if (!builds.insert(build, key, key == null ? null : request)) {
            return earlier(key, request).orElseThrow();
        }
        enqueue(build.id(), chosen, now);
        return build.id();
    }

    private Optional<UUID> earlier(@Nullable String key, Digest request) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<KeyedRequest> found = builds.findByKey(key);
        found.filter(it -> !it.request().equals(request)).ifPresent(it -> {
            throw new IdempotencyConflictException(it.build());
        });
        return found.map(KeyedRequest::build);
    }

    private void enqueue(UUID build, List<Target> chosen, Instant now) {
        events.buildIs(build, BuildStatus.QUEUED);
        for (int position = 0; position < chosen.size(); position++) {
            JobRow job = new JobRow(TimeOrderedId.next(clock), build, chosen.get(position), JobStatus.QUEUED, 0);
            builds.insertJob(build, position, job, now);
            events.jobIs(job, JobStatus.QUEUED, 0, Map.of());
            queue.enqueue(job.id(), job.target());
        }
    }

    // What the request says beside the archive counts more than what the archive says.
    private static JsonNode merged(Optional<JsonNode> manifest, JsonNode spec) {
        if (manifest.isEmpty()) {
            return spec;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        manifest.get().properties().forEach(it -> merged.set(it.getKey(), it.getValue()));
        spec.properties().forEach(it -> merged.set(it.getKey(), it.getValue()));
        return merged;
    }
}
