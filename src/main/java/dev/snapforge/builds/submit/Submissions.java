package dev.snapforge.builds.submit;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.builds.layer.BaseSnapshot;
import dev.snapforge.builds.layer.LayeredSpec;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.DeferralHandling;
import dev.snapforge.builds.spec.FilePattern;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.builds.spec.SpecReader;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.bundle.upload.StoredUpload;
import dev.snapforge.bundle.upload.Upload;
import dev.snapforge.bundle.upload.Uploads;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes requests to build. */
@Service
public class Submissions {

    private final Uploads uploads;
    private final ReleasedVersions versions;
    private final TargetSelection targets;
    private final LayeredBuilds layers;
    private final Bundles bundles;
    private final BuildEnqueuer newBuilds;
    private final CallerContext access;
    private final TransactionTemplate transaction;

    Submissions(
            Uploads uploads,
            ReleasedVersions versions,
            TargetSelection targets,
            LayeredBuilds layers,
            Bundles bundles,
            BuildEnqueuer newBuilds,
            CallerContext access,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.versions = versions;
        this.targets = targets;
        this.layers = layers;
        this.bundles = bundles;
        this.newBuilds = newBuilds;
        this.access = access;
        this.transaction = transaction;
    }

    /**
     * Stores the files, then the bundle, the build, its jobs, their places in the queue and the first events, all or nothing. No
     * transaction waits for the upload or the store of content.
     *
     * @return the new build, or the one that the same idempotency key and request made before
     * @throws dev.snapforge.access.NameNotAllowedException if the caller may not publish under the name
     * @throws dev.snapforge.core.SnapforgeException one of this package or of {@code bundle}, for whatever is refused
     */
    public UUID submit(Submission submission) {
        String key = submission.idempotencyKey();
        BuildEnqueuer.check(key);
        try (Upload upload = uploads.read(submission.files())) {
            JsonNode asked = merged(upload.manifest(), submission.spec());
            Digest request = SpecJson.requestDigest(upload.bundle().digest(), asked);
            Optional<UUID> earlier = transaction.execute(status -> newBuilds.earlier(key, request));
            return earlier != null && earlier.isPresent() ? earlier.get() : add(upload, asked, key, request);
        }
    }

    private UUID add(Upload upload, JsonNode asked, @Nullable String key, Digest request) {
        upload.manifest()
                .ifPresent(it -> SpecReader.refuseUnknown("The manifest snapforge.json", it, List.of("files")));
        BuildSpec spec = SpecReader.read(asked);
        access.caller().require(Scope.BUILDS_WRITE, spec.name());
        requireMatches(spec.policy().defer(), upload.bundle());
        BaseSnapshot base = spec.base() == null ? null : layers.find(spec.base());
        Bundle below = base == null ? null : bundles.get(base.bundle());
        NewBuild build =
                base == null || below == null ? plain(upload, spec) : layered(upload, spec, asked, base, below);
        transaction.executeWithoutResult(
                status -> newBuilds.requireRoom(build.spec().targets().size()));
        // Whatever can be refused has been: a refusal leaves no content behind.
        StoredUpload stored = uploads.store(upload, below);
        return Objects.requireNonNull(transaction.execute(status -> {
            uploads.save(stored);
            return newBuilds.add(build, null, key, request);
        }));
    }

    private NewBuild plain(Upload upload, BuildSpec spec) {
        Digest bundle = upload.bundle().digest();
        versions.admit(spec, bundle);
        return NewBuild.plain(spec.withTargets(targets.choose(spec.targets())), bundle);
    }

    private NewBuild layered(Upload upload, BuildSpec own, JsonNode asked, BaseSnapshot base, Bundle below) {
        Digest bundle = uploads.layered(below, upload).digest();
        BuildSpec spec = LayeredSpec.of(base, own, asked);
        versions.admit(spec, bundle);
        List<Target> chosen = layers.choose(base, own);
        return new NewBuild(spec.withTargets(chosen), bundle, layers.layers(base, chosen));
    }

    private static void requireMatches(DeferralHandling deferral, Bundle bundle) {
        List<String> names = bundle.files().stream()
                .filter(file -> !file.isSourceMap())
                .map(BundleFile::name)
                .toList();
        for (String pattern : deferral.patterns()) {
            if (names.stream().noneMatch(new FilePattern(pattern)::matches)) {
                throw SubmissionException.unmatchedPattern(pattern, names);
            }
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
