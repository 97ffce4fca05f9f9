package dev.snapforge.build;

import dev.snapforge.access.Access;
import dev.snapforge.access.Scope;
import dev.snapforge.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Builds once more what was built before. */
@Service
public class Rebuilds {

    private final Builds builds;
    private final TargetChoice targets;
    private final NewBuilds newBuilds;
    private final Access access;

    Rebuilds(Builds builds, TargetChoice targets, NewBuilds newBuilds, Access access) {
        this.builds = builds;
        this.targets = targets;
        this.newBuilds = newBuilds;
        this.access = access;
    }

    /**
     * Makes a new build of the same bundle and spec for the same targets. It is built like any other, in processes of its own.
     *
     * @param idempotencyKey as sent, or null
     * @return the new build, or the one that the same idempotency key and request made before
     * @throws BuildNotFoundException if there is no such build
     * @throws BuildNotEndedException if it has not ended
     * @throws NoLiveBuilderException if one of its targets has no live builder now
     * @throws UnknownTargetException if one of its targets has had no builder for so long that it is forgotten
     * @throws InvalidIdempotencyKeyException if the key is malformed
     * @throws IdempotencyConflictException if the key stands for another request
     */
    @Transactional
    public UUID rebuild(UUID id, @Nullable String idempotencyKey) {
        NewBuilds.check(idempotencyKey);
        Build original = builds.get(id, access.reach(Scope.BUILDS_WRITE, Scope.SNAPSHOTS_READ));
        access.caller().require(Scope.BUILDS_WRITE, original.spec().name());
        Digest request = Digest.of(("rebuild\n" + id).getBytes(StandardCharsets.UTF_8));
        Optional<UUID> earlier = newBuilds.earlier(idempotencyKey, request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!original.status().ended()) {
            throw new BuildNotEndedException(id, original.status());
        }
        targets.choose(original.spec().targets());
        return newBuilds.add(original.spec(), original.bundle(), id, idempotencyKey, request);
    }
}
