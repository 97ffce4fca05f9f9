package dev.snapforge.builds.submit;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildException;
import dev.snapforge.builds.Builds;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Builds once more what was built before. */
@Service
public class Rebuilds {

    private final Builds builds;
    private final ReleasedVersions versions;
    private final TargetSelection targets;
    private final LayeredBuilds layers;
    private final BuildEnqueuer newBuilds;
    private final CallerContext access;

    Rebuilds(
            Builds builds,
            ReleasedVersions versions,
            TargetSelection targets,
            LayeredBuilds layers,
            BuildEnqueuer newBuilds,
            CallerContext access) {
        this.builds = builds;
        this.versions = versions;
        this.targets = targets;
        this.layers = layers;
        this.newBuilds = newBuilds;
        this.access = access;
    }

    /**
     * Makes a new build of the same bundle and spec for the same targets. It is built like any other, in processes of its own.
     *
     * @param idempotencyKey as sent, or null
     * @return the new build, or the one that the same idempotency key and request made before
     * @throws BuildException if there is no such build
     * @throws SubmissionException if it has not ended
     * @throws UnknownTargetException if no builder can have one of its targets
     * @throws QueueFullException if the caller has too much waiting
     * @throws SubmissionException if the key is malformed
     * @throws SubmissionException if the key stands for another request
     * @throws dev.snapforge.core.SnapforgeException {@code version-exists}, if the original's version was released with other content
     */
    @Transactional
    public UUID rebuild(UUID id, @Nullable String idempotencyKey) {
        BuildEnqueuer.check(idempotencyKey);
        builds.hold(id);
        Build original = builds.get(id, access.reach(Scope.BUILDS_WRITE, Scope.SNAPSHOTS_READ));
        access.caller().require(Scope.BUILDS_WRITE, original.spec().name());
        Digest request = Digest.of(("rebuild\n" + id).getBytes(StandardCharsets.UTF_8));
        Optional<UUID> earlier = newBuilds.earlier(idempotencyKey, request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!original.status().ended()) {
            throw SubmissionException.buildNotEnded(id, original.status());
        }
        versions.admit(original.spec(), original.bundle());
        newBuilds.requireRoom(targets.choose(original.spec().targets()).size());
        return newBuilds.add(NewBuild.again(original), original, idempotencyKey, request);
    }

    /**
     * Makes a new build of the same bundle and spec for other targets; joins the caller's transaction.
     *
     * @param build what to build once more, with the name and version it has
     * @param target what to build it for
     * @param layers what it stands on there, from {@link #layers}
     * @throws UnknownTargetException if no builder can have the target
     * @throws dev.snapforge.core.SnapforgeException {@code version-exists}, if its version was released with other content
     */
    @Transactional
    public UUID rebuildFor(Build build, Target target, List<Layer> layers) {
        versions.admit(build.spec(), build.bundle());
        List<Target> chosen = targets.choose(List.of(target));
        newBuilds.requireRoom(chosen.size());
        Digest request = Digest.of(("rebuild\n" + build.id() + "\n" + target).getBytes(StandardCharsets.UTF_8));
        NewBuild asked = new NewBuild(build.spec().withTargets(chosen), build.bundle(), Map.of(target, layers));
        return newBuilds.add(asked, build, null, request);
    }

    /**
     * What a build would stand on for a target: the snapshot that the same version of its base has for it. Not within a transaction of
     * its own, so that a refusal leaves the caller's as it is.
     *
     * @return the nearest layer first; empty for a build without a base
     * @throws dev.snapforge.core.SnapforgeException {@code base-lacks-target} if the base has none, or why it cannot be used
     */
    public List<Layer> layers(Build build, Target target) {
        return layers.layers(build, target);
    }
}
