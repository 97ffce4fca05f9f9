package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.core.ErrorCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service says is released; nothing of it is verified here. */
final class ReleaseCatalogue {

    private static final String NAMES = "/api/v1/names/";

    private final ServiceConnection service;

    public ReleaseCatalogue(ServiceConnection service) {
        this.service = service;
    }

    /**
     * A version that a reference means.
     *
     * @param version the version as the API gives it
     * @param channelStatement the signed statement of the channel that was asked for, or null
     */
    public record FoundVersion(JsonView version, @Nullable JsonView channelStatement) {

        /** The version's own name. */
        public String number() {
            return version.text("version");
        }

        /** The targets that can be loaded. */
        public List<JsonView> usableTargets() {
            return version.list("targets").stream()
                    .filter(it -> it.flag("usable"))
                    .toList();
        }

        /**
         * One of them.
         *
         * @throws CommandException {@code no-such-target}
         */
        public JsonView target(String target) {
            return usableTargets().stream()
                    .filter(it -> it.text("target").equals(target))
                    .findFirst()
                    .orElseThrow(() -> noTarget(target));
        }

        /** Refuses a version all of whose snapshots were withdrawn. Code {@code no-such-target}. */
        CommandException nothingUsable() {
            return new CommandException(
                    ErrorCategory.NOT_FOUND,
                    "no-such-target",
                    "Version " + number() + " has no snapshot that can be used.",
                    "a snapshot that is not revoked",
                    version.list("targets").size() + " that cannot be used",
                    "Choose another version, or build it again.");
        }

        private CommandException noTarget(String target) {
            String names = String.join(
                    ", ", usableTargets().stream().map(it -> it.text("target")).toList());
            return new CommandException(
                    ErrorCategory.NOT_FOUND,
                    "no-such-target",
                    "Version " + number() + " has nothing for " + target + ".",
                    names.isEmpty() ? "a snapshot that can be used" : "one of " + names,
                    target,
                    "Build the version for it: the same files with --target " + target + ".");
        }
    }

    /** The version that the reference means now. */
    public FoundVersion find(ReleaseReference reference) {
        String name = NAMES + ServiceConnection.encoded(reference.name());
        if (reference.channel() == null) {
            String version = String.valueOf(reference.version());
            return new FoundVersion(service.get(name + "/versions/" + ServiceConnection.encoded(version)), null);
        }
        JsonView channel = service.get(name + "/channels/" + ServiceConnection.encoded(reference.channel()));
        String version = channel.text("version");
        return new FoundVersion(
                service.get(name + "/versions/" + ServiceConnection.encoded(version)), channel.at("statement"));
    }

    /** What the service says about a snapshot. */
    public JsonView snapshot(String digest) {
        return service.get("/api/v1/snapshots/" + ServiceConnection.encoded(digest));
    }
}
