package dev.snapforge.release.web;

import dev.snapforge.kernel.LiveExamples;
import dev.snapforge.kernel.Target;
import dev.snapforge.release.Channel;
import dev.snapforge.release.Channels;
import dev.snapforge.release.NameSummary;
import dev.snapforge.release.Names;
import dev.snapforge.release.Release;
import dev.snapforge.release.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Offers a name, with a version, a channel and a runtime that fit it. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ReleaseExamples implements LiveExamples {

    private final Names names;
    private final Channels channels;

    ReleaseExamples(Names names, Channels channels) {
        this.names = names;
        this.channels = channels;
    }

    @Override
    public Map<String, Object> of(String operation) {
        return switch (operation) {
            case "getName", "rebuildName" ->
                newest().<Map<String, Object>>map(it -> Map.of("name", it.name()))
                        .orElse(Map.of());
            case "getVersion" ->
                newest().<Map<String, Object>>map(it -> Map.of("name", it.name(), "version", it.newest()))
                        .orElse(Map.of());
            case "getChannel" ->
                newest().<Map<String, Object>>map(it -> Map.of("name", it.name(), "channel", Channel.LATEST))
                        .orElse(Map.of());
            case "putChannel" ->
                newest().<Map<String, Object>>map(it -> Map.of("name", it.name(), "channel", "stable"))
                        .orElse(Map.of());
            case "deleteChannel" -> newest().map(this::own).orElse(Map.of());
            case "resolve" -> newest().map(this::runtime).orElse(Map.of());
            default -> Map.of();
        };
    }

    private Optional<NameSummary> newest() {
        return names.list("", 1).stream().findFirst();
    }

    private Map<String, Object> own(NameSummary name) {
        String channel = channels.all(name.name()).stream()
                .map(Channel::channel)
                .filter(it -> !it.equals(Channel.LATEST))
                .findFirst()
                .orElse("stable");
        return Map.of("name", name.name(), "channel", channel);
    }

    private Map<String, Object> runtime(NameSummary name) {
        Version version = names.version(name.name(), name.newest());
        List<Target> usable = version.releases().stream()
                .filter(Release::usable)
                .map(Release::target)
                .toList();
        if (usable.isEmpty()) {
            return Map.of("name", name.name());
        }
        Target target = usable.get(usable.size() - 1);
        return Map.of(
                "name",
                name.name(),
                "platform",
                target.platform().toString(),
                "engine",
                target.engine().toString());
    }
}
