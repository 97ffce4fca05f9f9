package dev.snapforge.builds.layer;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import java.util.Collection;
import java.util.stream.Collectors;

/** Why a build cannot stand on the base that it names. */
public final class LayerException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private LayerException(Refusal refusal) {
        super(refusal);
    }

    /** The base has no snapshot for a target. Code {@code base-lacks-target}. */
    public static LayerException lacksTarget(BaseSnapshot base, Target target) {
        return lacksTarget(base.title(), base.snapshots().keySet(), target);
    }

    /** The base, named by its digest, is for one target alone. Code {@code base-lacks-target}. */
    public static LayerException lacksTarget(Digest base, Target target) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-lacks-target",
                "The base " + base + " is one snapshot, and not for " + target + ".",
                "the target of that snapshot",
                target.toString(),
                "Name the base as name@version: then each target stands on the snapshot that the version has for it."));
    }

    private static LayerException lacksTarget(String base, Collection<Target> targets, Target target) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-lacks-target",
                "The base " + base + " has no snapshot for " + target + " that can be loaded.",
                targets.isEmpty()
                        ? "a base with a snapshot for " + target
                        : targets.stream().sorted().map(Target::toString).collect(Collectors.joining(", ")),
                target.toString(),
                "Build the base for this target first (POST /api/v1/names/{name}/rebuild), or leave the target out."));
    }

    /** No live engine of the default platform is one of the base's. Code {@code base-lacks-target}. */
    public static LayerException noCommonTarget(BaseSnapshot base, Collection<Target> live) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-lacks-target",
                "The base " + base.title() + " has no snapshot for any engine that is built for if no target is named.",
                base.snapshots().keySet().stream()
                        .sorted()
                        .map(Target::toString)
                        .collect(Collectors.joining(", ")),
                live.stream().sorted().map(Target::toString).collect(Collectors.joining(", ")),
                "Name the targets, or build the base for these engines first."));
    }

    /** Too many snapshots would stand on each other. Code {@code base-too-deep}. */
    public static LayerException tooDeep(BaseSnapshot base, int below) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-too-deep",
                "The base " + base.title() + " stands on too many others.",
                "at most " + Layer.MOST + " layers below a snapshot",
                below + 1 + " with this one",
                "Put two of the layers into one bundle."));
    }

    /** This release of the service would not run what the base was made of. Code {@code base-outdated}. */
    public static LayerException outdated(BaseSnapshot base) {
        return new LayerException(new Refusal(
                ErrorCategory.CONFLICT,
                "base-outdated",
                "The base " + base.title() + " was made with another prelude than this release of the service has.",
                "a base whose spec means what it meant when it was built",
                "prelude " + base.spec().prelude() + " of another release",
                "Release a new version of the base, and build on that."));
    }

    /** The build that made the base is gone, and with it what to run. Code {@code base-removed}. */
    public static LayerException removed(Digest base) {
        return new LayerException(new Refusal(
                ErrorCategory.CONFLICT,
                "base-removed",
                "The builds that led to the base " + base + " were removed, or are not yours to see.",
                "a base with a build of it, or a released version",
                base.toString(),
                "Build the base again, or release it: what was released is not removed."));
    }

    /** Base and build want different things where there can be one only. Code {@code base-disagrees}. */
    static LayerException disagrees(BaseSnapshot base, String pointer, String expected, String found) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-disagrees",
                "The base " + base.title() + " and the spec disagree about " + pointer + ".",
                expected,
                found,
                "Leave it out of the spec to have what the base has, or build the base with the other value."));
    }

    /** What the base evaluates imports files by the names they had in its own bundle. Code {@code base-imports}. */
    static LayerException imports(BaseSnapshot base, String where) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-imports",
                "The base " + base.title() + " calls import() in " + where
                        + ", where it would no longer mean its own file.",
                "a base whose checks and warm-up import no files",
                where,
                "Have a file of the base import it and give it to the check, or the warm-up, as a global."));
    }

    /** Base and build have too much of something together. Code {@code base-exceeds}. */
    static LayerException exceeds(BaseSnapshot base, String pointer, String limit) {
        return new LayerException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-exceeds",
                "The base " + base.title() + " and the spec have too much at " + pointer + " together.",
                limit,
                "more, with what the base has",
                "What the base asks for counts, too: ask for less in one of both."));
    }
}
