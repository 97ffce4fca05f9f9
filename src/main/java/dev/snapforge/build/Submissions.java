package dev.snapforge.build;

import dev.snapforge.access.Access;
import dev.snapforge.access.Scope;
import dev.snapforge.bundle.Upload;
import dev.snapforge.bundle.Uploads;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Target;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes requests to build. */
@Service
public class Submissions {

    private final Uploads uploads;
    private final ReleasedVersions versions;
    private final TargetChoice targets;
    private final NewBuilds newBuilds;
    private final Access access;

    Submissions(Uploads uploads, ReleasedVersions versions, TargetChoice targets, NewBuilds newBuilds, Access access) {
        this.uploads = uploads;
        this.versions = versions;
        this.targets = targets;
        this.newBuilds = newBuilds;
        this.access = access;
    }

    /**
     * Stores the bundle, the build, its jobs, their places in the queue and the first events, all or nothing.
     *
     * @return the new build, or the one that the same idempotency key and request made before
     * @throws dev.snapforge.access.NameNotAllowedException if the caller may not publish under the name
     * @throws dev.snapforge.kernel.SnapforgeException one of this package or of {@code bundle}, for whatever is refused
     */
    @Transactional
    public UUID submit(Submission submission) {
        String key = submission.idempotencyKey();
        NewBuilds.check(key);
        Upload upload = uploads.read(submission.files());
        JsonNode asked = merged(upload.manifest(), submission.spec());
        Digest request = SpecJson.requestDigest(upload.bundle().digest(), asked);
        Optional<UUID> earlier = newBuilds.earlier(key, request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        upload.manifest()
                .ifPresent(it -> SpecReader.refuseUnknown("The manifest snapforge.json", it, List.of("files")));
        BuildSpec spec = SpecReader.read(asked);
        access.caller().require(Scope.BUILDS_WRITE, spec.name());
        versions.admit(spec, upload.bundle().digest());
        List<Target> chosen = targets.choose(spec.targets());
        newBuilds.requireRoom(chosen.size());
        // Whatever can be refused has been: a refusal leaves no content behind.
        uploads.store(upload);
        return newBuilds.add(spec.withTargets(chosen), upload.bundle().digest(), null, key, request);
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
