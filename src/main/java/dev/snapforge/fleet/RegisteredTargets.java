package dev.snapforge.fleet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.core.Platform;
import dev.snapforge.engine.TargetPattern;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Targets are what builders have registered. Requests that name none mean those of the platform that this process runs on, as far
 * as a builder runs them without imitating a processor, which is slow, and the settings do not keep them for those who name them.
 */
@Component
class RegisteredTargets implements AvailableTargets {

    private final BuilderRegistry builders;
    private final List<TargetPattern> namedOnly;
    private final Platform defaultPlatform = Platform.current();

    RegisteredTargets(BuilderRegistry builders, TargetSettings settings) {
        this.builders = builders;
        this.namedOnly = settings.namedOnly();
    }

    @Override
    public List<Availability> all() {
        return of(builders.engines(), defaultPlatform, namedOnly);
    }

    /** Two builders may have different builds of one engine; the target is live if either is. */
    static List<Availability> of(
            List<EngineAvailability> engines, Platform defaultPlatform, List<TargetPattern> namedOnly) {
        return engines.stream()
                .collect(groupingBy(EngineAvailability::target, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> new Availability(
                        entry.getKey(),
                        entry.getValue().stream().anyMatch(EngineAvailability::live),
                        entry.getKey().platform().equals(defaultPlatform)
                                && namedOnly.stream().noneMatch(it -> it.matches(entry.getKey()))
                                && entry.getValue().stream().anyMatch(it -> it.live() && !it.emulated())))
                .toList();
    }
}
