package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which release, and which of its targets. */
final class ReleaseOptions {

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "A channel (default latest).")
    @Nullable
    String channel;

    @Option(names = "--target", paramLabel = "TARGET", description = "For this target; may be repeated.")
    List<String> targets = new ArrayList<>();

    @Option(names = "--all", description = "For every target that the version has.")
    boolean all;

    ReleaseReference reference(String name) {
        return ReleaseReference.parse(name, channel);
    }

    /** The targets of a version that the user means, at least one: one alone needs no naming. */
    List<JsonView> chosen(ReleaseCatalogue.FoundVersion found) {
        List<JsonView> usable = found.usableTargets();
        if (!targets.isEmpty()) {
            return targets.stream().map(found::target).toList();
        }
        if (usable.isEmpty()) {
            throw found.nothingUsable();
        }
        if (all || usable.size() == 1) {
            return usable;
        }
        throw CommandException.usage(
                "Version " + found.number() + " has " + usable.size() + " targets.",
                "--all, or --target with one of "
                        + String.join(
                                ", ",
                                usable.stream().map(it -> it.text("target")).toList()),
                "neither",
                "Say which.");
    }
}
