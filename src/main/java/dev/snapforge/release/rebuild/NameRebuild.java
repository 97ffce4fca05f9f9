package dev.snapforge.release.rebuild;

import dev.snapforge.core.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a request to rebuild a name led to.
 *
 * @param builds the builds that were queued, one for each version and target
 * @param underway what earlier builds, which have not ended, are at already
 * @param skipped versions that cannot be built again as they were
 */
public record NameRebuild(String name, List<Queued> builds, List<Underway> underway, List<Skipped> skipped) {

    static NameRebuild none(String name) {
        return new NameRebuild(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Of one version, which was left out. */
    static NameRebuild skipped(String name, String version, Target target, String code, String detail) {
        NameRebuild outcome = none(name);
        outcome.skipped().add(new Skipped(version, List.of(target), code, detail));
        return outcome;
    }

    /** Whether there was nothing to do. */
    boolean isNothing() {
        return builds.isEmpty() && underway.isEmpty() && skipped.isEmpty();
    }

    /** A build that was queued. */
    public record Queued(UUID build, String version, Target target) {}

    /** A target of a version that a build is at already. */
    public record Underway(String version, Target target) {}

    /**
     * A version that was left out.
     *
     * @param targets what it lacks
     * @param code stable word, for example {@code version-exists}
     * @param detail why, in a sentence for people
     */
    public record Skipped(String version, List<Target> targets, String code, String detail) {}
}
