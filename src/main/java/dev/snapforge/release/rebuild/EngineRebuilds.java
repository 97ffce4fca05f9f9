package dev.snapforge.release.rebuild;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.advisory.EngineAdvisories;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.advisory.EngineStatus;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.engine.EngineRelease;
import dev.snapforge.release.engine.EngineReleasePlace;
import dev.snapforge.release.engine.EngineReleases;
import dev.snapforge.signing.SignerRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Builds what stands on an engine for its successor. */
@Service
@SignerRole
public class EngineRebuilds {

    private final EngineReleases releases;
    private final EngineAdvisories advisories;
    private final NameRebuilds rebuilds;
    private final NameAccess names;
    private final CallerContext access;

    EngineRebuilds(
            EngineReleases releases,
            EngineAdvisories advisories,
            NameRebuilds rebuilds,
            NameAccess names,
            CallerContext access) {
        this.releases = releases;
        this.advisories = advisories;
        this.rebuilds = rebuilds;
        this.names = names;
        this.access = access;
    }

    /**
     * Queues a build for each version that stands on the engine and that the caller may see, and lacks the successor. Versions of names that
     * the caller may not change are left out with the reason. Each version is a transaction of its own: a long one would hold up everybody who
     * releases.
     *
     * @param named what to build for; null for the successor that the engine's advisory names
     * @param current whether only versions are meant that are their name's newest, or that a channel points to
     * @param from where an earlier request ended, or {@link EngineReleasePlace#START}
     * @param limit how many versions to look at, from 1
     * @throws SnapforgeException {@code unusable-successor}; {@code unknown-target}, if no builder can have it; {@code queue-full}, if nothing at all
     *     could be queued
     */
    public EngineRebuild rebuild(
            Target engine, @Nullable Target named, boolean current, EngineReleasePlace from, int limit) {
        Target successor = successor(engine, named);
        VisibilityFilter changeable = access.reach(Scope.BUILDS_WRITE);
        List<EngineRelease> found = releases.behind(engine, from, limit + 1, names.visible());
        List<NameRebuild> outcomes = new ArrayList<>();
        EngineReleasePlace done = from;
        int covered = 0;
        for (EngineRelease it : found.subList(0, Math.min(limit, found.size()))) {
            if (!current || it.newest() || !it.channels().isEmpty()) {
                NameRebuild outcome = one(it, successor, changeable.includes(it.name(), ""), queued(outcomes));
                if (outcome.isNothing()) {
                    covered++;
                } else {
                    outcomes.add(outcome);
                }
                if (isFull(outcome)) {
                    return new EngineRebuild(engine, successor, outcomes, covered, done);
                }
            }
            done = it.place();
        }
        return new EngineRebuild(engine, successor, outcomes, covered, found.size() > limit ? done : null);
    }

    private Target successor(Target engine, @Nullable Target named) {
        Target successor = named != null
                ? named
                : advisories
                        .find(engine)
                        .flatMap(it -> Optional.ofNullable(it.content().successor()))
                        .orElseThrow(() -> SuccessorException.missing(engine));
        if (successor.equals(engine) || !successor.platform().equals(engine.platform())) {
            throw SuccessorException.notFitting(engine, successor);
        }
        if (advisories.all().stream()
                .filter(it -> it.engine().equals(successor))
                .map(EngineAdvisory::content)
                .anyMatch(it -> it.status() == EngineStatus.VULNERABLE)) {
            throw SuccessorException.vulnerable(engine, successor);
        }
        return successor;
    }

    private NameRebuild one(EngineRelease release, Target successor, boolean allowed, boolean some) {
        if (!allowed) {
            return NameRebuild.skipped(
                    release.name(),
                    release.version(),
                    successor,
                    "name-not-allowed",
                    "The credential may not build under this name.");
        }
        try {
            return rebuilds.rebuildVersion(release.name(), release.version(), successor);
        } catch (SnapforgeException e) {
            if (e.code().equals("unknown-target") || (e.code().equals("queue-full") && !some)) {
                throw e;
            }
            return NameRebuild.skipped(
                    release.name(), release.version(), successor, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean queued(List<NameRebuild> outcomes) {
        return outcomes.stream().anyMatch(it -> !it.builds().isEmpty());
    }

    private static boolean isFull(NameRebuild outcome) {
        return outcome.skipped().stream().anyMatch(it -> it.code().equals("queue-full"));
    }
}
